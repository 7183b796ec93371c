using System.Diagnostics;
using System.Globalization;

namespace Guanxi.Platform.Postgres;

/// <summary>What a cluster's <c>postmaster.pid</c> says about the server that runs on it.</summary>
internal sealed record RunningPostgres(int ProcessId, string SocketDirectory, string State)
{
    public const string FileName = "postmaster.pid";

    /// <summary>The file as it stands, also when its process is long gone; null without a readable file.</summary>
    public static RunningPostgres? Read(string cluster)
    {
        try
        {
            var lines = File.ReadAllLines(Path.Combine(cluster, FileName));
            return lines.Length > 0 && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? new RunningPostgres(id, lines.ElementAtOrDefault(4) ?? "", lines.ElementAtOrDefault(7)?.Trim() ?? "")
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether that process lives and is the PostgreSQL of this cluster: after a restart of the machine another program may have its number.</summary>
    public bool IsAliveOn(string cluster)
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            if (process.HasExited || !process.ProcessName.Contains("postgres", StringComparison.OrdinalIgnoreCase)) return false;
            // PostgreSQL's working folder is its cluster
            return !OperatingSystem.IsLinux()
                || Directory.ResolveLinkTarget($"/proc/{ProcessId.ToString(CultureInfo.InvariantCulture)}/cwd", false)?.FullName == RealPath(cluster);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // it has just ended, or is somebody else's
            return false;
        }
    }

    private static string RealPath(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null) return path;
        var here = new DirectoryInfo(Path.Combine(RealPath(parent), Path.GetFileName(path)));
        return here.LinkTarget is null ? here.FullName : RealPath(here.ResolveLinkTarget(true)!.FullName);
    }
}
