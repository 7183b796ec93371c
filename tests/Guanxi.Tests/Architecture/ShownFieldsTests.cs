using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;
using Guanxi.Tests.Attacks;

namespace Guanxi.Tests.Architecture;

/// <summary>An answer that forgets to say whose fields it shows would show them to everybody.</summary>
public sealed class ShownFieldsTests
{
    private static readonly FieldType[] Personal = [FieldType.Phone, FieldType.Email, FieldType.Money];

    /// <summary>Have members of such names for a reason of their own.</summary>
    private static readonly Dictionary<string, string> Others = new()
    {
        ["Me"] = "oneself",
        ["ActivityChanges"] = "an order's amount: booking it asks",
        ["UserRow"] = "colleagues, whose addresses everybody needs",
        ["OrganizationProfile"] = "the organisation's own",
        ["Channels"] = "how one is told of something",
        ["ChannelChoice"] = "how one is told of something",
        ["FunnelCustomer"] = "refused as a whole: NeedsSightOf",
        ["ForecastMonth"] = "refused as a whole: NeedsSightOf",
        ["FunnelStage"] = "refused as a whole: NeedsSightOf",
        ["LostReasonRow"] = "refused as a whole: NeedsSightOf",
        ["OpenStageRow"] = "refused as a whole: NeedsSightOf",
    };

    private static readonly IReadOnlyList<FieldCatalogue> Catalogues = [.. Modules.All.SelectMany(m => m.Fields)];

    /// <summary>What the API's description names and is not sent in.</summary>
    private static readonly HashSet<string> Described = [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "openapi", "crm.json")))!["components"]!["schemas"]!.AsObject().Select(s => s.Key)];

    private static IEnumerable<Type> Messages => typeof(Modules).Assembly.GetExportedTypes()
        .Where(t => Described.Contains(t.Name) && !t.Name.EndsWith("Request", StringComparison.Ordinal) && !t.Name.EndsWith("Entry", StringComparison.Ordinal)
            && !t.IsDefined(typeof(WritesAttribute)) && !typeof(Guanxi.Platform.IEvent).IsAssignableFrom(t));

    [Fact]
    [AttackCase("AC-041")]
    public void Every_answer_with_personal_fields_says_whose_they_are()
    {
        var names = Catalogues.SelectMany(c => c.Fields).Where(f => f.Withholdable && Personal.Contains(f.Type)).Select(f => f.Key).ToHashSet();
        Report.None(Messages.Where(t => !t.IsDefined(typeof(ShowsAttribute), inherit: false) && !Others.ContainsKey(t.Name))
            .SelectMany(t => t.GetProperties().Where(p => names.Contains(Name(p)) && !p.IsDefined(typeof(TellsAttribute))).Select(p => $"{t.Name}.{p.Name}")));
    }

    [Fact]
    public void What_can_be_withheld_can_be_missing_in_the_answer() => Report.None(
        from type in Messages
        let shows = type.GetCustomAttribute<ShowsAttribute>(inherit: false)
        where shows is not null
        let withheld = Catalogues.Single(c => c.Kind == shows.Kind).Fields.Where(f => f.Withholdable).Select(f => f.Key).ToHashSet()
        from property in type.GetProperties()
        where withheld.Contains(Name(property)) && property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null
        select $"{type.Name}.{property.Name}");

    [Fact]
    public void Only_what_a_record_can_be_without_can_be_withheld() => Report.None(
        Catalogues.SelectMany(c => c.Fields.Where(f => f.Withholdable && (f.Required || f.ReadOnly || f.Type is FieldType.User or FieldType.Record)).Select(f => $"{c.Kind}.{f.Key}")));

    private static string Name(PropertyInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
}
