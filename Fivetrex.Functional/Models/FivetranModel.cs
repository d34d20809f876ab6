using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>
/// A value that the service returns or receives. Its text shows the members that are set, in the same form in every culture, and no secret.
/// </summary>
/// <remarks>
/// <c>JsonSerializer</c> writes it as the JSON of the service, with any options: names in snake_case, members that are set, secrets as
/// <c>******</c>; and reads the JSON of an answer. Inputs are only written.
/// </remarks>
[JsonConverter(typeof(ModelConverter))]
[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors)]
public abstract record FivetranModel : IKeepsUnknownFields
{
    // a table beside the models, so that a model without unknown fields is as small as before
    private static readonly ConditionalWeakTable<FivetranModel, RawJson> Kept = [];

    // most processes never keep any: then a copy by with does not look for them
    private static volatile bool keeps;

    private protected FivetranModel() { }

    /// <summary>Copies a model with its unknown fields.</summary>
    protected FivetranModel(FivetranModel original)
    {
        if (keeps && Kept.TryGetValue(original, out var unknown))
        {
            Kept.Add(this, unknown);
        }
    }

    /// <summary>
    /// The fields that the service returned and this version of the library has no member for: an object, empty without
    /// <see cref="ClientConfig.KeepUnknown"/>.
    /// </summary>
    /// <remarks>
    /// <code>
    /// var connector = await Connectors.Get(config with { KeepUnknown = true }, connectorId).RunAsync();
    /// Option&lt;string&gt; label = connector.ToOption().Bind(found => found.Unknown.Text("new_label"));
    /// </code>
    /// A copy by <c>with</c> keeps them. They are no part of equality and of the text; <c>JsonSerializer</c> reads and writes them, and a
    /// request does not send them.
    /// </remarks>
    [JsonIgnore]
    public RawJson Unknown => keeps && Kept.TryGetValue(this, out var unknown) ? unknown : RawJson.EmptyObject;

    /// <summary>Whether the other is a model of the same type. The members of a derived record are compared by itself.</summary>
    public virtual bool Equals(FivetranModel? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    void IKeepsUnknownFields.KeepUnknown(byte[] utf8)
    {
        keeps = true;
        Kept.AddOrUpdate(this, RawJson.OfUnknown(utf8));
    }

    /// <summary>Returns the JSON of the service with all secrets: of an input, what a call sends.</summary>
    /// <remarks>
    /// <c>JsonSerializer.Serialize</c> writes <c>******</c> for each secret, for each value in the config of an answer whose name or
    /// content is that of a secret, and for all texts and numbers in the config of an input.
    /// </remarks>
    /// <exception cref="NotSupportedException">The config of an input does not serialise.</exception>
    public string ToJsonWithSecrets() => JsonSerializer.Serialize(this, GetType(), ModelJson.Revealed);

    /// <summary>Returns the members that are set, without secrets and without the contents of a service's config.</summary>
    public sealed override string ToString() => ModelText.Of(this);
}
