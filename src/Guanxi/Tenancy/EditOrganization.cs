using Guanxi.Platform;
using Guanxi.Platform.Validation;

namespace Guanxi.Tenancy;

public sealed record EditOrganizationRequest
{
    [NotEmptied, Text(200)] public Optional<string> Name { get; init; }

    /// <summary>IANA name, e.g. Asia/Shanghai.</summary>
    [NotEmptied, Text(60)] public Optional<string> TimeZone { get; init; }
}

public sealed record OrganizationDetail(Id<Tenant> OrganizationId, string Name, string TimeZone, string Currency);

internal static class EditOrganization
{
    public static async Task<OrganizationDetail> Handle(EditOrganizationRequest request, CrmDb db, Session session, CancellationToken ct)
    {
        var tenant = await db.Tenants.Get(new Id<Tenant>(session.TenantId), ct);
        if (request.Name is { IsSet: true, Value: { } name }) tenant.Rename(name);
        if (request.TimeZone is { IsSet: true, Value: { } zone }) tenant.MoveTo(zone);
        await db.SaveChangesAsync(ct);
        return new(tenant.Id, tenant.Name, tenant.TimeZone, tenant.Currency);
    }
}
