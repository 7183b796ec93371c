using Guanxi;
using Guanxi.Platform.Events;
using Guanxi.Platform.Schedule;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
if (Operation.VerbOf(args) is not null) builder.Configuration["Logging:Console:LogToStandardErrorThreshold"] = "Trace"; // a command's own words go to the output
builder.Services.AddCrm(builder.Configuration);
builder.Services.AddHostedService(services => services.GetRequiredService<DeliveryWorker>());
builder.Services.AddHostedService(services => services.GetRequiredService<JobRunner>());

await using var app = builder.Build();
return await Operation.Run(args, app.Services, Serve, Console.Out, Console.Error, app.Lifetime.ApplicationStopping);

async Task Serve()
{
    app.MapCrm();
    app.MapStaticAssets();
    app.MapFallbackToFile("index.html");
    await app.StartAsync();
    Console.WriteLine($"Guanxi CRM: {app.Urls.First()}");
    await app.WaitForShutdownAsync();
}

/// <summary>Named for the tests' server factory.</summary>
public partial class Program;
