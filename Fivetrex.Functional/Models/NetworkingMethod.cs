using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>How Fivetran reaches a source or a destination.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record NetworkingMethod(string Value) : OpenEnum(Value)
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

    /// <summary>Answered, never accepted in a request.</summary>
    public static readonly NetworkingMethod Unknown = new("Unknown");
}
