namespace Guanxi.Platform.Matching;

/// <summary>What a record says about the company or person it stands for. Everything may be missing.</summary>
public sealed record Profile
{
    /// <summary>True when the record is one person: a different name then tells two records apart, a shared company does not join them.</summary>
    public bool IsPerson { get; init; }

    /// <summary>The company's names: full, short, former.</summary>
    public IReadOnlyList<string?> Companies { get; init; } = [];

    /// <summary>The person's whole name, or the one to ask at a company; not needed when the parts are given.</summary>
    public string? Person { get; init; }
    public string? GivenName { get; init; }
    public string? FamilyName { get; init; }
    public IReadOnlyList<string?> Phones { get; init; } = [];
    public IReadOnlyList<string?> Emails { get; init; } = [];
    public IReadOnlyList<string?> Websites { get; init; } = [];

    /// <summary>Numbers given to one only: unified social credit code, tax or insurance number, WeChat.</summary>
    public IReadOnlyList<string?> Identifiers { get; init; } = [];

    /// <summary>Eight digits, year first.</summary>
    public string? BirthDate { get; init; }
    public PostalAddress? Address { get; init; }
}

/// <summary>Where somebody is. Parts may stand in the wrong field; they are compared crosswise.</summary>
public sealed record PostalAddress(string? Number = null, string? Street = null, string? Extra = null, string? Locality = null, string? Postcode = null, string? Region = null);

/// <summary>Two records that are likely one.</summary>
/// <param name="First">The place of the earlier one in what was asked.</param>
/// <param name="Score">How sure, from 0 to 1.</param>
/// <param name="Reasons">In what they agree, the strongest first.</param>
public sealed record Match(int First, int Second, double Score, IReadOnlyList<string> Reasons);
