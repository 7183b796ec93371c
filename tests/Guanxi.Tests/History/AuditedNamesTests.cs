using Guanxi.History;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Tests.Architecture;
using Guanxi.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.History;

/// <summary>A history that says <c>amount_is_manual</c> says nothing.</summary>
public sealed class AuditedNamesTests(CrmApp app)
{
    [Fact]
    public async Task Everything_the_log_keeps_of_a_record_has_a_name_in_both_languages()
    {
        var tenant = await app.NewTenant();
        await using var scope = app.ActingFor(tenant.Id);
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var session = scope.ServiceProvider.GetRequiredService<Session>();
        Report.None(
            from kind in Modules.All.SelectMany(m => m.Edits).Select(e => e.Kind)
            let type = db.Model.GetEntityTypes().Select(t => t.ClrType).Single(t => AuditTrail.KindOf(t) == kind)
            let fields = new AuditedFields(kind, session)
            from name in AuditTrail.StateOf(db.Entry(Activator.CreateInstance(type, nonPublic: true)!)).Keys
            from language in new[] { "zh-CN", "en" }
            where fields.Label(name, language).StartsWith("audited.", StringComparison.Ordinal)
            select $"{kind}.{name} has no name in {language}");
    }
}
