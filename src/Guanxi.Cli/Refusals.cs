using System.Text.Json.Nodes;

namespace Guanxi.Cli;

/// <summary>The command was typed wrong, or something it needs is missing: exit code 2.</summary>
internal sealed class WrongUsage(Phrase message) : Exception(message.En)
{
    public Phrase Text { get; } = message;
}

/// <summary>It cannot be done, for a reason outside the server's rules (no network, disk full, …): exit code 1.</summary>
internal sealed class Failed(Phrase message) : Exception(message.En)
{
    public Phrase Text { get; } = message;
}

/// <summary>The server said no: exit code 1. <paramref name="problem"/> is its RFC 9457 answer, or null when it sent something else.</summary>
internal sealed class Refused(int status, JsonObject? problem) : Exception($"HTTP {status}")
{
    public int Status { get; } = status;
    public JsonObject? Problem { get; } = problem;
}
