namespace Guanxi.Platform.Fields;

/// <summary>That records of one kind point at records of another: by which name, by which property, and at which kind.</summary>
internal sealed record Relation(string Key, string Zh, string En, string Property, FieldCatalogue To)
{
    public string Label(string language) => Field.InLanguage(language, Zh, En);

    public bool IsNamed(string text) =>
        Key.Equals(text, StringComparison.OrdinalIgnoreCase) || Zh.Equals(text, StringComparison.OrdinalIgnoreCase) || En.Equals(text, StringComparison.OrdinalIgnoreCase);
}
