using Guanxi.Demo;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Platform;

/// <summary>What the database looks up for each row it writes: the keys of others, and whose they are.</summary>
public sealed class WrittenRowsTests(CrmApp app)
{
    private const int Customers = 400;

    [Fact]
    public async Task Rows_of_an_organisation_that_the_statistics_do_not_know_are_looked_up_by_their_key()
    {
        var known = await app.NewTenant();
        await known.Admin.Import(Imports.Csv(["客户名称", .. Enumerable.Range(0, 300).Select(i => $"青山{i}")]));
        await app.Services.GetRequiredService<CrmDatabase>().LearnSizes(known.Id, 300, ["customers"], default);
        var unknown = await app.NewTenant();
        await using var scope = app.ActingFor(unknown.Id);
        var (db, session) = (scope.ServiceProvider.GetRequiredService<CrmDb>(), scope.ServiceProvider.GetRequiredService<Session>());
        await using var transaction = await db.Database.BeginTransactionAsync();

        var loaded = await LoadDemo.Load(Customers, db, session, TimeProvider.System, default);

        var read = await db.Database.SqlQuery<long>(
            $"SELECT idx_tup_fetch + seq_tup_read AS \"Value\" FROM pg_stat_xact_user_tables WHERE schemaname = 'crm' AND relname = 'customers'").SingleAsync();
        var written = loaded.Customers + loaded.Contacts + loaded.Activities + loaded.Opportunities + loaded.Orders + loaded.Tasks;
        Assert.InRange(read, written, 5L * written); // a few for each: the key it refers to, its owner, the customer's count of contacts
    }

    [Fact]
    public async Task A_transaction_in_which_nothing_is_written_yet_decides_anew_how_to_read()
    {
        var tenant = await app.NewTenant();
        await using var scope = app.ActingFor(tenant.Id);
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var before = await Mode(db);

        db.Note("customers", null, "counted");
        await db.SaveChangesAsync();

        Assert.Equal(("force_custom_plan", "force_generic_plan"), (before, await Mode(db)));
    }

    private static Task<string> Mode(CrmDb db) => db.Database.SqlQuery<string>($"SELECT current_setting('plan_cache_mode') AS \"Value\"").SingleAsync();
}
