using System.Collections.Concurrent;
using System.Text;
using Guanxi.Platform.Schedule;
using Guanxi.Platform.Telemetry;
using Guanxi.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Guanxi.Tests.Platform;

public sealed class TelemetryTests(CrmApp app)
{
    [Fact]
    public async Task Traces_metrics_and_logs_reach_the_collector_the_standard_variable_names()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await StartCollector(received);
        var server = await app.StartServer(("OTEL_EXPORTER_OTLP_ENDPOINT", CrmApp.AddressOf(collector).ToString()), ("OTEL_SERVICE_NAME", "guanxi-test"));
        using var http = new HttpClient { BaseAddress = CrmApp.AddressOf(server) };

        await http.GetAsync("/health/ready?q=13800138000");
        await new JobRunner(server.Services.GetRequiredService<IServiceScopeFactory>(), [Job.Every($"test_{Guid.CreateVersion7():N}", TimeSpan.FromDays(1), _ => Task.CompletedTask)],
            TimeProvider.System, server.Services.GetRequiredService<ILogger<JobRunner>>()).RunDue(TimeProvider.System.GetUtcNow(), default);
        server.Services.GetRequiredService<ILogger<TelemetryTests>>().LogWarning("collected");
        await server.StopAsync();
        await server.DisposeAsync();

        Assert.Contains("Microsoft.AspNetCore", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("job test_", received["/v1/traces"], StringComparison.Ordinal);
        Assert.DoesNotContain("13800138000", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("guanxi-test", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("guanxi.job_runs", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("collected", received["/v1/logs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_variables_nothing_is_collected() =>
        Assert.DoesNotContain(app.Services.GetServices<IHostedService>(), service => service is TelemetryExport);

    private static async Task<WebApplication> StartCollector(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            var text = Encoding.UTF8.GetString(body.ToArray());
            received.AddOrUpdate(request.Path, text, (_, before) => before + text);
        });
        await collector.StartAsync();
        return collector;
    }
}
