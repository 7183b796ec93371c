using System.Text.Json.Nodes;

namespace Guanxi.Tests.Support;

/// <summary>Short words for roles of a test's own.</summary>
public static class Roles
{
    /// <summary>What somebody needs to work with every customer, contact, lead and deal.</summary>
    private static readonly string[] Everything =
    [
        .. from kind in new[] { "customers", "contacts", "leads", "opportunities" } from act in new[] { "view", "create", "edit", "delete", "export", "import" } select $"{kind}.{act}",
        "activities.view", "imports.view", "imports.edit", "duplicates.view", "audit.view", "products.view",
    ];

    /// <summary>Makes a role; answers it.</summary>
    public static Task<JsonNode> AddRole(this Tenant tenant, string code, IEnumerable<string> permissions, params (string Kind, string Field, string Access)[] limits) =>
        tenant.Admin.PostJson("/api/roles", new
        {
            code,
            name = code,
            permissions = permissions.Select(p => new { permission = p, scope = "all" }),
            fields = limits.Select(l => new { kind = l.Kind, field = l.Field, access = l.Access }),
        });

    /// <summary>Somebody who sees every record, but these fields only so far.</summary>
    public static async Task<Member> Limited(this Tenant tenant, params (string Kind, string Field, string Access)[] limits)
    {
        var code = $"r{Guid.CreateVersion7():N}"[..20];
        await tenant.AddRole(code, Everything, limits);
        return await tenant.Member(code);
    }

    /// <summary>The same, who may also look under the mask.</summary>
    public static async Task<Member> Revealing(this Tenant tenant, params (string Kind, string Field, string Access)[] limits)
    {
        var code = $"r{Guid.CreateVersion7():N}"[..20];
        await tenant.AddRole(code, [.. Everything, "fields.reveal"], limits);
        return await tenant.Member(code);
    }
}
