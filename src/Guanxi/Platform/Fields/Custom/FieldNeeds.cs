using System.Collections.Concurrent;
using Guanxi.Platform.Filters;

namespace Guanxi.Platform.Fields.Custom;

/// <summary>Which fields a record must have, by the conditions of their definitions; each condition is read once.</summary>
public sealed class FieldNeeds(FieldCatalogue catalogue, CustomFieldSet set, FilterContext context)
{
    private readonly ConcurrentDictionary<string, Func<object, bool>> conditions = [];

    /// <summary>True when the field is shown on the record and required of it.</summary>
    public bool Of(CustomField field, object record) =>
        Holds(field.ShownWhen, record, usual: true) && (field.IsRequired || Holds(field.RequiredWhen, record, usual: false));

    private bool Holds(string? condition, object record, bool usual) =>
        string.IsNullOrEmpty(condition) ? usual : conditions.GetOrAdd(condition, text => catalogue.OwnCondition(text, set, context))(record);
}
