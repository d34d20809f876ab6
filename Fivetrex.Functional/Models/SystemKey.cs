using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>An API key owned by the account, not by a user.</summary>
/// <param name="Id">The key's identifier.</param>
/// <param name="Name">The key's name.</param>
/// <param name="Key">The API key.</param>
/// <param name="Secret">The API secret: returned once, when the key is created or rotated.</param>
/// <param name="Permissions">The permissions of the key.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
/// <param name="UpdatedAt">The time of its last change, in UTC.</param>
/// <param name="ExpiredAt">The expiry, in UTC; None if the key never expires.</param>
/// <param name="LastUsedAt">The time of its last use, in UTC; None before the first.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record SystemKey(
    string Id,
    Option<string> Name = default,
    [Alias("key_value")] Option<string> Key = default,
    [Alias("key_secret")] Option<Secret> Secret = default,
    Seq<SystemKeyPermission> Permissions = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<DateTimeOffset> UpdatedAt = default,
    Option<DateTimeOffset> ExpiredAt = default,
    Option<DateTimeOffset> LastUsedAt = default) : FivetranModel;

/// <summary>A permission of a system key.</summary>
/// <param name="ResourceType">The type of resource.</param>
/// <param name="AccessLevel">The level of access.</param>
/// <param name="ResourceFilter">The resources that it applies to; None for all.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record SystemKeyPermission(
    Option<ResourceType> ResourceType, Option<AccessLevel> AccessLevel, Option<ResourceFilter> ResourceFilter = default) : FivetranModel;

/// <summary>The resources that a permission applies to.</summary>
/// <param name="Ids">The identifiers of the resources.</param>
/// <param name="GroupIds">The identifiers of groups whose resources are included.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ResourceFilter(Seq<string> Ids = default, Seq<string> GroupIds = default) : FivetranModel;

/// <summary>A system key to create.</summary>
/// <param name="Name">The key's name: letters, digits and underscores.</param>
/// <param name="Permissions">The permissions of the key.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewSystemKey(string Name, Seq<SystemKeyPermission> Permissions) : FivetranModel
{
    /// <summary>The lifetime of the key.</summary>
    public Option<ExpirationPeriod> ExpirationPeriod { get; init; }
}

/// <summary>Changes to a system key; members that are not set keep their values.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record SystemKeyUpdate : FivetranModel
{
    /// <summary>The key's name: letters, digits and underscores.</summary>
    public Option<string> Name { get; init; }

    /// <summary>The complete list of permissions.</summary>
    public Option<Seq<SystemKeyPermission>> Permissions { get; init; }
}

/// <summary>Options for rotating a system key.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record SystemKeyRotation : FivetranModel
{
    /// <summary>The lifetime of the key from the rotation on.</summary>
    public Option<ExpirationPeriod> ExpirationPeriod { get; init; }
}

/// <summary>The type of resource of a permission.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ResourceType(string Value) : OpenEnum(Value)
{
    /// <summary>The account.</summary>
    public static readonly ResourceType Account = new("ACCOUNT");

    /// <summary>Users.</summary>
    public static readonly ResourceType User = new("USER");

    /// <summary>Webhooks.</summary>
    public static readonly ResourceType Webhook = new("WEBHOOK");

    /// <summary>Teams.</summary>
    public static readonly ResourceType Team = new("TEAM");

    /// <summary>Roles.</summary>
    public static readonly ResourceType Roles = new("ROLES");

    /// <summary>Destinations and groups.</summary>
    public static readonly ResourceType Destination = new("DESTINATION");

    /// <summary>Transformations.</summary>
    public static readonly ResourceType Transformation = new("TRANSFORMATION");

    /// <summary>Hybrid deployment agents.</summary>
    public static readonly ResourceType RemoteExecutionAgent = new("REMOTE_EXECUTION_AGENT");

    /// <summary>Connectors.</summary>
    public static readonly ResourceType Connector = new("CONNECTOR");
}

/// <summary>The level of access of a permission.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record AccessLevel(string Value) : OpenEnum(Value)
{
    /// <summary>No access.</summary>
    public static readonly AccessLevel None = new("NONE");

    /// <summary>Read access.</summary>
    public static readonly AccessLevel Read = new("READ");

    /// <summary>Read and write access.</summary>
    public static readonly AccessLevel Manage = new("MANAGE");
}

/// <summary>The lifetime of a system key.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ExpirationPeriod(string Value) : OpenEnum(Value)
{
    /// <summary>One week.</summary>
    public static readonly ExpirationPeriod OneWeek = new("ONE_WEEK");

    /// <summary>One month.</summary>
    public static readonly ExpirationPeriod OneMonth = new("ONE_MONTH");

    /// <summary>Three months.</summary>
    public static readonly ExpirationPeriod ThreeMonths = new("THREE_MONTHS");

    /// <summary>Six months.</summary>
    public static readonly ExpirationPeriod SixMonths = new("SIX_MONTHS");

    /// <summary>No expiry.</summary>
    public static readonly ExpirationPeriod Infinite = new("INFINITE");
}
