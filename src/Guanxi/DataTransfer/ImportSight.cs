using Guanxi.Platform;
using Guanxi.Platform.Import;
using Guanxi.Platform.Tables;

namespace Guanxi.DataTransfer;

/// <summary>A file writes only the fields its sender may write, and finds records only by what he may see.</summary>
internal static class ImportSight
{
    public static IReadOnlyList<ImportField> Fields(ImportKind kind, Session session) =>
        session.FieldRights is not { } rights ? kind.FieldsWith(session.CustomFields) : [.. kind.FieldsWith(session.CustomFields).Where(f => rights.Find(kind.Kind, f.Key) is null)];

    public static IReadOnlyList<string> MatchFields(ImportKind kind, Session session) => session.FieldRights is not { } rights
        ? kind.MatchFields
        : [.. kind.MatchFields.Where(f => rights.Sees(kind.Kind, f) && (f != "phone" || rights.Sees(kind.Kind, "mobile")))];
}
