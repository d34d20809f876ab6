using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>An API key that belongs to nobody.</summary>
/// <param name="Id">The key.</param>
/// <param name="Name">What you call it.</param>
/// <param name="Key">What <see cref="ClientConfig"/> takes first.</param>
/// <param name="Secret">What <see cref="ClientConfig"/> takes second; told when the key is made or rotated, and never again.</param>
/// <param name="Permissions">What may be done with it.</param>
/// <param name="CreatedAt">In UTC.</param>
/// <param name="UpdatedAt">In UTC.</param>
/// <param name="ExpiredAt">When it ends, in UTC; none for one that does not.</param>
/// <param name="LastUsedAt">In UTC; none before the first time.</param>
public sealed record SystemKey(
    string Id,
    Option<string> Name = default,
    Option<string> Key = default,
    Option<Secret> Secret = default,
    Seq<SystemKeyPermission> Permissions = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<DateTimeOffset> UpdatedAt = default,
    Option<DateTimeOffset> ExpiredAt = default,
    Option<DateTimeOffset> LastUsedAt = default) : FivetranModel;

/// <summary>Something that may be done with a system key.</summary>
/// <param name="ResourceType">With what.</param>
/// <param name="AccessLevel">How much.</param>
/// <param name="ResourceFilter">With which of them; all when there is none.</param>
public sealed record SystemKeyPermission(Option<ResourceType> ResourceType, Option<AccessLevel> AccessLevel, Option<ResourceFilter> ResourceFilter = default) : FivetranModel;

/// <summary>Which resources a permission is for.</summary>
/// <param name="Ids">These.</param>
/// <param name="GroupIds">Those in these groups.</param>
public sealed record ResourceFilter(Seq<string> Ids = default, Seq<string> GroupIds = default) : FivetranModel;

/// <summary>A system key to create.</summary>
/// <param name="Name">What you call it: letters, digits and underscores.</param>
/// <param name="Permissions">What may be done with it.</param>
public sealed record NewSystemKey(string Name, Seq<SystemKeyPermission> Permissions) : FivetranModel
{
    /// <summary>How long it lives.</summary>
    public Option<ExpirationPeriod> ExpirationPeriod { get; init; }
}

/// <summary>What to change about a system key; what is not set stays as it is.</summary>
public sealed record SystemKeyUpdate : FivetranModel
{
    /// <summary>What you call it: letters, digits and underscores.</summary>
    public Option<string> Name { get; init; }

    /// <summary>All that may be done with it from now on.</summary>
    public Option<Seq<SystemKeyPermission>> Permissions { get; init; }
}

/// <summary>How a system key goes on with its new secret.</summary>
public sealed record SystemKeyRotation : FivetranModel
{
    /// <summary>How long it lives from now on.</summary>
    public Option<ExpirationPeriod> ExpirationPeriod { get; init; }
}

/// <summary>What a permission of a system key is for.</summary>
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

/// <summary>How much a permission allows.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record AccessLevel(string Value) : OpenEnum(Value)
{
    /// <summary>Nothing.</summary>
    public static readonly AccessLevel None = new("NONE");

    /// <summary>To look.</summary>
    public static readonly AccessLevel Read = new("READ");

    /// <summary>To look and to change.</summary>
    public static readonly AccessLevel Manage = new("MANAGE");
}

/// <summary>How long a system key lives.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ExpirationPeriod(string Value) : OpenEnum(Value)
{
    /// <summary>A week.</summary>
    public static readonly ExpirationPeriod OneWeek = new("ONE_WEEK");

    /// <summary>A month.</summary>
    public static readonly ExpirationPeriod OneMonth = new("ONE_MONTH");

    /// <summary>Three months.</summary>
    public static readonly ExpirationPeriod ThreeMonths = new("THREE_MONTHS");

    /// <summary>Six months.</summary>
    public static readonly ExpirationPeriod SixMonths = new("SIX_MONTHS");

    /// <summary>Until it is deleted.</summary>
    public static readonly ExpirationPeriod Infinite = new("INFINITE");
}
