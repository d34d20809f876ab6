using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>
/// A value that the service returns or receives. Its text shows the members that are set, in the same form in every culture, and no secret.
/// </summary>
/// <remarks>
/// <c>JsonSerializer</c> writes it as the JSON of the service, with any options: names in snake_case, members that are set, secrets as
/// <c>******</c>; and reads the JSON of an answer. Inputs are only written.
/// </remarks>
[JsonConverter(typeof(ModelConverter))]
public abstract record FivetranModel
{
    private protected FivetranModel() { }

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
