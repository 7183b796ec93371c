using System.Text.Json.Nodes;

namespace Guanxi.Tasks;

/// <summary>How values of a task's past are put back.</summary>
internal static class TaskHistory
{
    private const string Day = "due_on";
    private const string Starts = "starts_at";

    /// <summary>A day or a time, never both: whichever the task had.</summary>
    public static JsonObject Fit(JsonObject values)
    {
        var hasDay = values.TryGetPropertyValue(Day, out var day);
        if (hasDay)
        {
            values.Remove(Day);
            if (values[Starts] is null) values["due_date"] = day?.DeepClone();
        }
        if (!values.TryGetPropertyValue(Starts, out var starts) || starts is not null) return values;
        values.Remove(Starts);
        values.Remove("ends_at");
        if (!hasDay) values["all_day"] = true;
        return values;
    }
}
