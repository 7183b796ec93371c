using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Texts;

namespace Guanxi.History;

/// <summary>
/// The audit log names what is stored, people name fields: <c>due_on</c> is the due date, <c>phones</c> are the phone's.
/// </summary>
internal sealed class AuditedFields
{
    private readonly Dictionary<string, Field> byName = [];
    private readonly FieldCatalogue catalogue;
    private readonly RecordEdit? edit;

    public AuditedFields(string kind, Session session)
    {
        catalogue = session.FieldsOf(kind) ?? throw Refusal.NotFound();
        edit = HistoryModule.EditOf(kind);
        foreach (var field in catalogue.Fields) byName[field.Key] = field;
        foreach (var field in catalogue.Fields)
            foreach (var name in NamesOf(field)) byName.TryAdd(name, field);
    }

    public IReadOnlyList<Field> All => catalogue.Fields;

    public Field? Find(string audited) => byName.GetValueOrDefault(audited);

    public string Label(string audited, string language) => Find(audited)?.Label(language) ?? Text.Of(language, $"audited.{audited}");

    /// <summary>The names under which the log may have changes of the field.</summary>
    /// <exception cref="Refusal">400 for a field the kind does not have, or of which the caller may not know.</exception>
    public string[] NamesOf(string field)
    {
        var found = catalogue.Fields.FirstOrDefault(f => f.Key == field);
        if (found is null || FieldSight.Current?.Find(catalogue.Kind, field)?.Access == FieldAccess.Hidden) throw Refusal.Field("field", "unknown_field");
        return [.. NamesOf(found).Where(name => byName[name] == found)];
    }

    /// <summary>A value of the log as the caller may see it; false when he may not know of it.</summary>
    public bool TryShow(string audited, ref JsonNode? value) =>
        ShownMembers.TryShow(catalogue.Kind, FieldSight.Current?.Find(catalogue.Kind, audited) is null ? Find(audited)?.Key ?? audited : audited, ref value);

    /// <summary>True when the caller may put a value of it back.</summary>
    public bool MayWrite(string audited) => CanWrite(audited)
        && FieldSight.Current?.Find(catalogue.Kind, audited) is null && (Find(audited) is not { } field || FieldSight.Current?.Find(catalogue.Kind, field.Key) is null);

    /// <summary>True when a value of it can be put back by who has all rights.</summary>
    public bool CanWrite(string audited) => edit is not null && (Find(audited)?.Custom is { } own ? !own.IsComputed : edit.Writes(audited));

    /// <summary>The request that writes these values.</summary>
    public JsonObject Request(IEnumerable<KeyValuePair<string, JsonNode?>> values) => RecordEdit.RequestOf(values, name => Find(name)?.Custom is not null);

    private static IEnumerable<string> NamesOf(Field field)
    {
        var root = Root(field.Value);
        return new[] { field.Key, $"{field.Key}s", $"{field.Key}es", root, $"{root}_id" }.Distinct();
    }

    /// <summary>What the record itself stores of the field: the stage of <c>o.Stage.Name</c>.</summary>
    private static string Root(LambdaExpression path)
    {
        var body = path.Body;
        while (body is MemberExpression { Expression: MemberExpression inner }) body = inner;
        return body is MemberExpression member ? JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Member.Name) : "";
    }
}
