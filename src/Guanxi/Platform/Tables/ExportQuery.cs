using Microsoft.AspNetCore.Mvc;

namespace Guanxi.Platform.Tables;

/// <summary>How a list is wanted as a file.</summary>
public sealed record ExportQuery
{
    /// <summary>csv, xlsx or json.</summary>
    [FromQuery(Name = "format")] public string? Format { get; init; }

    /// <summary>Keys of fields, separated by commas; all when left out.</summary>
    [FromQuery(Name = "columns")] public string? Columns { get; init; }

    /// <summary>Of the headings and choices: zh-CN or en.</summary>
    [FromQuery(Name = "lang")] public string? Language { get; init; }
}
