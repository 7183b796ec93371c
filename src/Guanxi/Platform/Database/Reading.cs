namespace Guanxi.Platform.Database;

/// <summary>On which database a scope works: the one all write to, unless it only reads and there is a replica.</summary>
public sealed class ReplicaUse
{
    public bool IsOn { get; internal set; }
}

/// <summary>
/// Heavy reading on the replica of <c>ConnectionStrings:CrmReadOnly</c>, where the operator has one: with the caller's rights, in a scope
/// of its own. What was written in the last moments may not be there yet.
/// </summary>
internal static class Reading
{
    public static async Task<T> Of<T>(EditCall call, Func<EditCall, Task<T>> work)
    {
        if (!call.Get<CrmDatabase>().HasReplica) return await work(call);
        await using var scope = call.Get<IServiceScopeFactory>().CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<ReplicaUse>().IsOn = true;
        var session = services.GetRequiredService<Session>();
        session.ActAsUser(call.Session.Access);
        (session.Source, session.Address, session.Language) = (call.Session.Source, call.Session.Address, call.Session.Language);
        return await work(new EditCall(new DefaultHttpContext { RequestServices = services, RequestAborted = call.Ct }, services.GetRequiredService<CrmDb>(), session));
    }
}
