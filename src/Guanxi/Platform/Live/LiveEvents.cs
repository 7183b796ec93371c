using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Guanxi.Identity;

namespace Guanxi.Platform.Live;

/// <summary>One change as a listener hears it.</summary>
public sealed record ChangeNotice(string Kind, string? Id, string Action, Id<User>? By, DateTimeOffset At);

/// <summary><c>GET /api/events</c>: changes as server-sent events, only of what the listener may see.</summary>
internal static class LiveEvents
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    /// <summary>Changes as they happen, as server-sent events, only of what the listener may see.</summary>
    public static IResult Handle(LiveChannel channel, Session session, IServiceScopeFactory scopes, TimeProvider clock, CancellationToken ct) =>
        TypedResults.ServerSentEvents(Stream(channel, session, scopes, clock, ct));

    private static async IAsyncEnumerable<SseItem<string>> Stream(
        LiveChannel channel, Session session, IServiceScopeFactory scopes, TimeProvider clock, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return new SseItem<string>("{}", "hello");
        using var timer = new PeriodicTimer(Heartbeat, clock);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await using var changes = channel.Listen(session.TenantId, leaving.Token).GetAsyncEnumerator(leaving.Token);
        var next = changes.MoveNextAsync().AsTask();
        try
        {
            var beat = timer.WaitForNextTickAsync(ct).AsTask();
            while (true)
            {
                if (await Task.WhenAny(next, beat) == beat)
                {
                    if (!await beat) yield break;
                    beat = timer.WaitForNextTickAsync(ct).AsTask();
                    yield return new SseItem<string>("{}", "heartbeat");
                    continue;
                }
                if (!await next) yield break;
                if (changes.Current.Kind == "shares")
                    foreach (var kind in await Renew(session, scopes, ct)) yield return new SseItem<string>(Notice(changes.Current with { Kind = kind, Id = null, Action = "many" }), "change");
                else if (MaySee(session, changes.Current)) yield return new SseItem<string>(Notice(changes.Current), "change");
                next = changes.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // an enumerator may not be disposed of while it is still being asked
            await leaving.CancelAsync();
            await Task.WhenAny(next);
        }
    }

    /// <summary>Somebody began or ended to share: the kinds of which the listener now sees other records than before.</summary>
    private static async Task<IReadOnlyList<string>> Renew(Session session, IServiceScopeFactory scopes, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAsSystem(session.TenantId);
        if (await IdentityModule.AccessOf(scope.ServiceProvider.GetRequiredService<CrmDb>(), session.Access.UserId, ct) is not { } now) return [];
        var (before, after) = (session.Access.Shared.Seen, now.Shared.Seen);
        session.ActAsUser(now);
        return [.. before.Keys.Union(after.Keys).Where(kind => !before.GetValueOrDefault(kind, []).ToHashSet().SetEquals(after.GetValueOrDefault(kind, [])))];
    }

    /// <summary>Kinds without an owner are announced to those who may view them; the rest follow the record's owner.</summary>
    private static bool MaySee(Session session, LiveChange change)
    {
        if (change.Kind == "notifications") return change.OwnerId == session.UserId?.Value; // an inbox is its owner's alone
        var permission = $"{change.Kind}.view";
        if (change.DealOwnerId is { } second && session.Reaches(permission, new Id<User>(second))) return true;
        if (change.Id is { } record && session.SeesShared(change.Kind, record)) return true;
        if (change.OwnerId is { } owner) return session.Reaches(permission, new Id<User>(owner));
        return change.Kind switch
        {
            "organization" => true, // its name and time zone are in everybody's /api/me
            "pipelines" or "stages" => session.May("opportunities.view"),
            "imports" => change.By == session.UserId?.Value || session.SeesAll("customers"),
            _ => session.May(permission),
        };
    }

    private static string Notice(LiveChange change) => JsonSerializer.Serialize(new ChangeNotice(
        change.Kind, change.Id is { } id ? RecordIds.Text(change.Kind, id) : null, change.Action,
        change.By is { } by ? new Id<User>(by) : null, change.At), Json.Options);
}
