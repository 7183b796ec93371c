using Guanxi.Analytics.Models;
using Guanxi.Analytics.Reports;
using Guanxi.Analytics.Scores;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Analytics.Worth;

public enum RfmMode { Quantile, Fixed }

/// <summary>What may be written on the settings; absent fields stay as they are.</summary>
public sealed record AnalyticsChanges
{
    [NotEmptied] public Optional<RfmMode?> RfmMode { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

/// <summary>The limits of the last count: by them one customer is scored between two counts as all were.</summary>
internal sealed record RfmLimits(RfmQuantile Thresholds, RfmBars Bars);

/// <summary>A model of an organisation's customers, or why there is none.</summary>
public sealed record FittedModel(BgNbd? Purchases, GammaGamma? Value, double LogLikelihood, int Customers, FitRefusal? PurchasesRefusal, FitRefusal? ValueRefusal)
{
    public bool IsWhole => Purchases is not null && Value is not null;
}

/// <summary>How an organisation values its customers, and what the last count of all found.</summary>
[IdPrefix("anset"), Kind("analytics_settings")]
public sealed class AnalyticsSettings : Record<AnalyticsSettings>
{
    private AnalyticsSettings() { }

    public RfmMode RfmMode { get; private set; }
    public DateTimeOffset? CountedAt { get; private set; }

    /// <summary>Something happened to many at once: all are to be counted anew as soon as may be.</summary>
    public bool IsDue { get; private set; }
    public int Buyers { get; private set; }
    internal RfmLimits? Limits { get; private set; }
    public FittedModel? Model { get; private set; }

    public static AnalyticsSettings Usual() => new();

    public void Change(AnalyticsChanges c) => RfmMode = c.RfmMode.Or(RfmMode) ?? RfmMode;

    internal sealed class Mapping : IEntityTypeConfiguration<AnalyticsSettings>
    {
        public void Configure(EntityTypeBuilder<AnalyticsSettings> builder)
        {
            builder.ToTable("analytics_settings");
            builder.Property(s => s.Limits).AsJson();
            builder.Property(s => s.Model).AsJson();
        }
    }
}

/// <param name="Model">Null until customers were counted once.</param>
public sealed record AnalyticsSettingsRow(RfmMode RfmMode, DateTimeOffset? CountedAt, int Buyers, FittedModel? Model, int Version);

internal static class EditAnalyticsSettings
{
    public static async Task<AnalyticsSettingsRow> Read(HttpContext http, CrmDb db, CancellationToken ct)
    {
        var settings = await db.AnalyticsSettings.AsNoTracking().SingleAsync(ct);
        var session = http.RequestServices.GetRequiredService<Session>();
        var buyers = session.SeesAll("customers") ? settings.Buyers : (await CustomerParts.Whole(db, session, ct)).Buyers; // what one does not see counts nowhere
        return http.Tagged(Row(settings) with { Buyers = buyers }, settings.Version);
    }

    /// <summary>Another way of scoring holds for everybody at once.</summary>
    public static Task<AnalyticsSettingsRow> Handle(AnalyticsChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => db.Retrying(async () =>
    {
        var settings = await db.AnalyticsSettings.SingleAsync(ct);
        await http.RequireSame(settings.Version, request.Version, () => Task.FromResult<object>(Row(settings)));
        settings.Change(request);
        await db.SaveChangesAsync(ct);
        await CountWorth.Everybody(db, http.RequestServices.GetRequiredService<CrmDatabase>(), session.TimeZone, clock.GetUtcNow(), ct);
        return await Read(http, db, ct);
    });

    private static AnalyticsSettingsRow Row(AnalyticsSettings s) => new(s.RfmMode, s.CountedAt, s.Buyers, s.Model, s.Version);
}
