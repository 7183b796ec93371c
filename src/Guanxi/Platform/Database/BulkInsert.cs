using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Guanxi.Platform.Database;

/// <summary>
/// Writes many new rows at once: COPY into a temporary table, since row security forbids COPY into a table it guards, and one
/// INSERT from there. Stamps as a save would; writes no audit entries and raises no events: the caller says what happened.
/// </summary>
internal static class BulkInsert
{
    public static async Task InsertMany<T>(this CrmDb db, IReadOnlyCollection<T> rows, Session session, TimeProvider clock, CancellationToken ct) where T : class
    {
        if (rows.Count == 0) return;
        var now = clock.GetUtcNow();
        foreach (var row in rows)
        {
            if (row is Entity entity) entity.TenantId = session.TenantId;
            if (row is IRecord record) record.Stamp(now, session.UserId, isNew: true);
        }
        await db.Complete(rows, ct);
        var type = db.Model.FindEntityType(typeof(T))!;
        var columns = Columns(type);
        var names = string.Join(", ", columns.Select(c => c.Name));
        var temporary = $"copy_{type.GetTableName()}";
        await Execute(db, $"CREATE TEMP TABLE IF NOT EXISTS {temporary} ON COMMIT DROP AS SELECT {names} FROM crm.{type.GetTableName()} WHERE false", ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY {temporary} ({names}) FROM STDIN (FORMAT BINARY)", ct))
        {
            foreach (var row in rows) await WriteRow(copy, columns, row, ct);
            await copy.CompleteAsync(ct);
        }
        await db.PlanOnce(ct);
        await Execute(db, $"INSERT INTO crm.{type.GetTableName()} ({names}) SELECT {names} FROM {temporary}; TRUNCATE {temporary}", ct);
    }

    /// <summary>The text is made of names from our own model, never of values.</summary>
    private static async Task Execute(CrmDb db, string sql, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        if (db.Database.GetCommandTimeout() is { } seconds) command.CommandTimeout = seconds;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task WriteRow<T>(NpgsqlBinaryImporter copy, List<Column> columns, T row, CancellationToken ct) where T : class
    {
        await copy.StartRowAsync(ct);
        foreach (var column in columns)
        {
            if (column.Value(row) is not { } value) await copy.WriteNullAsync(ct);
            else if (column.StoreType is { } store) await copy.WriteAsync(value, store, ct);
            else await copy.WriteAsync(value, ct);
        }
    }

    private sealed record Column(string Name, Func<object, object?> Value, NpgsqlDbType? StoreType);

    private static List<Column> Columns(IEntityType type)
    {
        var columns = type.GetProperties().Where(p => p.PropertyInfo is not null && p.ValueGenerated == ValueGenerated.Never || p.IsConcurrencyToken).Select(Of).ToList();
        columns.AddRange(type.GetComplexProperties().Select(c => new Column(
            c.ComplexType.GetContainerColumnName()!, row => JsonSerializer.Serialize(c.PropertyInfo!.GetValue(row)), NpgsqlDbType.Jsonb)));
        return columns;
    }

    private static Column Of(IProperty property)
    {
        var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        var isJson = property.GetColumnType() == "jsonb";
        return new Column(property.GetColumnName(), row =>
        {
            var value = property.PropertyInfo!.GetValue(row);
            return value is null || convert is null ? value : convert(value);
        }, isJson ? NpgsqlDbType.Jsonb : null);
    }
}
