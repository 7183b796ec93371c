using Guanxi.Identity;
using Guanxi.Platform;

namespace Guanxi.Handovers;

/// <summary>Handovers: what lies with a leaver goes to others.</summary>
public sealed class HandoversModule : Module
{
    public override void Endpoints(RouteGroupBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Users");
        users.MapGet("/{id}/handover", HandOver.Summary).Requires(IdentityModule.EditUsers).WithName("get_handover");
        users.MapPost("/{id}/handover", HandOver.Handle).Requires(IdentityModule.EditUsers).WithName("hand_over");
    }
}
