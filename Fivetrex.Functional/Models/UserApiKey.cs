using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The API key of a user, without its secret.</summary>
/// <param name="UserId">The user.</param>
/// <param name="KeyValue">What <see cref="ClientConfig"/> takes first.</param>
/// <param name="UserType">A person, or a service account.</param>
/// <param name="KeyStatus">Whether it can be used.</param>
/// <param name="CreatedAt">In UTC.</param>
/// <param name="ExpiresAt">In UTC; none for one that does not end.</param>
/// <param name="OverlapExpiresAt">Until when the secret before this one can be used as well, in UTC.</param>
/// <param name="LastRotatedAt">In UTC; none before the first time.</param>
public sealed record UserApiKey(
    string UserId,
    Option<string> KeyValue = default,
    Option<UserType> UserType = default,
    Option<KeyStatus> KeyStatus = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<DateTimeOffset> ExpiresAt = default,
    Option<DateTimeOffset> OverlapExpiresAt = default,
    Option<DateTimeOffset> LastRotatedAt = default) : FivetranModel;

/// <summary>A new API key with its secret, which is told once.</summary>
/// <param name="KeyValue">What <see cref="ClientConfig"/> takes first.</param>
/// <param name="KeySecret">What <see cref="ClientConfig"/> takes second.</param>
/// <param name="KeyStatus">Whether it can be used.</param>
/// <param name="CreatedAt">In UTC.</param>
/// <param name="ExpiresAt">In UTC; none for one that does not end.</param>
/// <param name="OverlapExpiresAt">Until when the secret before this one can be used as well, in UTC.</param>
/// <param name="LastRotatedAt">In UTC; none before the first time.</param>
public sealed record UserApiKeySecret(
    string KeyValue,
    Secret KeySecret,
    Option<KeyStatus> KeyStatus = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<DateTimeOffset> ExpiresAt = default,
    Option<DateTimeOffset> OverlapExpiresAt = default,
    Option<DateTimeOffset> LastRotatedAt = default) : FivetranModel;

/// <summary>An API key to make.</summary>
public sealed record NewUserApiKey : FivetranModel
{
    /// <summary>Days until it ends, 365 at most; 90 unless set.</summary>
    public Option<int> ExpirationPeriodDays { get; init; }
}

/// <summary>How an API key goes on with its new secret.</summary>
public sealed record UserApiKeyRotation : FivetranModel
{
    /// <summary>Days until it ends, 365 at most; 90 unless set.</summary>
    public Option<int> ExpirationPeriodDays { get; init; }

    /// <summary>Days for which the old secret can be used as well, 30 at most.</summary>
    public Option<int> OverlapDays { get; init; }
}

/// <summary>Whether an API key can be used.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record KeyStatus(string Value) : OpenEnum(Value)
{
    /// <summary>It can.</summary>
    public static readonly KeyStatus Active = new("ACTIVE");

    /// <summary>It can, and so can the secret before this one.</summary>
    public static readonly KeyStatus ActiveGrace = new("ACTIVE_GRACE");

    /// <summary>It cannot any more.</summary>
    public static readonly KeyStatus Expired = new("EXPIRED");
}
