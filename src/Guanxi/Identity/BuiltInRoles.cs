using Guanxi.Platform;

namespace Guanxi.Identity;

/// <summary>The six roles every organisation starts with.</summary>
internal static class BuiltInRoles
{
    public const string Admin = "admin";

    private static readonly string[] Work = ["view", "create", "edit", "delete"];
    private static readonly string[] Transfer = ["export", "import"];

    /// <summary>What sales people work with; later modules add their kinds here.</summary>
    private static readonly string[] SalesKinds = ["customers", "contacts", "opportunities", "leads", "activities", "tasks", "orders"];
    private static readonly string[] Directory = ["users.view", "departments.view", "roles.view", "tags.view", "products.view", "duplicates.view", "documents.view", "analytics.view"];

    /// <summary>Who leads sales looks after what is sold.</summary>
    private static readonly string[] Catalogue = ["products.create", "products.edit", "products.delete", "products.export", "products.import"];

    /// <summary>Marketing brings leads in, values them and hands them out.</summary>
    private static readonly string[] LeadDesk = ["leads.edit", "leads.assign", "leads.configure"];

    /// <summary>Everybody looks after the imports he started.</summary>
    private static readonly string[] OwnWork = ["imports.view", "imports.edit"];

    public static IEnumerable<Role> For(IEnumerable<Permission> everything) =>
    [
        Role.BuiltIn(Admin, "管理员", everything.ToDictionary(p => p.Name, _ => Scope.All)),
        Role.BuiltIn("manager", "销售经理", Grants(Scope.Department, [.. Work, .. Transfer, "assign"], [.. Catalogue, "opportunities.configure", "leads.convert", "tags.edit", "duplicates.edit", "documents.edit", "analytics.export"])),
        Role.BuiltIn("sales", "销售", Grants(Scope.Own, [.. Work, .. Transfer], "leads.convert", "tags.edit", "duplicates.edit", "documents.edit", "analytics.export")),
        Role.BuiltIn("marketing", "市场", WithOwnTasks(Grants(Scope.All, ["view", "create", "export", "import"], [.. LeadDesk, "tags.edit", "duplicates.edit", "documents.edit", "analytics.export"]))),
        Role.BuiltIn("service", "客服", Service()),
        Role.BuiltIn("readonly", "只读", Grants(Scope.All, ["view"])),
    ];

    private static Dictionary<string, Scope> Service()
    {
        var grants = Grants(Scope.All, ["view"]);
        foreach (var permission in (string[])["contacts.create", "contacts.edit", "activities.create", "activities.edit", "documents.edit"]) grants[permission] = Scope.All;
        return WithOwnTasks(grants);
    }

    /// <summary>Whoever may not change what others work on still does what he has to do.</summary>
    private static Dictionary<string, Scope> WithOwnTasks(Dictionary<string, Scope> grants)
    {
        foreach (var action in Work.Skip(1)) grants[$"tasks.{action}"] = Scope.Own;
        return grants;
    }

    private static Dictionary<string, Scope> Grants(Scope scope, string[] actions, params string[] more) =>
        SalesKinds.SelectMany(kind => actions.Select(action => $"{kind}.{action}")).Concat(Directory).Concat(more).Concat(actions.Contains("import") ? OwnWork : [])
            .ToDictionary(permission => permission, permission => Directory.Contains(permission) ? Scope.All : OwnWork.Contains(permission) ? Scope.Own : scope);
}
