using System.Globalization;
using System.Security.Cryptography;
using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Demo;

/// <summary>
/// <c>demo [--customers N] [--email ADDRESS]</c> fills the organisation, and opens one where there is none; <c>remove-demo</c> takes it back.
/// The address, of anybody in it, says which organisation when there are several.
/// </summary>
internal static class DemoCommand
{
    private const string Organization = "示例公司";
    private const string Administrator = "管理员";
    private const string Email = "demo@example.com";
    private const int PasswordLength = 16;

    public static async Task Load(CommandScope scope)
    {
        var size = Size(scope);
        var password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", PasswordLength);
        var request = new OpenOrganizationRequest { Organization = Organization, Name = Administrator, Email = Email, Password = password };
        var opened = await IdentityModule.OpenFirst(request, scope.Services, scope.Cancelled);
        if (opened is null) scope.Get<Session>().ActAsSystem(await Find(scope));
        try
        {
            var loaded = await LoadDemo.Load(size, scope.Get<CrmDb>(), scope.Get<Session>(), scope.Get<TimeProvider>(), scope.Cancelled);
            await scope.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"演示数据：{loaded.Customers} 个客户、{loaded.Contacts} 个联系人、{loaded.Activities} 条跟进 / sample data: {loaded.Customers} customers, {loaded.Contacts} contacts, {loaded.Activities} activities"));
        }
        catch (Refusal refused) when (refused.Code == "demo.loaded")
        {
            throw new OperatorException("演示数据已存在，请先用 remove-demo 移除", "sample data is there already; remove-demo removes it");
        }
        if (opened is not null) await scope.Output.WriteLineAsync($"{Organization}：{Email} 密码 / password {password}");
    }

    public static async Task Remove(CommandScope scope)
    {
        scope.Get<Session>().ActAsSystem(await Find(scope));
        if (!await RemoveDemo.Remove(scope.Get<CrmDb>(), scope.Get<Session>(), scope.Get<TimeProvider>(), scope.Cancelled))
            throw new OperatorException("没有演示数据", "there is no sample data");
        await scope.Output.WriteLineAsync("演示数据已移除 / sample data removed");
    }

    /// <exception cref="OperatorException">There is none, or not just one.</exception>
    private static async Task<Guid> Find(CommandScope scope)
    {
        var (db, session, email) = (scope.Get<CrmDb>(), scope.Get<Session>(), scope.Get<IConfiguration>()["email"]);
        session.ActAcrossTenants();
        var found = string.IsNullOrWhiteSpace(email)
            ? await db.Tenants.IgnoreQueryFilters([Filters.Tenant]).Select(t => t.TenantId).Take(2).ToListAsync(scope.Cancelled)
            : await IdentityModule.OrganizationsOf(db, session, email, scope.Cancelled);
        return found switch
        {
            [var one] => one,
            [] => throw new OperatorException("没有这样的组织", "there is no such organisation"),
            _ => throw new OperatorException("有多个组织，请用 --email 指明其中一个的成员邮箱", "there are several organisations; name a member of one with --email"),
        };
    }

    private static int Size(CommandScope scope)
    {
        if (scope.Get<IConfiguration>()["customers"] is not { } given) return DemoData.UsualSize;
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= LoadDemo.Most
            ? size
            : throw new OperatorException($"--customers 为 1 到 {LoadDemo.Most} 的整数", $"--customers is a number from 1 to {LoadDemo.Most}", isUsage: true);
    }
}
