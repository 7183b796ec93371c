using System.Text.Json;

namespace Guanxi.Tests.Platform.Tables;

/// <summary>The public data set beside the repository; tests that need it say so when it is not there.</summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    public static Stream Open(string path) => File.OpenRead(PathOf(path));

    public static JsonElement Json(string path) => JsonDocument.Parse(File.ReadAllText(PathOf(path))).RootElement;

    public static string[] Files(string folder) => [.. Directory.GetFiles(PathOf(folder)).Order(StringComparer.Ordinal)];

    public static string PathOf(string path)
    {
        Assert.SkipUnless(Root is not null, "../shared/data is not beside the repository.");
        return Path.Combine(Root!, path);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data)) return data;
        }

        return null;
    }
}
