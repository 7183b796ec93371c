using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Guanxi.Tests.Architecture;

/// <summary>Short enough to be read once: the guide says 300 lines a file and 30 a method; here the door closes.</summary>
public sealed class SizeTests
{
    private const int LinesOfFile = 300;
    private const int LinesOfMethod = 40;

    [Fact]
    public void No_file_is_too_long() => Report.None(new[] { "src", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains("node_modules", StringComparison.Ordinal))
        .Select(file => (Name: Path.GetRelativePath(Repository.Root, file), Lines: File.ReadLines(file).Count()))
        .Where(file => file.Lines > LinesOfFile).Select(file => $"{file.Name} has {file.Lines} lines"));

    [Fact]
    public void No_method_is_too_long() => Report.None(Methods()
        .Select(method => (Method: method, Lines: LinesOf(method)))
        .Where(m => m.Lines > LinesOfMethod)
        .Select(m => $"{m.Method.DeclaringType.FullName}.{m.Method.Name} has {m.Lines} lines"));

    [Fact]
    public void No_method_of_ours_is_named_Async() => Report.None(Methods()
        .Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal) && !m.Name.Contains('.', StringComparison.Ordinal) && !m.Name.Contains('<', StringComparison.Ordinal) && !IsGivenFromOutside(m))
        .Select(m => $"{m.DeclaringType.FullName}.{m.Name}"));

    private static IEnumerable<MethodDefinition> Methods() => AssemblyDefinition
        .ReadAssembly(typeof(CrmDb).Assembly.Location, new ReaderParameters { ReadSymbols = true }).MainModule.GetAllTypes()
        .Where(t => !t.FullName.Contains("Migrations", StringComparison.Ordinal)).SelectMany(t => t.Methods);

    /// <summary>Constructors count nothing: they carry the tables of their class.</summary>
    private static int LinesOf(MethodDefinition method)
    {
        var points = method.DebugInformation.SequencePoints.Where(p => !p.IsHidden && !p.Document.Url.Contains("obj", StringComparison.Ordinal)).ToList();
        return method.IsConstructor || points.Count == 0 ? 0 : points.Max(p => p.EndLine) - points.Min(p => p.StartLine) + 1;
    }

    private static bool IsGivenFromOutside(MethodDefinition method) =>
        (method.IsVirtual && !method.IsNewSlot)
        || method.DeclaringType.Interfaces.Select(i => i.InterfaceType.Resolve()).Any(i => i is not null && i.Methods.Any(m => m.Name == method.Name));
}
