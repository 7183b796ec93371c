using Guanxi.Identity.Passkeys;
using Guanxi.Identity.SecondFactors;
using Guanxi.Identity.Sharing;
using Guanxi.Identity.Sessions;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Events;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Http;
using Guanxi.Platform.Mail;
using Guanxi.Platform.Postgres;
using Guanxi.Platform.Schedule;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Tables;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Guanxi.Identity;

/// <summary>Identity: who signs in, where everybody belongs, and who may do what.</summary>
public sealed class IdentityModule : Module
{
    public const string ViewUsers = "users.view";
    public const string CreateUsers = "users.create";
    public const string EditUsers = "users.edit";

    /// <summary>To deactivate them.</summary>
    public const string DeleteUsers = "users.delete";
    public const string ViewDepartments = "departments.view";
    public const string EditDepartments = "departments.edit";
    public const string ViewRoles = "roles.view";
    public const string EditRoles = "roles.edit";
    /// <summary>To look at the product with another's rights.</summary>
    public const string ViewAsOthers = "users.view_as";
    public const string ViewAudit = "audit.view";

    public override IReadOnlyList<FieldCatalogue> Fields => [UserFields.All];

    public override IReadOnlyList<Permission> Permissions =>
        [new(ViewUsers), new(CreateUsers), new(EditUsers), new(DeleteUsers), new(ViewAsOthers), new(ViewDepartments), new(EditDepartments), new(ViewRoles), new(EditRoles), new(ViewAudit)];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<AccessCache>().AddSingleton<Passwords>().AddSingleton<PublicAddress>().AddSingleton<Mailer>().AddSingleton<KeyVault>();
        services.AddScoped<AccessLoader>().AddScoped<PasswordCheck>().AddScoped<SessionStart>().AddScoped<Administrators>().AddScoped<LinkMail>().AddScoped<Attempts>().AddScoped<SecondFactorCheck>();
        AddKeys(services);
        AddPasskeys(services);
        services.AddHostedService<Bootstrap>();
        services.AddAuthentication(CrmAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, CrmAuthentication>(CrmAuthentication.Name, null);
    }

    /// <summary>The keys that encrypt secrets lie in the data folder, which servers of one installation share as they share its files.</summary>
    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Guanxi");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            var folder = Path.Combine(provider.GetRequiredService<CrmDatabase>().DataDirectory, "keys");
            PrivateFiles.CreateFolder(folder, PrivateFiles.Owner);
            options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder), provider.GetRequiredService<ILoggerFactory>());
        }));
    }

    /// <summary>Of the framework's identity only what checks passkeys; who the users are is ours.</summary>
    private static void AddPasskeys(IServiceCollection services)
    {
        services.AddSingleton<PasskeyDomain>().AddScoped<PasskeyStore>().AddScoped<PasskeyChallenges>().AddScoped<PasskeyCheck>();
        services.AddScoped<HalfSessions>().AddScoped<FreshProof>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<PasskeyDomain>((options, domain) => domain.Configure(options));
        services.AddScoped(provider => new UserManager<User>(
            provider.GetRequiredService<PasskeyStore>(), Options.Create(new IdentityOptions()), null!, [], [], null!, null!, provider, provider.GetRequiredService<ILogger<UserManager<User>>>()));
        services.AddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>();
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
        var open = api.MapGroup("").WithTags("Sign-in");
        open.MapGet("/setup", OpenOrganization.State).AllowAnonymous().WithName("get_setup");
        open.MapPost("/setup", OpenOrganization.Setup).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).Produces<Me>(201).WithName("set_up");
        open.MapPost("/signup", OpenOrganization.Signup).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).Produces<Me>(201).WithName("sign_up");
        open.MapPost("/auth/login", SignInUser.Handle).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).WithName("sign_in");
        open.MapPost("/auth/second_factor", FinishSignIn.Handle).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).WithName("finish_sign_in");
        open.MapPost("/auth/passkeys/challenge", SignInByPasskey.Ask).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).WithName("ask_passkey");
        open.MapPost("/auth/passkeys", SignInByPasskey.Handle).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).WithName("sign_in_with_passkey");
        open.MapPost("/auth/logout", SignInUser.Leave).RequiresSignIn().OpenWithoutSecondFactor().OpenWhileViewing().Produces(204).WithName("sign_out");
        open.MapPost("/auth/tokens", IssueToken.Handle).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).Produces<IssuedToken>(201).WithName("issue_token");
        open.MapGet("/auth/tokens", IssueToken.List).RequiresSignIn().WithName("list_tokens");
        open.MapDelete("/auth/tokens/{id}", IssueToken.Revoke).RequiresSignIn().Produces(204).WithName("revoke_token");

        open.MapPost("/auth/password_reset", ResetPassword.Handle).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).Produces(202).WithName("request_password_reset");
        open.MapPost("/auth/password", SetPassword.Handle).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).WithName("set_password");

        var me = api.MapGroup("/me").WithTags("Me");
        me.MapGet("/", MeQueries.Read).RequiresSignIn().OpenWithoutSecondFactor().WithName("get_me");
        me.MapPatch("/", EditMe.Handle).RequiresSignIn().WithName("edit_me");
        me.MapPost("/password", EditMe.ChangePassword).RequiresSignIn().IgnoresIdempotencyKey().Produces(204).WithName("change_password");
        me.MapDelete("/view", ViewAs.End).RequiresSignIn().OpenWhileViewing().Produces(204).WithName("end_view_as");
        me.MapGet("/sessions", SessionQueries.Mine).RequiresSignIn().WithName("list_my_sessions");
        me.MapDelete("/sessions", EndSessions.MyOthers).RequiresSignIn().Produces(204).WithName("end_my_other_sessions");
        me.MapDelete("/sessions/{id}", EndSessions.Mine).RequiresSignIn().Produces(204).WithName("end_my_session");
        me.MapGet("/second_factor", SecondFactorQueries.Read).RequiresSignIn().OpenWithoutSecondFactor().WithName("get_second_factor");
        me.MapPost("/second_factor", SetUpSecondFactor.Begin).RequiresSignIn().IgnoresIdempotencyKey().OpenWithoutSecondFactor().WithName("begin_second_factor");
        me.MapPut("/second_factor", SetUpSecondFactor.Confirm).RequiresSignIn().OpenWithoutSecondFactor().WithName("confirm_second_factor");
        me.MapPost("/second_factor/recovery_codes", DropSecondFactor.RenewCodes).RequiresSignIn().IgnoresIdempotencyKey().WithName("renew_recovery_codes");
        me.MapPost("/second_factor/removal", DropSecondFactor.Handle).RequiresSignIn().IgnoresIdempotencyKey().Produces(204).WithName("remove_second_factor");
        me.MapGet("/passkeys", OwnPasskeys.List).RequiresSignIn().OpenWithoutSecondFactor().WithName("list_my_passkeys");
        me.MapPost("/passkeys/challenge", OwnPasskeys.Ask).RequiresSignIn().IgnoresIdempotencyKey().WithName("ask_my_passkeys");
        me.MapPost("/passkeys/begin", AddPasskey.Begin).RequiresSignIn().IgnoresIdempotencyKey().OpenWithoutSecondFactor().WithName("begin_passkey");
        me.MapPost("/passkeys", AddPasskey.Finish).RequiresSignIn().IgnoresIdempotencyKey().OpenWithoutSecondFactor().Produces<NewPasskey>(201).WithName("add_passkey");
        me.MapPatch("/passkeys/{id}", OwnPasskeys.Rename).RequiresSignIn().WithName("rename_passkey");
        me.MapPost("/passkeys/{id}/removal", OwnPasskeys.Remove).RequiresSignIn().IgnoresIdempotencyKey().Produces(204).WithName("remove_passkey");
        Directory(api);
    }

    public override void Reactions(ReactionMap on)
    {
        on.Event<UserInvited>(InviteUser.SendMail);
        on.Event<PasswordResetRequested>(ResetPassword.SendMail);
    }

    public override IReadOnlyList<OperatorCommand> Commands => [new("reset-password", "EMAIL", ResetPasswordCommand.Run), new("reset-second-factor", "EMAIL", ResetSecondFactorCommand.Run)];

    private static void Directory(RouteGroupBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Users");
        users.MapGet("/", UserQueries.List).Requires(ViewUsers).WithName("list_users");
        users.MapPost("/", CreateUser.Handle).Requires(CreateUsers).Produces<UserRow>(201).WithName("create_user");
        users.MapGet("/{id}", UserQueries.Get).Requires(ViewUsers).WithName("get_user");
        users.MapPut("/{id}", EditUser.Handle).Requires(EditUsers).WithName("put_user");
        users.MapPatch("/{id}", EditUser.Handle).Requires(EditUsers).WithName("edit_user");
        users.MapDelete("/{id}", EditUser.Remove).Requires(DeleteUsers).Produces(204).WithName("deactivate_user");
        users.MapGet("/{id}/sessions", SessionQueries.OfUser).Requires(EditUsers).WithName("list_user_sessions");
        users.MapDelete("/{id}/sessions", EndSessions.AllOfUser).Requires(EditUsers).Produces(204).WithName("end_user_sessions");
        users.MapDelete("/{id}/sessions/{session_id}", EndSessions.OfUser).Requires(EditUsers).Produces(204).WithName("end_user_session");
        users.MapGet("/{id}/tokens", SessionQueries.TokensOfUser).Requires(EditUsers).WithName("list_user_tokens");
        users.MapDelete("/{id}/tokens/{token_id}", EndSessions.TokenOfUser).Requires(EditUsers).Produces(204).WithName("revoke_user_token");
        users.MapDelete("/{id}/second_factor", DropSecondFactor.Reset).Requires(EditUsers).Produces(204).WithName("reset_second_factor");
        users.MapPost("/{id}/view", ViewAs.Begin).Requires(ViewAsOthers).Produces(204).WithName("view_as_user");
        users.MapPost("/{id}/invitation", InviteUser.Again).Requires(CreateUsers).Produces(202).WithName("invite_user");

        var departments = api.MapGroup("/departments").WithTags("Departments");
        departments.MapGet("/", DepartmentQueries.List).Requires(ViewDepartments).WithName("list_departments");
        departments.MapPost("/", EditDepartment.Create).Requires(EditDepartments).Produces<DepartmentRow>(201).WithName("create_department");
        departments.MapGet("/{id}", DepartmentQueries.Get).Requires(ViewDepartments).WithName("get_department");
        departments.MapPut("/{id}", EditDepartment.Handle).Requires(EditDepartments).WithName("put_department");
        departments.MapPatch("/{id}", EditDepartment.Handle).Requires(EditDepartments).WithName("edit_department");
        departments.MapDelete("/{id}", EditDepartment.Delete).Requires(EditDepartments).Produces(204).WithName("delete_department");

        var roles = api.MapGroup("").WithTags("Roles");
        roles.MapGet("/roles", RoleQueries.List).Requires(ViewRoles).WithName("list_roles");
        roles.MapPost("/roles", EditRole.Create).Requires(EditRoles).Produces<RoleRow>(201).WithName("create_role");
        roles.MapGet("/roles/{id}", RoleQueries.Get).Requires(ViewRoles).WithName("get_role");
        roles.MapPut("/roles/{id}", EditRole.Handle).Requires(EditRoles).WithName("put_role");
        roles.MapPatch("/roles/{id}", EditRole.Handle).Requires(EditRoles).WithName("edit_role");
        roles.MapDelete("/roles/{id}", EditRole.Delete).Requires(EditRoles).Produces(204).WithName("delete_role");
        roles.MapGet("/permissions", RoleQueries.Permissions).Requires(ViewRoles).WithName("list_permissions");
        api.MapGet("/audit", AuditQueries.List).Requires(ViewAudit).WithTags("Audit").WithName("list_audit");
    }

    // ---- offered to other modules ----

    /// <summary>The audit log as a file of which nothing is read yet.</summary>
    public static Task<ListFile> AuditFile(AuditCriteria criteria, ExportQuery export, EditCall call) => ExportAudit.Prepare(criteria, export, call);

    /// <summary>Opens the first organisation of an empty installation; answers its administrator, or null when there is one already.</summary>
    public static Task<User?> OpenFirst(OpenOrganizationRequest request, IServiceProvider services, CancellationToken ct) => Bootstrap.Open(request, services, ct);

    /// <summary>The organisations in which the address signs in; the session acts across all of them afterwards.</summary>
    public static async Task<IReadOnlyList<Guid>> OrganizationsOf(CrmDb db, Session session, string email, CancellationToken ct) =>
        [.. (await SignIn.Places(db, session, email, ct)).Select(place => place.TenantId)];

    /// <summary>Everybody in the department and the ones below it.</summary>
    public static async Task<Id<User>[]> PeopleOf(CrmDb db, Id<Department> department, CancellationToken ct) => [.. await AccessLoader.Members(db, department, ct)];

    /// <summary>A department, not yet saved.</summary>
    public static Department Found(CrmDb db, string name, Id<Department>? parent)
    {
        var department = Department.Found(name, parent);
        db.Departments.Add(department);
        return department;
    }

    /// <summary>A user without a password, not yet saved; without a mail address there is no place to sign in yet.</summary>
    public static User Join(CrmDb db, string name, string email, Id<Department>? department, params string[] roles)
    {
        var user = User.Join(name, email, department, roles);
        db.Users.Add(user);
        if (user.Email.Length > 0) db.SignIns.Add(new SignIn { UserId = user.Id, EmailDigest = User.DigestOf(email) });
        return user;
    }

    /// <summary>The active people with this mail address or exactly this name; two at most, since a second one means that it is not clear who is meant.</summary>
    public static Task<List<Id<User>>> Called(CrmDb db, string mailOrName, CancellationToken ct)
    {
        var digest = User.DigestOf(mailOrName);
        return db.Users.Where(u => u.IsActive && (u.Name == mailOrName || db.SignIns.Any(s => s.UserId == u.Id && s.EmailDigest == digest)))
            .OrderBy(u => u.Id).Select(u => u.Id).Take(2).ToListAsync(ct);
    }

    /// <summary>Where a person stands: the department, and whom he reports to; the caller saves.</summary>
    public static void Place(User user, Id<Department>? department, Id<User>? manager)
    {
        user.Move(department);
        user.ReportTo(manager);
    }

    /// <exception cref="Refusal">403 for roles with rights the caller does not hold.</exception>
    public static Task RequireGrantable(CrmDb db, Session session, string[] roles, CancellationToken ct) =>
        Rank.RequireWithin(db, session, roles, null, Rank.CannotGrant, ct);

    /// <summary>False when the person holds rights the caller does not.</summary>
    public static async Task<bool> MayChange(CrmDb db, Session session, User user, CancellationToken ct)
    {
        try
        {
            await Rank.RequireWithin(db, session, user.Roles, user.DepartmentId, Rank.Outranked, ct);
            return true;
        }
        catch (Refusal)
        {
            return false;
        }
    }

    /// <summary>The routes by which records of a kind are shared with people and departments; <paramref name="one"/> is the word for one of them.</summary>
    public static void MapShares<T>(RouteGroupBuilder records, string kind, string one) where T : Entity<T>, IShareable => ShareEndpoints.Map<T>(records, kind, one);

    /// <summary>The active people a share is for.</summary>
    public static Task<List<Id<User>>> RecipientsOf(CrmDb db, Id<RecordShare> share, CancellationToken ct) => SharedWith.Recipients(db, share, ct);

    /// <summary>Removes the shares that have ended.</summary>
    public static Task ForgetShares(JobScope job) => SharedWith.ForgetEnded(job);

    /// <summary>The code of the role that may everything.</summary>
    public const string AdministratorRole = BuiltInRoles.Admin;

    /// <summary>The active people with the role.</summary>
    public static Task<List<Id<User>>> HoldersOf(CrmDb db, string role, CancellationToken ct) =>
        db.Users.Where(u => u.IsActive && u.Roles.Contains(role)).OrderBy(u => u.Id).Select(u => u.Id).ToListAsync(ct);

    /// <summary>Who leads a person: the head of the department or of one above, else the manager; null when there is nobody.</summary>
    public static Task<Id<User>?> HeadOf(CrmDb db, Id<User> person, CancellationToken ct) => Superiors.Head(db, person, ct);

    /// <summary>So many managers up, or the topmost one where the line is shorter.</summary>
    public static Task<Id<User>?> ManagerOf(CrmDb db, Id<User> person, int levels, CancellationToken ct) => Superiors.Manager(db, person, levels, ct);

    /// <summary>What roles allow together.</summary>
    public static IReadOnlyDictionary<string, Scope> GrantsOf(IReadOnlyCollection<Role> roles) => AccessLoader.GrantsOf(roles);

    /// <summary>What roles withhold together; null when nothing is.</summary>
    public static FieldRights? FieldRightsFrom(IReadOnlyCollection<Role> roles, CustomFieldSet? own) => FieldRightsOf.Roles(roles, own);

    /// <summary>A role as people call it, a built-in one in the reader's language.</summary>
    public static string NameOf(Role role, string language) => RoleQueries.NameOf(role, language);

    /// <summary>A department and all above it, from below; none for nobody's.</summary>
    public static Task<Id<Department>[]> DepartmentsAbove(CrmDb db, Id<Department>? own, CancellationToken ct) => SharedWith.Above(db, own, ct);

    /// <summary>What a user may do at this moment; null for one who is gone.</summary>
    public static Task<Access?> AccessOf(CrmDb db, Id<User> user, CancellationToken ct) => AccessLoader.Load(db, user, ct);
}
