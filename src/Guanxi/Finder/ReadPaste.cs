using Guanxi.Platform;
using Guanxi.Platform.Pasting;
using Guanxi.Platform.Validation;

namespace Guanxi.Finder;

public sealed record PasteRequest
{
    /// <summary>A mail signature or a piece of a chat.</summary>
    [Needed, Text(PasteReader.Longest)] public required string Text { get; init; }
}

/// <summary>Tells what a pasted text says of a person and a company; nothing is kept.</summary>
internal static class ReadPaste
{
    public static Listing<PastedField> Handle(PasteRequest request) => new(PasteReader.Read(request.Text));
}
