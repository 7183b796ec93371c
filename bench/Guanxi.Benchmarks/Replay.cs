using System.Text.Json;
using Guanxi.Platform;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Guanxi.Benchmarks;

/// <summary>
/// The captured SQL of one request, run again. What differs from call to call in the product differs here: the record's id, ids and
/// codes that must be new (told by comparing two captures), and the version that was just read.
/// </summary>
internal sealed class Replay(IReadOnlyList<Step> steps, IReadOnlyList<Step> again, Guid? captured, Guid tenant)
{
    private const string Setting = "SELECT set_config('app.tenant_id', @tenant, true), set_config('app.across_tenants', '', true)";
    private const string CodePrefix = "CUS";
    private readonly HashSet<object> fresh = Fresh(steps, again);

    /// <summary>The text of every command with its values, to be read by people.</summary>
    public string Sql => string.Join("\n", steps.Select(s => s.Kind == StepKind.Command ? $"{Values(s)}{s.Text};" : $"{s.Kind.ToString().ToUpperInvariant()};"));

    public async Task Run(NpgsqlDataSource pool, Guid? id, HttpResponse response)
    {
        await using var connection = await pool.OpenConnectionAsync();
        await using var body = new Utf8JsonWriter(response.BodyWriter);
        response.ContentType = "application/json";
        var known = new Dictionary<object, object>();
        if (captured is { } from && id is { } to) known[from] = to;
        NpgsqlTransaction? transaction = null;
        body.WriteStartArray();
        foreach (var step in steps)
        {
            if (step.Kind == StepKind.Begin) transaction = await Begin(connection);
            else if (step.Kind == StepKind.Commit) await transaction!.CommitAsync();
            else await Execute(step, connection, known, body);
        }
        body.WriteEndArray();
        if (transaction is not null) await transaction.DisposeAsync();
    }

    private async Task<NpgsqlTransaction> Begin(NpgsqlConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync();
        await using var setting = new NpgsqlCommand(Setting, connection, transaction);
        setting.Parameters.AddWithValue("tenant", tenant.ToString());
        await setting.ExecuteNonQueryAsync();
        return transaction;
    }

    private async Task Execute(Step step, NpgsqlConnection connection, Dictionary<object, object> known, Utf8JsonWriter body)
    {
        await using var command = new NpgsqlCommand(step.Text, connection);
        foreach (var parameter in step.Parameters!)
        {
            var copy = parameter.Clone();
            copy.Value = ValueOf(copy.Value, known);
            command.Parameters.Add(copy);
        }
        await using var reader = await command.ExecuteReaderAsync();
        do
        {
            var version = captured is null ? -1 : VersionColumn(reader);
            while (await reader.ReadAsync())
            {
                WriteRow(reader, body);
                if (version < 0 || reader.IsDBNull(version)) continue;
                known[Case.CapturedVersion] = reader.GetInt32(version);
                known[Case.CapturedVersion + 1] = reader.GetInt32(version) + 1;
            }
        }
        while (await reader.NextResultAsync());
    }

    private object? ValueOf(object? value, Dictionary<object, object> known)
    {
        if (value is null or DBNull) return value;
        if (known.TryGetValue(value, out var other)) return other;
        if (!fresh.Contains(value)) return value;
        return known[value] = value is Guid ? Guid.CreateVersion7() : $"F{Base32.Encode(Guid.CreateVersion7())}";
    }

    private static HashSet<object> Fresh(IReadOnlyList<Step> first, IReadOnlyList<Step> second)
    {
        if (first.Count != second.Count) throw new InvalidOperationException("The product took different steps for the same request.");
        return [.. first.Zip(second).SelectMany(pair => (pair.First.Parameters ?? []).Zip(pair.Second.Parameters ?? []))
            .Where(p => !Equals(p.First.Value, p.Second.Value) && p.First.Value is Guid or string)
            .Select(p => p.First.Value!).Where(v => v is Guid || v is string text && text.StartsWith(CodePrefix, StringComparison.Ordinal))];
    }

    private static string Values(Step step) => string.Concat(step.Parameters!.Select(p =>
        $"-- @{p.ParameterName} = {JsonSerializer.Serialize(p.Value is Array { Length: > 20 } many ? $"{many.Length} values" : p.Value)}\n"));

    private static int VersionColumn(NpgsqlDataReader reader)
    {
        for (var i = 0; i < reader.FieldCount; i++)
            if (reader.GetName(i) == "version") return i;
        return -1;
    }

    private static void WriteRow(NpgsqlDataReader reader, Utf8JsonWriter body)
    {
        body.WriteStartArray();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.IsDBNull(i)) body.WriteNullValue();
            else JsonSerializer.Serialize(body, reader.GetValue(i));
        }
        body.WriteEndArray();
    }
}
