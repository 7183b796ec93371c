namespace Guanxi.Views;

/// <summary>A view every organisation has; its name is in the language files as <c>view.KEY</c>.</summary>
internal sealed record BuiltInView(string Key, string Kind, Dictionary<string, string> Query, string? GroupBy = null)
{
    private static readonly Dictionary<string, string> Everything = [];

    /// <summary>Those of the fourth requirement document (§2.5), and what people look for every day.</summary>
    public static readonly IReadOnlyList<BuiltInView> All =
    [
        new("customers.mine", "customers", new() { ["owner"] = "me" }),
        new("customers.stale", "customers", new() { ["filter"] = "last_activity_at < today - 3m or last_activity_at is null", ["sort"] = "last_activity_at" }),
        new("customers.by_owner", "customers", Everything, "owner_id"),
        new("customers.by_grade", "customers", Everything, "grade"),
        new("customers.by_status", "customers", Everything, "status"),
        new("customers.by_industry", "customers", Everything, "industry"),
        new("contacts.by_role", "contacts", Everything, "role"),
        new("leads.mine", "leads", new() { ["owner"] = "me" }),
        new("leads.unassigned", "leads", new() { ["owner"] = "none" }),
        new("leads.by_source", "leads", Everything, "source"),
        new("opportunities.closing", "opportunities", new() { ["view"] = "table", ["filter"] = "status = 'open' and expected_close_date <= today + 1m", ["sort"] = "expected_close_date" }),
        new("orders.pending", "orders", new() { ["status"] = "pending" }),
        new("orders.by_seller", "orders", Everything, "seller_id"),
        new("activities.mine", "activities", new() { ["filter"] = "created_by = me" }),
        new("activities.week", "activities", new() { ["filter"] = "occurred_at >= today - 7" }),
        new("activities.by_person", "activities", Everything, "created_by"),
        new("products.by_category", "products", Everything, "category"),
        new("tasks.mine", "tasks", new() { ["assignee"] = "me" }),
        new("tasks.overdue", "tasks", new() { ["overdue"] = "true" }),
    ];
}
