using Guanxi.Activities;
using Guanxi.Platform.Events;

namespace Guanxi.Customers;

/// <summary>Keeps 最后跟进时间: an activity with a customer is the last contact, unless a later one is known.</summary>
internal static class TouchCustomer
{
    public static async Task OnActivity(ActivityLogged logged, ReactionScope scope)
    {
        if (logged.CustomerId is { } customer) await CustomersModule.Touch(scope.Db, customer, logged.OccurredAt, scope.Cancelled);
    }
}
