using System.Net.Mail;
using Guanxi.Platform;
using Guanxi.Platform.Texts;

namespace Guanxi.Identity;

/// <summary>Opens the first organisation from <c>Bootstrap__Organization</c>, <c>Bootstrap__Email</c> and <c>Bootstrap__Password</c> before the server listens.</summary>
internal sealed class Bootstrap(IConfiguration configuration, IServiceScopeFactory scopes) : IHostedService
{
    private const string Administrator = "管理员";

    /// <exception cref="OperatorException">A setting is missing or not right.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = configuration.GetSection("Bootstrap");
        string?[] given = [settings["Organization"], settings["Email"], settings["Password"]];
        if (given.All(string.IsNullOrWhiteSpace)) return;
        if (given is not [{ Length: > 0 } organization, { Length: > 0 } email, { Length: > 0 } password] || !MailAddress.TryCreate(email, out _))
            throw Wrong("须同时给出组织、有效邮箱和密码", "organization, a valid mail address and a password belong together");
        var request = new OpenOrganizationRequest { Organization = organization, Name = settings["Name"] ?? Administrator, Email = email, Password = password };
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await Open(request, scope.ServiceProvider, cancellationToken);
        }
        catch (Refusal refusal)
        {
            var fault = refusal.Faults.Values.SelectMany(f => f).First();
            throw Wrong(Text.Of(Text.Chinese, fault.Code, fault.Args), Text.Of(Text.English, fault.Code, fault.Args));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The administrator of the first organisation; null when there is an organisation already.</summary>
    internal static async Task<User?> Open(OpenOrganizationRequest request, IServiceProvider services, CancellationToken ct)
    {
        var (db, session) = (services.GetRequiredService<CrmDb>(), services.GetRequiredService<Session>());
        session.ActAcrossTenants();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await OpenOrganization.IsFirst(db, ct)) return null;
        var admin = await OpenOrganization.Create(request, db, services.GetRequiredService<Passwords>(), session, ct);
        await transaction.CommitAsync(ct);
        return admin;
    }

    private static OperatorException Wrong(string chinese, string english) => new($"Bootstrap__*：{chinese}", $"Bootstrap__*: {english}");
}
