namespace Guanxi.Platform.Fields;

/// <summary>What somebody may do with one field of the records he sees, from least to most.</summary>
public enum FieldAccess
{
    /// <summary>Not shown at all.</summary>
    Hidden,

    /// <summary>Shown in part (<c>138****8000</c>); who may reveal values gets the whole, counted and audited.</summary>
    Masked,

    /// <summary>Seen but not written.</summary>
    ReadOnly,

    Full,
}
