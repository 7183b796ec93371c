using Guanxi.Tests.Platform.Tables;

namespace Guanxi.Tests.Analytics;

/// <summary>Rows of the public data by the names of their columns; these files have no quotes.</summary>
internal static class SharedRows
{
    public static IEnumerable<Dictionary<string, string>> Of(string path)
    {
        var lines = File.ReadAllLines(SharedData.PathOf(path));
        var head = lines[0].Split(',');
        return lines.Skip(1).Select(line => head.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}
