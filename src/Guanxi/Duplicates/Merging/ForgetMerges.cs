using Guanxi.Customers;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates.Merging;

/// <summary>Who deletes a customer deletes what was merged into it, and what it was like to others.</summary>
internal static class ForgetMerges
{
    public static Task OnDeleted(CustomerDeleted deleted, ReactionScope scope)
    {
        var id = deleted.CustomerId.Value;
        return scope.Db.Duplicates.Where(d => d.RecordKind == DuplicateKind.Customers && (d.FirstId == id || d.SecondId == id)).ExecuteDeleteAsync(scope.Cancelled);
    }
}
