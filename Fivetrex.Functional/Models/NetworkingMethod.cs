using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>How Fivetran reaches a source or a destination.</summary>
/// <param name="Value">The service's word, as it came. An open set, compared without regard to case.</param>
[JsonConverter(typeof(WordConverter<NetworkingMethod>))]
public readonly record struct NetworkingMethod(string Value) : IWord<NetworkingMethod>
{
    /// <summary>Over the internet.</summary>
    public static readonly NetworkingMethod Directly = new("Directly");

    /// <summary>Through an SSH tunnel.</summary>
    public static readonly NetworkingMethod SshTunnel = new("SshTunnel");

    /// <summary>Through the private link that is named next to it.</summary>
    public static readonly NetworkingMethod PrivateLink = new("PrivateLink");

    /// <summary>Through the proxy agent that is named next to it.</summary>
    public static readonly NetworkingMethod ProxyAgent = new("ProxyAgent");

    /// <summary>Answered, never accepted in a request.</summary>
    public static readonly NetworkingMethod UnmanagedProxyAgent = new("UnmanagedProxyAgent");

    static NetworkingMethod IWord<NetworkingMethod>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(NetworkingMethod other) => Word.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Word.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";
}
