using Guanxi.Platform;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.CustomFields;

internal static class ForgetValues
{
    private const int AtOnce = 2000;

    /// <summary>Takes the values of a removed field out of all records, then the field itself.</summary>
    public static async Task Of(CustomFieldRemoved removed, ReactionScope scope)
    {
        var (db, ct) = (scope.Db, scope.Cancelled);
        if (await db.FieldDefinitions.FirstOrDefaultAsync(f => f.Id == removed.FieldId, ct) is not { } field) return;
        var table = FieldQueries.TableOf(db, field.RecordKind);
#pragma warning disable EF1002
        while (await db.Database.ExecuteSqlRawAsync(
            $"UPDATE crm.{table} SET custom_fields = custom_fields - {{0}} WHERE id IN (SELECT id FROM crm.{table} WHERE custom_fields ->> {{0}} IS NOT NULL LIMIT {AtOnce})", [field.Key], ct) == AtOnce)
        {
            ct.ThrowIfCancellationRequested();
        }
#pragma warning restore EF1002
        db.FieldDefinitions.Remove(field);
    }
}
