using System.ComponentModel;
using System.Diagnostics;

namespace Guanxi.Platform.Postgres;

/// <summary>What a program said on both channels, and how it ended (0 is well).</summary>
internal sealed record ProgramResult(int ExitCode, string Output);

/// <summary>Runs PostgreSQL's programs, as another user when we are root (PostgreSQL refuses root).</summary>
internal sealed class PostgresPrograms(string binaries, string? user)
{
    /// <summary>The user to run as; null is ourselves.</summary>
    public string? User => user;

    /// <summary>For root: <c>postgres</c> when the machine has one, else <c>nobody</c>.</summary>
    public static string? UserToRunAs()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return null;
        return Users().Contains("postgres") ? "postgres" : "nobody";
    }

    /// <summary>The name of the ordinary user a folder belongs to; null for root's and for one without a name here.</summary>
    public static async Task<string?> OwnerOf(string folder, CancellationToken ct)
    {
        string[] format = OperatingSystem.IsMacOS() ? ["-f", "%Su"] : ["-c", "%U"];
        var result = await Run(Prepare("stat", null, [.. format, folder]), ct);
        return result.Output != "root" && Users().Contains(result.Output) ? result.Output : null;
    }

    public Task<ProgramResult> Run(string program, CancellationToken ct, params IEnumerable<string> arguments) =>
        Run(Prepare(Path.Combine(binaries, "bin", program), user, arguments), ct);

    /// <summary>Runs to the end without giving the thread back: for the last moments of the process.</summary>
    public void RunNow(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(Prepare(Path.Combine(binaries, "bin", program), user, arguments));
        process?.WaitForExit(TimeSpan.FromSeconds(30));
    }

    /// <summary>Gives a file, or a folder with all it holds, to the user PostgreSQL runs as; nothing to do when that is ourselves.</summary>
    public async Task GiveToUser(string path, CancellationToken ct)
    {
        if (user is null) return;
        var result = await Run(Prepare("chown", null, ["-R", "-h", $"{user}:", path]), ct);
        if (result.ExitCode != 0)
            throw new PostgresUnavailableException(PostgresUnavailableException.StartFailed,
                $"无法把 {path} 交给用户 {user}：{result.Output}", $"cannot give {path} to the user {user}: {result.Output}");
    }

    private static IEnumerable<string> Users() => File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]);

    private static async Task<ProgramResult> Run(ProcessStartInfo start, CancellationToken ct)
    {
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return new ProgramResult(process.ExitCode, $"{await output}{await errors}".Trim());
        }
        catch (Win32Exception e)
        {
            throw new PostgresUnavailableException(PostgresUnavailableException.StartFailed,
                $"无法运行 {start.FileName}：{e.Message}", $"cannot run {start.FileName}: {e.Message}", inner: e);
        }
    }

    private static ProcessStartInfo Prepare(string program, string? user, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetPathRoot(Environment.CurrentDirectory),    // ours may be closed to the other user
        };
        if (user is not null) start.UserName = user;
        // a PGDATA, PGPORT or foreign locale of the operator's shell must not steer our cluster
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal) || k.StartsWith("LC_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LANG"] = "C.UTF-8";
        return start;
    }
}
