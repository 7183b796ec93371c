using System.Text.Json;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Notifications;

public sealed record ChannelChoice
{
    public bool? InApp { get; init; }
    public bool? Email { get; init; }
    public bool? Browser { get; init; }
}

public sealed record PreferencesRequest
{
    /// <summary>By kind: <c>assigned</c>, <c>mentioned</c>, <c>reminder</c> …; kinds and channels left out stay as they are.</summary>
    [Needed] public required Dictionary<string, ChannelChoice> Kinds { get; init; }
}

public sealed record PreferencesDetail(IReadOnlyDictionary<string, Channels> Kinds);

/// <summary>What one wants to be told, and how.</summary>
internal static class Preferences
{
    public static async Task<PreferencesDetail> Get(CrmDb db, Session session, CancellationToken ct) => Detail(await Mine(db, session, ct));

    public static async Task<PreferencesDetail> Put(PreferencesRequest request, CrmDb db, Session session, CancellationToken ct)
    {
        if (request.Kinds.Keys.FirstOrDefault(k => !Words.Contains(k)) is { } unknown) throw Refusal.Field($"kinds.{unknown}", "unknown_option");
        var mine = await Mine(db, session, ct);
        if (mine is null) db.NotificationPreferences.Add(mine = NotificationPreferences.Of(session.Access.UserId));
        mine.Prefer(request.Kinds.Select(k => KeyValuePair.Create(k.Key, Changed(mine.Kinds.GetValueOrDefault(k.Key, Channels.Usual), k.Value))));
        await db.SaveChangesAsync(ct);
        return Detail(mine);
    }

    public static Channels For(NotificationKind kind, NotificationPreferences? preferences) =>
        preferences?.Kinds.GetValueOrDefault(Word(kind)) ?? Channels.Usual;

    public static string Word(NotificationKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    private static readonly string[] Words = [.. Enum.GetValues<NotificationKind>().Select(Word)];

    private static Task<NotificationPreferences?> Mine(CrmDb db, Session session, CancellationToken ct)
    {
        var me = session.Access.UserId;
        return db.NotificationPreferences.FirstOrDefaultAsync(p => p.UserId == me, ct);
    }

    private static Channels Changed(Channels now, ChannelChoice choice) => new()
    {
        InApp = choice.InApp ?? now.InApp,
        Email = choice.Email ?? now.Email,
        Browser = choice.Browser ?? now.Browser,
    };

    private static PreferencesDetail Detail(NotificationPreferences? mine) =>
        new(Words.ToDictionary(word => word, word => mine?.Kinds.GetValueOrDefault(word) ?? Channels.Usual));
}
