using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace Guanxi.Tests.Hosting;

/// <summary>The server program as an operator starts it: a process of its own, which is killed at the end whatever happens.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string AddressLine = "Guanxi CRM: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> output = [];

    private int openChannels = 2;

    private ServerProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything it printed so far.</summary>
    public string Output => string.Join('\n', output);

    public static ServerProcess Start(string data, string? user = null, string? connectionString = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Guanxi.Server.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            [program, "--urls", "http://127.0.0.1:0", "--Data:Directory", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(data),
        };
        if (user is not null) start.UserName = user;
        if (connectionString is not null) start.Environment["ConnectionStrings__Crm"] = connectionString;
        return new ServerProcess(Process.Start(start)!);
    }

    /// <summary>The address it says it can be opened at.</summary>
    public async Task<Uri> Address()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(limit.Token))
                if (line.StartsWith(AddressLine, StringComparison.Ordinal)) return new Uri(line[AddressLine.Length..]);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The server did not come up:\n{Output}");
        }
        throw new InvalidOperationException($"The server ended:\n{Output}");
    }

    /// <summary>Asks it to end, as a service manager does, and returns its exit code.</summary>
    public async Task<int> Terminate()
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        return await Ended();
    }

    public async Task Kill()
    {
        process.Kill();
        await Ended();
    }

    public async Task<int> Ended()
    {
        using var limit = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs heard)
    {
        if (heard.Data is null)
        {
            if (Interlocked.Decrement(ref openChannels) == 0) lines.Writer.TryComplete();
            return;
        }
        output.Enqueue(heard.Data);
        lines.Writer.TryWrite(heard.Data);
    }
}
