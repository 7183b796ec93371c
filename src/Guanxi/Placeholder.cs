namespace Guanxi;

/// <summary>Marks the assembly.</summary>
internal static class Placeholder;
