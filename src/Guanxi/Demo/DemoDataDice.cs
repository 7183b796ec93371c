namespace Guanxi.Demo;

/// <summary>Random numbers that are the same everywhere and for ever: SplitMix64, one sequence per customer.</summary>
internal sealed class DemoDataDice(int seed, int index)
{
    private ulong state = unchecked(((ulong)(uint)seed << 32 | (uint)index) * 0xD1342543DE82EF95UL + 0x9E3779B97F4A7C15UL);

    /// <summary>At least <paramref name="from"/>, less than <paramref name="to"/>.</summary>
    public int Between(int from, int to) => from + (int)(Next() % (ulong)(to - from));

    public bool Chance(double share) => Share() < share;

    /// <summary>Evenly between 0 and 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public T Of<T>(IReadOnlyList<T> list) => list[Between(0, list.Count)];

    /// <summary>Earlier ones more often: the first about twice as often as the middle.</summary>
    public T OfFavouringFirst<T>(IReadOnlyList<T> list) => list[(int)(Math.Pow(Share(), 1.7) * list.Count)];

    public T Weighted<T>(IReadOnlyList<(T Value, int Weight)> list)
    {
        var total = 0;
        foreach (var (_, weight) in list)
            total += weight;
        var left = Between(0, total);
        foreach (var (value, weight) in list)
        {
            left -= weight;
            if (left < 0)
                return value;
        }

        return list[^1].Value;
    }

    private ulong Next()
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
