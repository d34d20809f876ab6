using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A user of the account.</summary>
/// <param name="Id">The user's identifier.</param>
/// <param name="Email">The email address; None for a service account.</param>
/// <param name="GivenName">The first name.</param>
/// <param name="FamilyName">The last name.</param>
/// <param name="Verified">Whether the email address is verified.</param>
/// <param name="Invited">True until the invitation is accepted.</param>
/// <param name="Picture">The URL of a picture.</param>
/// <param name="Phone">The phone number.</param>
/// <param name="Role">The name of the role in the account; None for a user who only has roles in groups.</param>
/// <param name="Active">Whether the user is active.</param>
/// <param name="LoggedInAt">The time of the last login, in UTC; None before the first.</param>
/// <param name="CreatedAt">The time of creation, in UTC.</param>
/// <param name="UserType">A person, or a service account.</param>
/// <param name="HasApiKey">Whether the user has an API key.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record User(
    string Id,
    Option<string> Email = default,
    Option<string> GivenName = default,
    Option<string> FamilyName = default,
    Option<bool> Verified = default,
    Option<bool> Invited = default,
    Option<string> Picture = default,
    Option<string> Phone = default,
    Option<string> Role = default,
    Option<bool> Active = default,
    Option<DateTimeOffset> LoggedInAt = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<UserType> UserType = default,
    Option<bool> HasApiKey = default) : FivetranModel;

/// <summary>A person to invite, or a service account to create.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewUser : FivetranModel
{
    /// <summary>Creates the invitation of a person.</summary>
    /// <param name="email">The email address that receives the invitation.</param>
    /// <param name="givenName">The first name.</param>
    /// <param name="familyName">The last name.</param>
    public NewUser(string email, string givenName, string familyName) => (Email, GivenName, FamilyName) = (email, givenName, familyName);

    private NewUser(string givenName, string familyName) =>
        (GivenName, FamilyName, UserType) = (givenName, familyName, Models.UserType.ServiceAccount);

    /// <summary>The email address that receives the invitation; None for a service account.</summary>
    public Option<string> Email { get; init; }

    /// <summary>The first name.</summary>
    public string GivenName { get; init; }

    /// <summary>The last name.</summary>
    public string FamilyName { get; init; }

    /// <summary>The phone number.</summary>
    public Option<string> Phone { get; init; }

    /// <summary>The URL of a picture.</summary>
    public Option<string> Picture { get; init; }

    /// <summary>The name of the role in the account.</summary>
    public Option<string> Role { get; init; }

    /// <summary>The type of the user. Default: a person.</summary>
    public Option<UserType> UserType { get; init; }

    /// <summary>Creates a service account: a non-human user with an API key.</summary>
    public static NewUser ServiceAccount(string givenName, string familyName) => new(givenName, familyName);
}

/// <summary>Changes to a user; members that are not set keep their values.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record UserUpdate : FivetranModel
{
    /// <summary>The first name.</summary>
    public Option<string> GivenName { get; init; }

    /// <summary>The last name.</summary>
    public Option<string> FamilyName { get; init; }

    /// <summary>The phone number.</summary>
    public Edit<string> Phone { get; init; }

    /// <summary>The URL of a picture.</summary>
    public Edit<string> Picture { get; init; }

    /// <summary>The name of the role in the account.</summary>
    public Option<string> Role { get; init; }
}

/// <summary>The type of a user.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record UserType(string Value) : OpenEnum(Value)
{
    /// <summary>A person, who was invited by email.</summary>
    public static readonly UserType RegularUser = new("REGULAR_USER");

    /// <summary>A service account: a non-human user with an API key.</summary>
    public static readonly UserType ServiceAccount = new("SERVICE_ACCOUNT");
}
