namespace Fivetrex.Functional;

/// <summary>The calls that a config permits, the most first.</summary>
internal enum Access
{
    All,
    WithoutDeletes,
    ReadOnly,
}

/// <summary>The effect of a call on the account.</summary>
internal enum Effect
{
    /// <summary>The effect of the verb: GET reads, DELETE deletes, the others write.</summary>
    OfVerb,

    /// <summary>A read, although by POST.</summary>
    Reads,

    /// <summary>A delete, although by POST.</summary>
    Deletes,
}
