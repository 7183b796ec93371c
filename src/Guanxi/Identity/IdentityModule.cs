using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.AspNetCore.Authentication;

namespace Guanxi.Identity;

/// <summary>Identity: who signs in, where everybody belongs, and who may do what.</summary>
public sealed class IdentityModule : Module
{
    public const string ViewUsers = "users.view";
    public const string CreateUsers = "users.create";
    public const string EditUsers = "users.edit";
    public const string ViewDepartments = "departments.view";
    public const string EditDepartments = "departments.edit";
    public const string ViewRoles = "roles.view";
    public const string ViewAudit = "audit.view";

    public override IReadOnlyList<Permission> Permissions =>
        [new(ViewUsers), new(CreateUsers), new(EditUsers), new(ViewDepartments), new(EditDepartments), new(ViewRoles), new(ViewAudit)];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<AccessCache>().AddSingleton<Passwords>();
        services.AddScoped<AccessLoader>().AddScoped<PasswordCheck>().AddScoped<SessionStart>();
        services.AddAuthentication(CrmAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, CrmAuthentication>(CrmAuthentication.Name, null);
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
        var open = api.MapGroup("").WithTags("Sign-in");
        open.MapGet("/setup", OpenOrganization.State).AllowAnonymous().WithName("get_setup");
        open.MapPost("/setup", OpenOrganization.Setup).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).Produces<Me>(201).WithName("set_up");
        open.MapPost("/signup", OpenOrganization.Signup).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).Produces<Me>(201).WithName("sign_up");
        open.MapPost("/auth/login", SignInUser.Handle).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).WithName("sign_in");
        open.MapPost("/auth/logout", SignInUser.Leave).RequiresSignIn().Produces(204).WithName("sign_out");
        open.MapPost("/auth/tokens", IssueToken.Handle).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).Produces<IssuedToken>(201).WithName("issue_token");
        open.MapGet("/auth/tokens", IssueToken.List).RequiresSignIn().WithName("list_tokens");
        open.MapDelete("/auth/tokens/{id}", IssueToken.Revoke).RequiresSignIn().Produces(204).WithName("revoke_token");

        var me = api.MapGroup("/me").WithTags("Me");
        me.MapGet("/", MeQueries.Read).RequiresSignIn().WithName("get_me");
        me.MapPatch("/", EditMe.Handle).RequiresSignIn().WithName("edit_me");
        me.MapPost("/password", EditMe.ChangePassword).RequiresSignIn().Produces(204).WithName("change_password");
    }

    // ---- offered to other modules ----

    /// <summary>What a user may do at this moment; null for one who is gone.</summary>
    public static Task<Access?> AccessOf(CrmDb db, Id<User> user, CancellationToken ct) => AccessLoader.Load(db, user, ct);
}
