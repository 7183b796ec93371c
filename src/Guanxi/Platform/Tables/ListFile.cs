namespace Guanxi.Platform.Tables;

/// <summary>A list as a file of which nothing is read yet. <paramref name="Count"/> says how many records its reader may see.</summary>
public sealed record ListFile(
    string Kind, string Format, IReadOnlyList<TableColumn> Columns, Func<CancellationToken, Task<int>> Count, IAsyncEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>How the list of one kind of record leaves as a file, for what does it later and in somebody's name.</summary>
public abstract class ListExport(string kind, string permission)
{
    public string Kind => kind;
    public string Permission => permission;

    /// <exception cref="Refusal">400 for a condition the list does not know.</exception>
    public abstract Task<ListFile> Prepare(IReadOnlyDictionary<string, string> conditions, ExportQuery export, string? sort, EditCall call);

    public static ListExport Of<TCriteria>(string kind, string permission, Func<TCriteria, ExportQuery, string?, EditCall, Task<ListFile>> prepare) where TCriteria : notnull =>
        new By<TCriteria>(kind, permission, prepare);

    private sealed class By<TCriteria>(string kind, string permission, Func<TCriteria, ExportQuery, string?, EditCall, Task<ListFile>> prepare) : ListExport(kind, permission)
        where TCriteria : notnull
    {
        public override Task<ListFile> Prepare(IReadOnlyDictionary<string, string> conditions, ExportQuery export, string? sort, EditCall call) =>
            prepare(ListConditions.Read<TCriteria>(conditions), export, sort, call);
    }
}
