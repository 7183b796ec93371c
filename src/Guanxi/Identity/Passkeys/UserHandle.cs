using System.Diagnostics.CodeAnalysis;
using Guanxi.Platform;

namespace Guanxi.Identity.Passkeys;

/// <summary>
/// What a device keeps with a passkey and sends with it: organisation and user, so that nobody is looked for in all organisations.
/// Says nothing about the person, as the standard wants.
/// </summary>
internal static class UserHandle
{
    public static string Of(User user) => Base32.Encode(user.TenantId) + Base32.Encode(user.Id.Value);

    public static bool TryRead([NotNullWhen(true)] string? handle, out Guid tenant, out Id<User> user)
    {
        (tenant, user) = (default, default);
        if (handle is not { Length: 2 * Base32.Length }) return false;
        if (!Base32.TryDecode(handle.AsSpan(0, Base32.Length), out tenant) || !Base32.TryDecode(handle.AsSpan(Base32.Length), out var id)) return false;
        user = new Id<User>(id);
        return true;
    }
}
