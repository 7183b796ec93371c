namespace Guanxi.Demo;

/// <summary>An invented customer. Words as in the API: type, status, role and kinds of activity.</summary>
public sealed record DemoCustomer
{
    /// <summary>Position in the sequence, from 0.</summary>
    public required int Index { get; init; }

    public required string Name { get; init; }
    public string? ShortName { get; init; }
    public required string Type { get; init; }
    public string? Industry { get; init; }
    public string? Scale { get; init; }
    public string? Website { get; init; }
    public DateOnly? FoundedOn { get; init; }
    public decimal? CreditLimit { get; init; }
    public string? PaymentTerms { get; init; }
    public int? CreditDays { get; init; }
    public required string Source { get; init; }

    /// <summary>Below <see cref="DemoData.Owners"/>; null: nobody's, in the public pool.</summary>
    public int? OwnerIndex { get; init; }

    public required string Status { get; init; }
    public required bool IsActive { get; init; }
    public decimal? AnnualRevenue { get; init; }
    public decimal? CooperationYears { get; init; }

    /// <summary><see cref="Index"/> of the parent customer, always smaller than this one's.</summary>
    public int? ParentIndex { get; init; }

    public required IReadOnlyList<DemoPhone> Phones { get; init; }
    public required IReadOnlyList<DemoEmail> Emails { get; init; }
    public required IReadOnlyList<DemoAddress> Addresses { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required DateOnly CreatedOn { get; init; }

    /// <summary>One to four people, exactly one of them primary.</summary>
    public required IReadOnlyList<DemoContact> Contacts { get; init; }

    /// <summary>None to thirty, oldest first, none before <see cref="CreatedOn"/> and none today or later.</summary>
    public required IReadOnlyList<DemoActivity> Activities { get; init; }
}

public sealed record DemoPhone(string Label, string Number, bool IsPrimary);

public sealed record DemoEmail(string Label, string Address, bool IsPrimary);

public sealed record DemoAddress(string Label, string Text, string Province, string City, string District, string Postcode, bool IsPrimary);

/// <summary>An invented person at a customer.</summary>
public sealed record DemoContact
{
    public required string Name { get; init; }
    public string? Position { get; init; }
    public string? Department { get; init; }
    public required string Mobile { get; init; }
    public string? Email { get; init; }
    public string? Wechat { get; init; }
    public DateOnly? Birthday { get; init; }
    public bool BirthdayIsLunar { get; init; }
    public string? Hobbies { get; init; }
    public string? Notes { get; init; }
    public string? Role { get; init; }
    public required bool IsPrimary { get; init; }
}

/// <summary>Something that happened with a customer. <paramref name="ContactIndex"/> points into its contacts; null: nobody in particular.</summary>
public sealed record DemoActivity(string Type, int? ContactIndex, DateTimeOffset OccurredAt, string Content, int? DurationMinutes, string? Outcome);
