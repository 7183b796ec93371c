using System.Diagnostics;
using System.Globalization;

namespace Guanxi.Benchmarks;

/// <summary>A server in a process of its own, ended with <see cref="DisposeAsync"/>.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process process;

    private Child(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts a program of this folder and waits for the line that names its address.</summary>
    public static async Task<Child> Start(string program, string addressLine, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments]) { RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(addressLine, StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null); // else a full pipe would stop it
            return new Child(process, new Uri(line[addressLine.Length..]));
        }
        await process.WaitForExitAsync();
        throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    /// <summary>Megabytes of <c>VmRSS</c> (resident now) or <c>VmHWM</c> (the most so far).</summary>
    public double Megabytes(string field)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith(field, StringComparison.Ordinal));
        return double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        using (var end = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await end.WaitForExitAsync();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
