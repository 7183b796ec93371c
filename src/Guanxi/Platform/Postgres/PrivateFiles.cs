namespace Guanxi.Platform.Postgres;

/// <summary>Folders and files only their owner may read. Windows keeps its inherited rights.</summary>
internal static class PrivateFiles
{
    public const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Others may pass through, not look around.</summary>
    public const UnixFileMode Passable = Owner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Creates the folder with exactly this mode; an existing one keeps its own.</summary>
    public static void CreateFolder(string path, UnixFileMode mode)
    {
        if (Directory.Exists(path)) return;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        if (Path.GetDirectoryName(path) is { } parent) Directory.CreateDirectory(parent);
        Directory.CreateDirectory(path, mode);
        File.SetUnixFileMode(path, mode);                       // the umask took some away
    }

    /// <summary>Replaces the file. A link somebody left there is removed, never followed.</summary>
    public static void Write(string path, string text, bool readableByOthers = false)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | (readableByOthers ? UnixFileMode.GroupRead | UnixFileMode.OtherRead : 0);
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }

    /// <summary>Whether any user may pass through every folder above and enter this one. Access lists are not looked at.</summary>
    public static bool AnyoneCanEnter(string folder)
    {
        if (OperatingSystem.IsWindows()) return true;
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (at.Exists && (at.UnixFileMode & UnixFileMode.OtherExecute) == 0) return false;
        return true;
    }
}
