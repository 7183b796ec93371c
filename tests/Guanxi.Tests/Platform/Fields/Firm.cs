using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Guanxi.Tests.Platform.Fields;

public enum FirmState { Potential, Won, AtRisk }

[IdPrefix("boss")]
public sealed class Boss;

/// <summary>A record with a field of every kind, for tests of what works on fields.</summary>
[IdPrefix("firm")]
public sealed class Firm : ISearchable
{
    public Guid TenantId { get; set; }
    public Id<Firm> Id { get; set; } = Id<Firm>.New();
    public string Name { get; set; } = "";
    public string? Industry { get; set; }
    public string? Phone { get; set; }
    public FirmState State { get; set; }
    public decimal? Revenue { get; set; }
    public int Years { get; set; }
    public bool IsActive { get; set; } = true;
    public DateOnly? FoundedOn { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? LastSeenAt { get; set; }
    public string[] Tags { get; set; } = [];
    public Id<Boss>? OwnerId { get; set; }
    public Id<Firm>? ParentId { get; set; }
    public string SearchText { get; set; } = "";
    public string[] SearchGrams { get; set; } = [];
}

public static class FirmFields
{
    public static readonly IReadOnlyList<Option> States =
    [
        Option.Of(FirmState.Potential, "潜在", "Potential"),
        Option.Of(FirmState.Won, "成交", "Won"),
        Option.Of(FirmState.AtRisk, "流失风险", "At risk"),
    ];

    private static readonly FieldCatalogue<Firm> Plain = new("firms",
    [
        Field.Text<Firm>("name", "客户名称", "Name", f => f.Name, required: true, max: 200, sortable: true) with { Aliases = ["公司名", "Account Name"] },
        Field.Text<Firm>("industry", "行业", "Industry", f => f.Industry, sortable: true),
        Field.Phone<Firm>("phone", "电话", "Phone", f => f.Phone),
        Field.Select<Firm>("status", "客户状态", "Status", f => f.State, States, sortable: true),
        Field.Money<Firm>("annual_revenue", "年成交额", "Annual revenue", f => f.Revenue, sortable: true),
        Field.Integer<Firm>("years", "合作年限", "Years", f => f.Years),
        Field.YesNo<Firm>("is_active", "启用", "Active", f => f.IsActive),
        Field.Date<Firm>("founded_on", "成立日期", "Founded on", f => f.FoundedOn, sortable: true),
        Field.Instant<Firm>("created_at", "创建时间", "Created at", f => f.CreatedAt, readOnly: true, sortable: true),
        Field.Instant<Firm>("last_seen_at", "最后跟进", "Last seen at", f => f.LastSeenAt, readOnly: true, sortable: true),
        Field.Tags<Firm>("tags", "标签", "Tags", f => f.Tags),
        Field.User<Firm>("owner", "负责人", "Owner", f => f.OwnerId),
        Field.Text<Firm>("secret", "密", "Secret", f => f.SearchText) with { Filterable = false },
    ]);

    public static readonly FieldCatalogue<Firm> All = new("firms", Plain.Fields,
        Related.To("parent", "母公司", "Parent", (Firm f) => f.ParentId, (Firm p) => (Id<Firm>?)p.Id, Plain));
}

public sealed class FirmDb(DbContextOptions<FirmDb> options) : DbContext(options), IRecords
{
    public const string Schema = "fields_test";

    public DbSet<Firm> Firms => Set<Firm>();

    IQueryable<T> IRecords.Of<T>() => Set<T>();

    /// <summary>Writes statements; opens no connection until one is run.</summary>
    public static FirmDb On(string connection) => new(new DbContextOptionsBuilder<FirmDb>().UseNpgsql(connection).Options);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Id<Firm>>().HaveConversion<IdInDatabase<Firm>>();
        configurationBuilder.Properties<Id<Boss>>().HaveConversion<IdInDatabase<Boss>>();
        configurationBuilder.Properties<FirmState>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.Entity<Firm>(firm =>
        {
            firm.HasKey(f => new { f.TenantId, f.Id });
            firm.HasIndex(f => new { f.TenantId, f.LastSeenAt, f.Id });
            firm.HasIndex(f => f.SearchGrams).HasMethod("gin");
        });
    }

    private sealed class IdInDatabase<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));
}

/// <summary>Firms in which every field is once present, once different and once absent.</summary>
public static class Firms
{
    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The 10th of February 2026, 00:30 in Shanghai, still the 9th in UTC.</summary>
    public static readonly DateTimeOffset Now = new(2026, 2, 9, 16, 30, 0, TimeSpan.Zero);

    public static readonly Id<Boss> Me = new(Guid.Parse("0195a1b2-0000-7000-8000-000000000001"));

    public static List<Firm> Some()
    {
        var group = new Firm { Name = "重庆长安汽车股份有限公司", Industry = "汽车", State = FirmState.Won, Revenue = 2_000_000m, Years = 5, CreatedAt = Now.AddDays(-400), Tags = ["VIP", "长期合作"], OwnerId = Me, FoundedOn = new(1996, 10, 31) };
        return
        [
            group,
            new() { Name = "平安科技（深圳）有限公司", Industry = "软件", Phone = "0755-13808003", State = FirmState.Won, Revenue = 500_000m, Years = 1, CreatedAt = Now.AddHours(-1), LastSeenAt = Now.AddMinutes(-40), Tags = ["VIP"], OwnerId = Me, FoundedOn = new(2026, 2, 10) },
            new() { Name = "O'Neil 100% Data_Works", Industry = "Software", State = FirmState.AtRisk, Revenue = 100_000m, CreatedAt = Now.AddDays(-9), LastSeenAt = Now.AddDays(-30), ParentId = group.Id, FoundedOn = new(2026, 1, 31) },
            new() { Name = "1000 Data Works", Phone = "010", State = FirmState.Potential, CreatedAt = Now.AddDays(-10), LastSeenAt = Now.AddDays(-31), IsActive = false, ParentId = group.Id },
            new() { Name = "无名", Industry = "", State = FirmState.Potential, Revenue = -5m, CreatedAt = Now.AddDays(-41), OwnerId = Id<Boss>.New(), Tags = ["新客户"] },
        ];
    }
}

public sealed class FirmsInMemory(List<Firm> firms) : IRecords
{
    public IQueryable<T> Of<T>() where T : class => firms.Cast<T>().AsQueryable();
}
