using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tenancy;

public sealed record EditOrganizationRequest
{
    [NotEmptied, Text(200)] public Optional<string> Name { get; init; }

    /// <summary>IANA name, e.g. Asia/Shanghai.</summary>
    [NotEmptied, Text(60)] public Optional<string> TimeZone { get; init; }

    /// <summary>So many days before a task is due its owner is reminded, unless the task says otherwise.</summary>
    [NotEmptied, AtMost(10), Days] public Optional<int[]> ReminderDays { get; init; }

    /// <summary>Members without a second factor must set one up before they can do anything else.</summary>
    [NotEmptied] public Optional<bool?> RequireSecondFactor { get; init; }

    /// <summary>So often a day one person may look under the mask of a field.</summary>
    [NotEmptied, Between(0, 10_000)] public Optional<int?> RevealsPerDay { get; init; }

    /// <summary>So many rows one person may export within 24 hours; more needs the agreement of another. Null: any number.</summary>
    [Between(0, 10_000_000)] public Optional<int?> ExportApprovalRows { get; init; }

    /// <summary>Lists that leave as files say at their end who took them, when and how much.</summary>
    [NotEmptied] public Optional<bool?> ExportWatermark { get; init; }

    /// <summary>So long a file that was asked for can be fetched.</summary>
    [NotEmptied, Between(1, 72)] public Optional<int?> ExportFileHours { get; init; }

    /// <summary>The whole profile: what it leaves out is emptied.</summary>
    [NotEmptied] public Optional<OrganizationProfile> Profile { get; init; }
}

public sealed record OrganizationDetail(
    Id<Tenant> OrganizationId, string Name, string TimeZone, string Currency, int[] ReminderDays, bool RequireSecondFactor, int RevealsPerDay,
    int? ExportApprovalRows, bool ExportWatermark, int ExportFileHours, OrganizationProfile Profile);

internal static class EditOrganization
{
    public static async Task<OrganizationDetail> Handle(EditOrganizationRequest request, CrmDb db, Session session, CancellationToken ct)
    {
        var tenant = await db.Tenants.Get(new Id<Tenant>(session.TenantId), ct);
        if (request.Name is { IsSet: true, Value: { } name }) tenant.Rename(name);
        if (request.TimeZone is { IsSet: true, Value: { } zone }) tenant.MoveTo(zone);
        if (request.ReminderDays is { IsSet: true, Value: { } days }) tenant.RemindBefore(days);
        if (request.RequireSecondFactor is { IsSet: true, Value: { } required }) tenant.DemandSecondFactor(required);
        if (request.RevealsPerDay is { IsSet: true, Value: { } reveals }) tenant.AllowReveals(reveals);
        if (request.ExportApprovalRows.IsSet) tenant.LimitExports(request.ExportApprovalRows.Value);
        if (request.ExportWatermark is { IsSet: true, Value: { } marks }) tenant.MarkExports(marks);
        if (request.ExportFileHours is { IsSet: true, Value: { } hours }) tenant.KeepExports(hours);
        if (request.Profile is { IsSet: true, Value: { } profile }) tenant.Describe(profile);
        await db.SaveChangesAsync(ct);
        return Detail(tenant);
    }

    public static async Task<OrganizationDetail> Read(CrmDb db, Session session, CancellationToken ct) =>
        Detail(await db.Tenants.AsNoTracking().Get(new Id<Tenant>(session.TenantId), ct));

    private static OrganizationDetail Detail(Tenant t) =>
        new(t.Id, t.Name, t.TimeZone, t.Currency, t.ReminderDays, t.RequireSecondFactor, t.RevealsPerDay, t.ExportApprovalRows, t.ExportWatermark, t.ExportFileHours, t.Profile);
}
