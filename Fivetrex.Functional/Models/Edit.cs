using System.Text.Json;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;

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

/// <summary>Writes the new value of an edit; null clears the member.</summary>
internal sealed class EditConverter : JsonConverterFactory
{
    public static bool IsEdit(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Edit<>);

    public override bool CanConvert(Type typeToConvert) => IsEdit(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ValueConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class ValueConverter<T> : WritingConverter<Edit<T>>
    {
        public override void Write(Utf8JsonWriter writer, Edit<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value.Bind(set => set).Case, options);
    }
}
