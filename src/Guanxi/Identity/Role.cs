using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Identity;

/// <summary>A named set of permissions, each with its reach. A user's roles add up: the widest reach counts.</summary>
[IdPrefix("role"), Kind("roles")]
public sealed class Role : Record<Role>
{
    private Role() { }

    /// <summary>The word scripts use, e.g. <c>sales</c>; unique in the organisation.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public bool IsBuiltIn { get; private set; }
    public Dictionary<string, Scope> Grants { get; private set; } = [];

    /// <summary>What its holders do not have in full: <c>customers</c> → <c>phone</c> → masked.</summary>
    public Dictionary<string, Dictionary<string, FieldAccess>> Fields { get; private set; } = [];

    /// <summary>May do everything, for ever: nobody can lock the organisation out of itself.</summary>
    public bool IsAdmin => Code == BuiltInRoles.Admin;

    public static Role BuiltIn(string code, string name, Dictionary<string, Scope> grants) =>
        new() { Code = code, Name = name, IsBuiltIn = true, Grants = grants };

    public static Role Design(string code, string name) => new() { Code = code, Name = name.Trim() };

    /// <exception cref="Refusal">422 for a built-in role, whose name is translated.</exception>
    public void Rename(string name)
    {
        if (IsBuiltIn) throw Refusal.Rule("role.built_in");
        Name = name.Trim();
    }

    /// <exception cref="Refusal">422 for the administrator's role.</exception>
    public void Grant(Dictionary<string, Scope> grants)
    {
        RequireChangeable();
        Grants = grants;
    }

    /// <exception cref="Refusal">422 for the administrator's role.</exception>
    public void Limit(Dictionary<string, Dictionary<string, FieldAccess>> fields)
    {
        RequireChangeable();
        Fields = fields;
    }

    /// <exception cref="Refusal">422 for the administrator's role.</exception>
    public void RequireChangeable()
    {
        if (IsAdmin) throw Refusal.Rule("role.admin_fixed");
    }

    /// <exception cref="Refusal">422 for a built-in role, and while people hold it.</exception>
    public void RequireDeletable(int holders)
    {
        if (IsBuiltIn) throw Refusal.Rule("role.built_in");
        if (holders > 0) throw Refusal.Rule("role.in_use", holders);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Role>
    {
        public void Configure(EntityTypeBuilder<Role> builder)
        {
            builder.ToTable("roles");
            builder.Property(r => r.Code).HasMaxLength(40);
            builder.Property(r => r.Name).HasMaxLength(100);
            builder.HasIndex(r => new { r.TenantId, r.Code }).IsUnique();
            builder.Property(r => r.Grants).AsJson();
            builder.Property(r => r.Fields).AsJson();
        }
    }
}
