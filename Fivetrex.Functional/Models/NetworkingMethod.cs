using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The way in which Fivetran connects to a source or destination.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record NetworkingMethod(string Value) : OpenEnum(Value)
{
    /// <summary>Over the internet.</summary>
    public static readonly NetworkingMethod Directly = new("Directly");

    /// <summary>Through an SSH tunnel.</summary>
    public static readonly NetworkingMethod SshTunnel = new("SshTunnel");

    /// <summary>Through the private link that is set with it.</summary>
    public static readonly NetworkingMethod PrivateLink = new("PrivateLink");

    /// <summary>Through the proxy agent that is set with it.</summary>
    public static readonly NetworkingMethod ProxyAgent = new("ProxyAgent");

    /// <summary>Returned by the service, but not accepted in a request.</summary>
    public static readonly NetworkingMethod UnmanagedProxyAgent = new("UnmanagedProxyAgent");

    /// <summary>Returned by the service, but not accepted in a request.</summary>
    public static readonly NetworkingMethod Unknown = new("Unknown");
}
