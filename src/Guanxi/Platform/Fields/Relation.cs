namespace Guanxi.Platform.Fields;

/// <summary>That records of one kind point at records of another: by which name, by which property, and at which kind.</summary>
internal sealed record Relation(string Key, string Zh, string En, string Property, FieldCatalogue To);
