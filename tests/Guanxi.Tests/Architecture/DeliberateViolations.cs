using Guanxi.Platform;

// A wrong system of two modules, on which the boundary test is tried.
namespace Guanxi.Tests.Architecture.Deliberate.Above
{
    [Event("thing.renamed")]
    public sealed record ThingRenamed(string Name) : IEvent;

    public sealed class Thing : Entity
    {
        public string Name { get; private set; } = "";
        public void Rename(string name) => Name = name;
    }

    public sealed class AboveModule : Module
    {
        public static Thing Find() => new();

        internal static string ReachesBelow() => Below.InnerBelow.Word();
    }

    internal sealed class InnerAbove
    {
        public static string Word() => "above";
    }
}

namespace Guanxi.Tests.Architecture.Deliberate.Below
{
    internal static class InnerBelow
    {
        public static string Word() => "below";
    }

    internal static class Offender
    {
        public static void WritesToAnEntityAbove(Above.Thing thing) => thing.Rename("x");

        public static string CallsAnInnerRuleAbove() => Above.InnerAbove.Word();

        public static Above.InnerAbove? HoldsAnInnerTypeAbove(Above.InnerAbove? inner) => inner;

        public static string ReadsAsItMay() => Above.AboveModule.Find().Name + new Above.ThingRenamed("x");
    }
}
