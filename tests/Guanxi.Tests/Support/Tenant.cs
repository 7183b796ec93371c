using System.Net.Http.Headers;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Support;

/// <summary>One organisation of a test, with its people.</summary>
public sealed class Tenant
{
    private readonly CrmApp app;

    private Tenant(CrmApp app, User administrator) => (this.app, AdminUser, Id) = (app, administrator, administrator.TenantId);

    public Guid Id { get; }
    public User AdminUser { get; }

    /// <summary>The administrator, signed in by token.</summary>
    public HttpClient Admin { get; private set; } = null!;

    internal static async Task<Tenant> Open(CrmApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var session = scope.ServiceProvider.GetRequiredService<Session>();
        session.ActAcrossTenants();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var request = new OpenOrganizationRequest { Organization = "测试公司", Name = "管理员", Email = $"{Guid.CreateVersion7():N}@example.com", Password = "correct horse 1" };
        var admin = await OpenOrganization.Create(request, db, scope.ServiceProvider.GetRequiredService<Passwords>(), session, default);
        await transaction.CommitAsync();
        var tenant = new Tenant(app, admin);
        tenant.Admin = await tenant.SignIn(admin);
        return tenant;
    }

    /// <summary>A new user with these roles, signed in by token.</summary>
    public async Task<Member> Member(string role = "sales", Id<Department>? department = null, string? name = null)
    {
        await using var scope = app.ActingFor(Id);
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var user = User.Join(name ?? $"成员{Guid.CreateVersion7():N}"[..12], $"{Guid.CreateVersion7():N}@example.com", department, [role]);
        db.Users.Add(user);
        db.SignIns.Add(new SignIn { UserId = user.Id, EmailDigest = User.DigestOf(user.Email) });
        await db.SaveChangesAsync();
        return new Member(user, await SignIn(user));
    }

    public async Task<Department> Department(string name, Id<Department>? parent = null)
    {
        var department = global::Guanxi.Identity.Department.Found(name, parent);
        await Given(department);
        return department;
    }

    public async Task Given(params Entity[] rows)
    {
        await using var scope = app.ActingFor(Id);
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    /// <summary>Does something as the system of this organisation.</summary>
    public Task Do(Func<CrmDb, CancellationToken, Task> work) => Read(async db =>
    {
        await work(db, default);
        return true;
    });

    public async Task<T> Read<T>(Func<CrmDb, Task<T>> query)
    {
        await using var scope = app.ActingFor(Id);
        return await query(scope.ServiceProvider.GetRequiredService<CrmDb>());
    }

    /// <summary>Runs every reaction of this organisation that is due, in order, until nothing is left.</summary>
    public async Task Settle()
    {
        while (await app.Services.GetRequiredService<DeliveryWorker>().DeliverNext(Id, default)) { }
    }

    public async Task<HttpClient> SignIn(User user)
    {
        await using var scope = app.ActingFor(Id);
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var (secret, hash) = Secret.New(Secret.TokenPrefix, Id);
        db.AccessTokens.Add(AccessToken.Issue(user.Id, "test", secret, hash, null));
        await db.SaveChangesAsync();
        var client = new HttpClient { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }
}

/// <summary>A person of the organisation and the program that acts in her name.</summary>
public sealed record Member(User User, HttpClient Http)
{
    public string Id => User.Id.ToString();
}
