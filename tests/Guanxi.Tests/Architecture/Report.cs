namespace Guanxi.Tests.Architecture;

/// <summary>Fails with one line for each culprit.</summary>
internal static class Report
{
    public static void None(IEnumerable<string> culprits)
    {
        var found = culprits.Distinct().ToList();
        Assert.True(found.Count == 0, Environment.NewLine + string.Join(Environment.NewLine, found));
    }
}

/// <summary>Files of the repository the tests run from.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Compares with a checked-in file; with the environment variable set to 1, rewrites it instead.</summary>
    public static void RequireSame(string actual, string variable, params string[] path)
    {
        var file = PathOf(path);
        if (Environment.GetEnvironmentVariable(variable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }
        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        if (actual == expected) return;
        var (now, then) = (actual.Split('\n'), expected.Split('\n'));
        var difference = Enumerable.Range(0, Math.Max(now.Length, then.Length)).First(i => i >= now.Length || i >= then.Length || now[i] != then[i]);
        Assert.Fail($"{string.Join('/', path)} differs from line {difference + 1} on: '{then.ElementAtOrDefault(difference)}' is now "
            + $"'{now.ElementAtOrDefault(difference)}'. {variable}=1 rewrites the file; look at what changed before committing it.");
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Guanxi.slnx"))) return folder.FullName;
        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
