namespace Guanxi.Platform;

/// <summary>Days and instants people mean, in requests and in files. The first and the last that there are stand for no end in the database, and break whoever reckons with them.</summary>
internal static class Times
{
    private const int FirstYear = 1000;
    private const int LastYear = 2999;

    public static bool IsMeant(int year) => year is >= FirstYear and <= LastYear;
}
