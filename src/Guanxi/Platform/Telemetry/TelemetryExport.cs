using System.Diagnostics;
using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Guanxi.Platform.Telemetry;

/// <summary>
/// Sends traces, metrics and logs to an OpenTelemetry collector when the standard variables name one
/// (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, or one per signal); otherwise nothing runs. Headers, time limits, sampling and resource
/// attributes follow the standard variables too.
/// </summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private TracerProvider? traces;
    private MeterProvider? metrics;

    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetValue("OTEL_SDK_DISABLED", false)) return;
        if (AddressOf(configuration, "LOGS") is not null) services.AddLogging(log => log.AddOpenTelemetry(logs =>
        {
            logs.SetResourceBuilder(Resource(configuration));
            logs.AddOtlpExporter(to => Send(to, configuration, "LOGS"));
        }));
        if (AddressOf(configuration, "TRACES") is not null || AddressOf(configuration, "METRICS") is not null) services.AddHostedService<TelemetryExport>();
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (AddressOf(configuration, "TRACES") is not null)
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource(configuration))
                .AddSource("Microsoft.AspNetCore", "System.Net.Http", "Npgsql", Instruments.Name)
                .AddProcessor(new WithoutSearchWords())
                .AddOtlpExporter(to => Send(to, configuration, "TRACES")).Build();
        if (AddressOf(configuration, "METRICS") is not null)
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource(configuration))
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", Instruments.Name)
                .AddOtlpExporter(to => Send(to, configuration, "METRICS")).Build();
        return Task.CompletedTask;
    }

    /// <summary>What is still in memory is sent first.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
        (traces, metrics) = (null, null);
    }

    private static string? AddressOf(IConfiguration configuration, string signal) =>
        configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"] is { Length: > 0 } own ? own
        : configuration[Endpoint] is { Length: > 0 } shared ? $"{shared.TrimEnd('/')}/v1/{signal.ToLowerInvariant()}" : null;

    private static void Send(OtlpExporterOptions to, IConfiguration configuration, string signal)
    {
        var isGrpc = configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] is "grpc";
        to.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        to.Endpoint = new Uri(isGrpc ? configuration[Endpoint]! : AddressOf(configuration, signal)!);
        if (configuration["OTEL_EXPORTER_OTLP_HEADERS"] is { Length: > 0 } headers) to.Headers = headers;
    }

    private static ResourceBuilder Resource(IConfiguration configuration) => ResourceBuilder.CreateDefault().AddService(
        configuration["OTEL_SERVICE_NAME"] ?? Instruments.Name, serviceVersion: typeof(CrmDb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    /// <summary>The query part of an address may hold names and numbers of people.</summary>
    private sealed class WithoutSearchWords : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            foreach (var name in (string[])["url.query", "url.full", "http.target"]) data.SetTag(name, null);
        }
    }
}
