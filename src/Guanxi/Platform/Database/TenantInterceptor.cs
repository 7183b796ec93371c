using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Guanxi.Platform.Database;

/// <summary>
/// Tells PostgreSQL's row security for which organisation each statement runs. The setting is local to the transaction, so it
/// can't stay behind on a pooled connection: a statement outside a transaction carries it along as the first half of one
/// round trip; a transaction gets it once, when it starts.
/// </summary>
internal sealed class TenantInterceptor(Session session) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private const string Setting =
        "SELECT set_config('app.tenant_id', @app_tenant, true), set_config('app.across_tenants', @app_across, true)";

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Prefix(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Prefix(command);
        return ValueTask.FromResult(result);
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null) await result.NextResultAsync(cancellationToken); // past the answer of set_config
        return result;
    }

    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken)
    {
        await Run(eventData.Context is CrmDb { IsSaving: true } ? $"{Setting}, {PreparedStatements.OnePlan}" : Setting, connection, result, cancellationToken);
        return result;
    }

    /// <summary>For the rare transaction in which the organisation changes.</summary>
    public Task Apply(DbConnection connection, DbTransaction transaction, CancellationToken ct) => Run(Setting, connection, transaction, ct);

    private async Task Run(string setting, DbConnection connection, DbTransaction transaction, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = setting;
        AddParameters(command);
        await command.ExecuteNonQueryAsync(ct);
    }

    private void Prefix(DbCommand command)
    {
        if (command.Transaction is not null) return;
        var plan = command.CommandText.StartsWith(PreparedStatements.ByKey, StringComparison.Ordinal) ? $", {PreparedStatements.OnePlan}" : "";
        command.CommandText = $"{Setting}{plan};\n{command.CommandText}";
        AddParameters(command);
    }

    private void AddParameters(DbCommand command)
    {
        command.Parameters.Add(Text("app_tenant", session.TenantId == Guid.Empty ? "" : session.TenantId.ToString()));
        command.Parameters.Add(Text("app_across", session.IsAcrossTenants ? "on" : ""));
    }

    private static NpgsqlParameter Text(string name, string value) => new(name, NpgsqlDbType.Text) { Value = value };
}
