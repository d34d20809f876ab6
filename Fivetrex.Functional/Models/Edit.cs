namespace Fivetrex.Functional.Models;

/// <summary>What an update does to a member that may also be emptied: sets it, clears it, or, unless told, leaves it as it is.</summary>
/// <remarks>
/// <code>
/// var update = new UserUpdate { Phone = "+1 555 0100", Picture = Edit&lt;string&gt;.Clear };
/// </code>
/// </remarks>
public readonly record struct Edit<T> : IEdit
{
    private Edit(Option<T> value) => Value = Some(value);

    /// <summary>Empties the member: sent as null.</summary>
    public static Edit<T> Clear { get; } = new(None);

    IOptional IEdit.Value => Value;

    internal Option<Option<T>> Value { get; }

    /// <summary>Gives the member a value. A null leaves it as it is: only <see cref="Clear"/> empties.</summary>
    public static implicit operator Edit<T>(T value) => value is null ? default : new(Optional(value));

    /// <summary>What is done, without the value.</summary>
    public override string ToString() => Value.Match(Some: value => value.IsSome ? "set" : "cleared", None: () => "");
}

/// <summary>An edit of whatever.</summary>
internal interface IEdit
{
    /// <summary>None where nothing is changed; in it the new value, or none where it is cleared.</summary>
    IOptional Value { get; }
}
