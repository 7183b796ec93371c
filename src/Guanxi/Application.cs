using Guanxi.Identity;
using Guanxi.Identity.SecondFactors;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Events;
using Guanxi.Platform.Http;
using Guanxi.Platform.Live;
using Guanxi.Platform.Schedule;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Telemetry;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using System.Text.Json.Serialization.Metadata;

namespace Guanxi;

/// <summary>How the server and the tests put the system together: always through these calls.</summary>
public static class Application
{
    public static IServiceCollection AddCrm(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<CrmDatabase>().AddSingleton<LiveChannel>().AddSingleton<DeliverySignal>().AddSingleton<DeliveryWorker>();
        services.AddSingleton(_ => Reactions());
        services.AddSingleton(Schedule.All).AddSingleton<JobRunner>();
        services.AddScoped<Session>().AddScoped<ReplicaUse>();
        services.AddDbContext<CrmDb>((provider, db) => db
            .UseNpgsql(provider.GetRequiredService<CrmDatabase>().PoolFor(provider.GetRequiredService<ReplicaUse>()))
            .ConfigureWarnings(w => w.Ignore(
                CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning,
                CoreEventId.RowLimitingOperationWithoutOrderByWarning)) // counts up to a limit need no order
            .AddInterceptors(new TenantInterceptor(provider.GetRequiredService<Session>())));
        services.ConfigureHttpJsonOptions(http => Json.Configure(http.SerializerOptions).TypeInfoResolver = http.SerializerOptions.TypeInfoResolver!.WithAddedModifier(ShownMembers.Watch));
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems).AddExceptionHandler<ProblemHandler>();
        services.AddValidation();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // so that ProblemHandler can name the field
        services.AddAuthorization();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.AddCrmRateLimits(configuration);
        services.AddCrmOpenApi();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddHostedService<LiveListener>();
        TelemetryExport.AddTo(services, configuration);
        foreach (var module in Modules.All) module.Services(services, configuration);
        return services;
    }

    private static void Problems(ProblemDetailsContext context) => ProblemHandler.Complete(context);

    private static ReactionMap Reactions()
    {
        var reactions = new ReactionMap();
        foreach (var module in Modules.All) module.Reactions(reactions);
        return reactions;
    }

    public static void MapCrm(this WebApplication app)
    {
        TrustedProxies.Believe(app);
        app.Use(BrowserDefence.SetHeaders);
        app.Use(BrowserDefence.AnswerPreflight);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(EmptyBody.CountAsJson);
        app.UseRouting();
        app.UseRateLimiter();
        app.Use(BrowserDefence.RefuseForeignWrites);
        app.UseAuthentication();
        app.Use(SpeakTheirLanguage);
        app.Use(SecondFactorGate.Handle);
        app.Use(ViewAsGate.Handle);
        app.Use(FieldSight.Handle);
        app.UseAuthorization();
        app.Use(Idempotency.Handle);

        var api = app.MapGroup("/api");
        api.AddEndpointFilterFactory(WriteGuard.Around);
        api.LimitReadingTime(app.Configuration);
        foreach (var module in Modules.All) module.Endpoints(api);
        api.MapGet("/events", LiveEvents.Handle).RequiresSignIn().WithTags("Live").WithName("listen").Produces<string>(200, "text/event-stream");
        api.Map("/{**rest}", UnknownRoute.Handle).AllowAnonymous().ExcludeFromDescription();

        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapCrmOpenApi();
    }

    private static Task SpeakTheirLanguage(HttpContext http, RequestDelegate next)
    {
        http.RequestServices.GetRequiredService<Session>().Language = Languages.Of(http);
        return next(http);
    }
}
