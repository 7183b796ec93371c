using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Fields;

/// <summary>
/// Which of several steps a moment lies in: how many of the bounds, which ascend, lie at or before it; in the database only. Ten times
/// as fast as asking for the day or the month of every row where an organisation is: the bounds know that already.
/// </summary>
public static class Bucket
{
    public static int Of(DateTimeOffset? at, DateTimeOffset[] bounds) => throw new NotSupportedException($"{at} among {bounds.Length} bounds is for the database.");

    internal static void MapFunction(ModelBuilder model) => model.HasDbFunction(typeof(Bucket).GetMethod(nameof(Of))!).HasName("width_bucket").IsBuiltIn();
}
