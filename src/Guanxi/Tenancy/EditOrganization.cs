using Guanxi.Platform;
using Guanxi.Platform.Validation;

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
}

public sealed record OrganizationDetail(Id<Tenant> OrganizationId, string Name, string TimeZone, string Currency, int[] ReminderDays, bool RequireSecondFactor);

internal static class EditOrganization
{
    public static async Task<OrganizationDetail> Handle(EditOrganizationRequest request, CrmDb db, Session session, CancellationToken ct)
    {
        var tenant = await db.Tenants.Get(new Id<Tenant>(session.TenantId), ct);
        if (request.Name is { IsSet: true, Value: { } name }) tenant.Rename(name);
        if (request.TimeZone is { IsSet: true, Value: { } zone }) tenant.MoveTo(zone);
        if (request.ReminderDays is { IsSet: true, Value: { } days }) tenant.RemindBefore(days);
        if (request.RequireSecondFactor is { IsSet: true, Value: { } required }) tenant.DemandSecondFactor(required);
        await db.SaveChangesAsync(ct);
        return new(tenant.Id, tenant.Name, tenant.TimeZone, tenant.Currency, tenant.ReminderDays, tenant.RequireSecondFactor);
    }
}
