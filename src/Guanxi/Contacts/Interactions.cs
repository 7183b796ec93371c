using Guanxi.Platform;

namespace Guanxi.Contacts;

/// <summary>A talk with a contact, in the short form of the second document.</summary>
public sealed record Interaction(DateOnly Date, string Type, string Content);

/// <summary>
/// The latest talks with contacts. Activities stand below contacts, which therefore can't read them: they fill this in.
/// </summary>
public interface IInteractions
{
    /// <summary>Up to twenty for each contact, newest first; only those the caller may see.</summary>
    Task<ILookup<Id<Contact>, Interaction>> Latest(IReadOnlyCollection<Id<Contact>> contacts, CancellationToken ct);
}
