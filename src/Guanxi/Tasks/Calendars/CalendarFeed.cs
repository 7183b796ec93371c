using System.Security.Cryptography;
using System.Text;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Net.Http.Headers;

namespace Guanxi.Tasks.Calendars;

/// <summary>The secret address under which a person's calendar program reads her tasks. Only its hash is kept.</summary>
public sealed class CalendarFeed : Entity
{
    public required Id<User> UserId { get; init; }
    public required byte[] SecretHash { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? LastReadAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarFeed>
    {
        public void Configure(EntityTypeBuilder<CalendarFeed> builder)
        {
            builder.ToTable("calendar_feeds");
            builder.HasKey(f => new { f.TenantId, f.UserId });
            builder.HasIndex(f => new { f.TenantId, f.SecretHash }).IsUnique();
            builder.HasOne<User>().WithMany().HasForeignKey(f => new { f.TenantId, f.UserId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>The address itself is known only when it is made: <c>url</c> is null afterwards.</summary>
public sealed record FeedDetail(string? Url, bool IsSet, DateTimeOffset? CreatedAt, DateTimeOffset? LastReadAt);

/// <summary>Makes, renews, revokes and serves people's calendar feeds.</summary>
internal static class ServeFeed
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromHours(1);

    public static async Task<FeedDetail> Get(CrmDb db, Session session, CancellationToken ct) => Detail(await Mine(db, session, ct), null);

    /// <summary>A new address; the one before opens nothing any more.</summary>
    public static async Task<FeedDetail> Make(CrmDb db, Session session, PublicAddress address, TimeProvider clock, CancellationToken ct)
    {
        var (secret, hash) = Secret.New(Secret.FeedPrefix, session.TenantId);
        var mine = await Mine(db, session, ct);
        if (mine is null) db.CalendarFeeds.Add(mine = new CalendarFeed { UserId = session.Access.UserId, SecretHash = hash, CreatedAt = clock.GetUtcNow() });
        else (mine.SecretHash, mine.CreatedAt, mine.LastReadAt) = (hash, clock.GetUtcNow(), null);
        db.Note("users", session.Access.UserId.Value, "calendar_feed_made");
        await db.SaveChangesAsync(ct);
        return Detail(mine, address.Of($"/api/calendar/feed/{secret}.ics").ToString());
    }

    public static async Task<IResult> Delete(CrmDb db, Session session, CancellationToken ct)
    {
        if (await Mine(db, session, ct) is not { } mine) return Results.NoContent();
        db.CalendarFeeds.Remove(mine);
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    /// <summary>Who leaves takes no calendar along; who comes back makes a new address.</summary>
    public static Task Revoke(UserDeactivated left, ReactionScope scope) =>
        scope.Db.CalendarFeeds.Where(f => f.UserId == left.UserId).ExecuteDeleteAsync(scope.Cancelled);

    /// <summary>The calendar of whoever made this address, with her rights of this moment. Anything else is not there.</summary>
    public static async Task<IResult> Read(string secret, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        if (!Secret.TryTenant(secret, Secret.FeedPrefix, out var tenant)) throw Refusal.NotFound();
        session.ActAsSystem(tenant);
        var hash = Secret.HashOf(secret);
        var feed = await db.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.SecretHash == hash, ct) ?? throw Refusal.NotFound();
        if (await IdentityModule.AccessOf(db, feed.UserId, ct) is not { } access || !access.Grants.ContainsKey(TasksModule.View)) throw Refusal.NotFound();
        session.ActAsUser(access);
        var now = clock.GetUtcNow();
        if (feed.LastReadAt is null || feed.LastReadAt + SeenEvery < now)
            await db.CalendarFeeds.Where(f => f.UserId == feed.UserId).ExecuteUpdateAsync(set => set.SetProperty(f => f.LastReadAt, now), ct);

        var calendar = Encoding.UTF8.GetBytes(await WriteCalendar.Of(db, session, now, ct));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(calendar))[..32]}\"");
        http.Response.Headers.CacheControl = "private, max-age=300";
        return Results.File(calendar, "text/calendar; charset=utf-8", "guanxi.ics", entityTag: tag);
    }

    private static Task<CalendarFeed?> Mine(CrmDb db, Session session, CancellationToken ct)
    {
        var me = session.Access.UserId;
        return db.CalendarFeeds.FirstOrDefaultAsync(f => f.UserId == me, ct);
    }

    private static FeedDetail Detail(CalendarFeed? feed, string? url) => new(url, feed is not null, feed?.CreatedAt, feed?.LastReadAt);
}
