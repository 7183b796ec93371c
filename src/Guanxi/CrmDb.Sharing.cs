using Guanxi.Activities;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Orders;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Guanxi;

/// <summary>
/// What is shared with the session's user shows as well. The database drops the condition for who has nothing shared: it stands
/// behind a constant, and statements are planned with their values.
/// </summary>
public sealed partial class CrmDb
{
    private void KeepToOwnersAndShared<T>(ModelBuilder model) where T : Entity<T>, IShareable
    {
        var kind = AuditTrail.KindOf(typeof(T))!;
        model.Entity<T>().HasQueryFilter(Filters.Owner, e =>
            session.SeesAll(kind) || (e.OwnerId == null && session.SeesPool(kind)) || session.VisibleOwners(kind).Contains(e.OwnerId!.Value)
            || (session.HasShared(kind) && session.SharedIds<T>(kind).Contains(e.Id)));
    }

    /// <summary>A customer's figures, contacts, activities and orders are seen by whoever sees what they belong to.</summary>
    private void FollowSharedRecords(ModelBuilder model)
    {
        model.Entity<CustomerFigures>().HasQueryFilter(Filters.Owner, f =>
            session.SeesAll("customers") || (f.OwnerId == null && session.SeesPool("customers")) || session.VisibleOwners("customers").Contains(f.OwnerId!.Value)
            || (session.HasShared("customers") && session.SharedIds<Customer>("customers").Contains(f.CustomerId)));
        model.Entity<Contact>().HasQueryFilter(Filters.Owner, c =>
            session.SeesAll("contacts") || (c.OwnerId == null && session.SeesPool("contacts")) || session.VisibleOwners("contacts").Contains(c.OwnerId!.Value)
            || (session.HasShared("customers") && session.May("contacts.view") && session.SharedIds<Customer>("customers").Contains(c.CustomerId)));
        model.Entity<Order>().HasQueryFilter(Filters.Owner, o =>
            session.SeesAll("orders") || (o.OwnerId == null && session.SeesPool("orders")) || session.VisibleOwners("orders").Contains(o.OwnerId!.Value)
            || (session.HasShared("customers") && session.May("orders.view") && session.SharedIds<Customer>("customers").Contains(o.CustomerId!.Value)));
        model.Entity<Activity>().HasQueryFilter(Filters.Owner, a =>
            session.SeesAll("activities") || (a.OwnerId == null && session.SeesPool("activities"))
            || session.VisibleOwners("activities").Contains(a.OwnerId!.Value) || session.VisibleOwners("activities").Contains(a.DealOwnerId!.Value)
            || (session.HasShared("customers") && session.May("activities.view") && session.SharedIds<Customer>("customers").Contains(a.CustomerId!.Value))
            || (session.HasShared("opportunities") && session.May("activities.view") && session.SharedIds<Opportunity>("opportunities").Contains(a.OpportunityId!.Value))
            || (session.HasShared("leads") && session.May("activities.view") && session.SharedIds<Lead>("leads").Contains(a.LeadId!.Value)));
    }
}
