namespace Fivetrex.Functional;

/// <summary>A setting that does not fit the description of its service. Its text contains names and no values.</summary>
/// <param name="Path">The field of the request: <c>config.host</c>, <c>auth.client_access.client_id</c>, <c>config.files[0]</c>.</param>
/// <param name="Kind">The kind of the fault.</param>
/// <param name="Message">The rule that it breaks, as readable text.</param>
/// <param name="Nearest">The nearest known name, of an unknown one; None when no known name is similar.</param>
public sealed record ConfigFault(string Path, ConfigFaultKind Kind, string Message, Option<string> Nearest = default)
{
    /// <summary>Returns one line: <c>config.prot: no such setting; 'port' is the nearest name</c>.</summary>
    public override string ToString() => $"{Path}: {Message}{Nearest.Map(name => $"; '{name}' is the nearest name").IfNone("")}";
}

/// <summary>The kinds of faults of a setting.</summary>
public enum ConfigFaultKind
{
    /// <summary>The service has no description: it is misspelt, or the account cannot use it.</summary>
    UnknownService,

    /// <summary>A required setting is not set, or is null or empty.</summary>
    Missing,

    /// <summary>The service has no such setting.</summary>
    Unknown,

    /// <summary>The value is of another type, or null where null is not permitted.</summary>
    WrongType,

    /// <summary>The value is none of the known ones.</summary>
    WrongValue,

    /// <summary>The service sets the value; it cannot be sent.</summary>
    ReadOnly,

    /// <summary>The setting can be set only when the connector is created.</summary>
    Immutable,
}
