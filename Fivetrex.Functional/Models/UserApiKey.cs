using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The API key of a user, without its secret.</summary>
/// <param name="UserId">The user's identifier.</param>
/// <param name="KeyValue">The API key, the first argument of <see cref="ClientConfig"/>.</param>
/// <param name="UserType">A person, or a service account.</param>
/// <param name="KeyStatus">Whether the key is valid.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
/// <param name="ExpiresAt">The expiry, in UTC; None if the key never expires.</param>
/// <param name="OverlapExpiresAt">The time until which the previous secret still works, in UTC.</param>
/// <param name="LastRotatedAt">The time of the last rotation, in UTC; None before the first.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record UserApiKey(
    string UserId,
    Option<string> KeyValue = default,
    Option<UserType> UserType = default,
    Option<KeyStatus> KeyStatus = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<DateTimeOffset> ExpiresAt = default,
    Option<DateTimeOffset> OverlapExpiresAt = default,
    Option<DateTimeOffset> LastRotatedAt = default) : FivetranModel;

/// <summary>A new API key with its secret, which is returned only once.</summary>
/// <param name="KeyValue">The API key, the first argument of <see cref="ClientConfig"/>.</param>
/// <param name="KeySecret">The API secret, the second argument of <see cref="ClientConfig"/>.</param>
/// <param name="KeyStatus">Whether the key is valid.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
/// <param name="ExpiresAt">The expiry, in UTC; None if the key never expires.</param>
/// <param name="OverlapExpiresAt">The time until which the previous secret still works, in UTC.</param>
/// <param name="LastRotatedAt">The time of the last rotation, in UTC; None before the first.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record UserApiKeySecret(
    string KeyValue,
    Secret KeySecret,
    Option<KeyStatus> KeyStatus = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<DateTimeOffset> ExpiresAt = default,
    Option<DateTimeOffset> OverlapExpiresAt = default,
    Option<DateTimeOffset> LastRotatedAt = default) : FivetranModel;

/// <summary>An API key to create.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewUserApiKey : FivetranModel
{
    /// <summary>The days until expiry, at most 365; default 90.</summary>
    public Option<int> ExpirationPeriodDays { get; init; }
}

/// <summary>Options for rotating an API key.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record UserApiKeyRotation : FivetranModel
{
    /// <summary>The days until expiry, at most 365; default 90.</summary>
    public Option<int> ExpirationPeriodDays { get; init; }

    /// <summary>The days for which the previous secret still works, at most 30.</summary>
    public Option<int> OverlapDays { get; init; }
}

/// <summary>The validity of an API key.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record KeyStatus(string Value) : OpenEnum(Value)
{
    /// <summary>Valid.</summary>
    public static readonly KeyStatus Active = new("ACTIVE");

    /// <summary>Valid; the previous secret still works too.</summary>
    public static readonly KeyStatus ActiveGrace = new("ACTIVE_GRACE");

    /// <summary>Expired.</summary>
    public static readonly KeyStatus Expired = new("EXPIRED");
}
