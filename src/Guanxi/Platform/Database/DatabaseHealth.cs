using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Guanxi.Platform.Database;

/// <summary>Ready when the database answers.</summary>
internal sealed class DatabaseHealth(CrmDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var question = database.Pool.CreateCommand("SELECT 1");
            await question.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure) when (failure is Npgsql.NpgsqlException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("the database does not answer");
        }
    }
}
