using System.Text;

namespace Guanxi.Cli;

/// <summary>What a command finds around it: the streams and whether people sit at them, the environment, the clock.</summary>
public sealed record Terminal
{
    private const int UsualWidth = 120;

    public required TextReader In { get; init; }
    public required TextWriter Out { get; init; }
    public required TextWriter Err { get; init; }

    /// <summary>Standard output as bytes, for files that are not text.</summary>
    public required Func<Stream> OpenOut { get; init; }

    public bool InIsTerminal { get; init; }
    public bool OutIsTerminal { get; init; }
    public bool ErrIsTerminal { get; init; }

    /// <summary>Characters in a line of the terminal.</summary>
    public int Width { get; init; } = UsualWidth;

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Reads a line without showing it. Only asked for when <see cref="InIsTerminal"/>.</summary>
    public Func<string?> ReadSecret { get; init; } = () => null;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The terminal of this process.</summary>
    public static Terminal Current
    {
        get
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            return new Terminal
            {
                In = Console.In,
                Out = Console.Out,
                Err = Console.Error,
                OpenOut = Console.OpenStandardOutput,
                InIsTerminal = !Console.IsInputRedirected,
                OutIsTerminal = !Console.IsOutputRedirected,
                ErrIsTerminal = !Console.IsErrorRedirected,
                Width = !Console.IsOutputRedirected && Console.WindowWidth is > 20 and var columns ? columns : UsualWidth,
                Variable = Environment.GetEnvironmentVariable,
                ReadSecret = ReadWithoutEcho,
            };
        }
    }

    /// <summary>True when both sides are a person: only then may a command ask something.</summary>
    public bool CanAsk => InIsTerminal && ErrIsTerminal;

    public string? Ask(string question)
    {
        Err.Write(question);
        return In.ReadLine();
    }

    public string? AskSecret(string question)
    {
        Err.Write(question);
        var secret = ReadSecret();
        Err.WriteLine();
        return secret;
    }

    private static string ReadWithoutEcho()
    {
        var secret = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
                secret.Length = Math.Max(0, secret.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                secret.Append(key.KeyChar);
        }

        return secret.ToString();
    }
}
