using System.Text.Json;
using Guanxi.Platform.Database;
using Npgsql;

namespace Guanxi.Platform.Live;

/// <summary>Hears what a trigger on the audit log tells every server by NOTIFY once the change is committed.</summary>
internal sealed partial class LiveListener(CrmDatabase database, LiveChannel channel, TimeProvider clock, ILogger<LiveListener> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or InvalidOperationException)
            {
                LogLost(failure.GetType().Name);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    private async Task Listen(CancellationToken ct)
    {
        await using var connection = await database.Pool.OpenConnectionAsync(ct);
        connection.Notification += (_, heard) => channel.Publish(JsonSerializer.Deserialize<LiveChange>(heard.Payload, Json.Options)!);
        await using (var listen = new NpgsqlCommand("LISTEN crm_live", connection)) await listen.ExecuteNonQueryAsync(ct);
        while (!ct.IsCancellationRequested) await connection.WaitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The live channel to the database was lost ({Failure}); connecting again")]
    private partial void LogLost(string failure);
}
