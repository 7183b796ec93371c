using Guanxi;
using Guanxi.Platform.Database;
using Guanxi.Platform.Events;
using Guanxi.Platform.Postgres;
using Guanxi.Platform.Schedule;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.Services.AddCrm(builder.Configuration);
builder.Services.AddHostedService(services => services.GetRequiredService<DeliveryWorker>());
builder.Services.AddHostedService(services => services.GetRequiredService<JobRunner>());

await using var app = builder.Build();
try
{
    await app.Services.GetRequiredService<CrmDatabase>().Start(app.Lifetime.ApplicationStopping);
}
catch (PostgresUnavailableException unavailable)
{
    await Console.Error.WriteLineAsync(unavailable.Message);
    return 1;
}
app.MapCrm();
app.MapStaticAssets();
app.MapFallbackToFile("index.html");
await app.StartAsync();
Console.WriteLine($"Guanxi CRM: {app.Urls.First()}");
await app.WaitForShutdownAsync();
return 0;

/// <summary>Named for the tests' server factory.</summary>
public partial class Program;
