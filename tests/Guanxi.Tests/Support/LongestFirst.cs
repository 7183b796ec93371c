using Guanxi.Tests.Hosting;
using Guanxi.Tests.Leads;
using Guanxi.Tests.Platform.Matrix;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Guanxi.Tests.Support.LongestFirst))]

namespace Guanxi.Tests.Support;

/// <summary>Begins with the classes that take minutes, so that at the end no core waits for one of them.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [typeof(RouteMatrixTests).FullName!, typeof(ServerProcessTests).FullName!, typeof(KilledServerTests).FullName!, typeof(TwoServersTests).FullName!, typeof(ConvertLeadTests).FullName!];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Long.Any(name => c.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) ? 0 : 1).ThenBy(c => c.UniqueID, StringComparer.Ordinal)];
}
