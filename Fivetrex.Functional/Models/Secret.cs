using System.Text.Json;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>A text that nobody is to read by accident: it shows as stars, wherever it is printed, logged or looked at.</summary>
/// <remarks>
/// <code>
/// var webhook = new NewWebhook("https://hooks.example.com/fivetran", Seq1(WebhookEventType.SyncEnd)) { Secret = new Secret("correct horse") };
/// </code>
/// </remarks>
[ReadBy(typeof(SecretReader))]
public sealed class Secret : IEquatable<Secret>
{
    private readonly string value;

    /// <summary>Keeps a text.</summary>
    public Secret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        this.value = value;
    }

    /// <summary>The text. A method, because a debugger and a structured log show what properties hold.</summary>
    public string Reveal() => value;

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null && value == other.value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Stars.</summary>
    public override string ToString() => "***";
}

/// <summary>Reads a secret. Not a scalar: a secret that is returned once must not be left out.</summary>
internal sealed class SecretReader : Reader<Secret>
{
    public override Secret Read(ref Utf8JsonReader json, in ReadContext context) => new(json.Text());
}
