namespace Fivetrex.Functional.Models;

/// <summary>The change to a member that an update can also clear. The default value leaves the member as it is.</summary>
/// <remarks>
/// <code>
/// var update = new UserUpdate { Phone = "+1 555 0100", Picture = Edit&lt;string&gt;.Clear };
/// </code>
/// </remarks>
public readonly record struct Edit<T> : IEdit
{
    private Edit(Option<T> value) => Value = Some(value);

    /// <summary>Clears the member: sent as null.</summary>
    public static Edit<T> Clear { get; } = new(None);

    IOptional IEdit.Value => Value;

    internal Option<Option<T>> Value { get; }

    /// <summary>Sets the member. A null leaves it as it is: only <see cref="Clear"/> clears it.</summary>
    public static implicit operator Edit<T>(T value) => value is null ? default : new(Optional(value));

    /// <summary>Returns the kind of change, without the value.</summary>
    public override string ToString() => Value.Match(Some: value => value.IsSome ? "set" : "cleared", None: () => "");
}

/// <summary>An edit of a value of any type.</summary>
internal interface IEdit
{
    /// <summary>None without a change; otherwise an option of the new value, None to clear the member.</summary>
    IOptional Value { get; }
}
