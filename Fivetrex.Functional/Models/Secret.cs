using System.Text.Json;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>A text that is shown as <c>***</c> when it is printed, logged or inspected in a debugger.</summary>
/// <remarks>
/// Serialises to <c>******</c>, the mask of the service, and reads any string.
/// <code>
/// var webhook = new NewWebhook("https://hooks.example.com/fivetran", Seq1(WebhookEventType.SyncEnd))
/// {
///     Secret = new Secret("correct horse"),
/// };
/// </code>
/// </remarks>
[ReadBy(typeof(SecretReader))]
[JsonConverter(typeof(SecretConverter))]
public sealed class Secret : IEquatable<Secret>
{
    private readonly string value;

    /// <summary>Wraps a text.</summary>
    public Secret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary>Returns the text. A method, because debuggers and structured logs show properties.</summary>
    public string Reveal() => value;

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null && value == other.value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns <c>***</c>.</summary>
    public override string ToString() => "***";
}

/// <summary>Reads a secret. Not a scalar: a secret that is returned once must not be left out.</summary>
internal sealed class SecretReader : Reader<Secret>
{
    public override Secret Read(ref Utf8JsonReader json, in ReadContext context) => new(json.Text());
}

/// <summary>Writes the mask of the service in place of a secret.</summary>
internal sealed class SecretConverter : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.Text());

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        writer.WriteStringValue(SecretRules.Mask);
}
