using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A user of the account.</summary>
/// <param name="Id">The user.</param>
/// <param name="Email">None for a service account.</param>
/// <param name="GivenName">The first name.</param>
/// <param name="FamilyName">The last name.</param>
/// <param name="Verified">Whether the address is known to be good.</param>
/// <param name="Invited">True until the invitation is accepted.</param>
/// <param name="Picture">The address of a picture.</param>
/// <param name="Phone">For people.</param>
/// <param name="Role">The name of the role in the account; none for who has roles in groups alone.</param>
/// <param name="Active">Whether it is not switched off.</param>
/// <param name="LoggedInAt">In UTC; none before the first time.</param>
/// <param name="CreatedAt">In UTC.</param>
/// <param name="UserType">A person, or a service account.</param>
/// <param name="HasApiKey">Whether there is an API key.</param>
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

/// <summary>A person to invite, or a service account to make.</summary>
public sealed record NewUser : FivetranModel
{
    /// <summary>A person.</summary>
    /// <param name="email">Where the invitation goes.</param>
    /// <param name="givenName">The first name.</param>
    /// <param name="familyName">The last name.</param>
    public NewUser(string email, string givenName, string familyName) => (Email, GivenName, FamilyName) = (email, givenName, familyName);

    private NewUser(string givenName, string familyName) => (GivenName, FamilyName, UserType) = (givenName, familyName, Models.UserType.ServiceAccount);

    /// <summary>Where the invitation goes; none for a service account.</summary>
    public Option<string> Email { get; init; }

    /// <summary>The first name.</summary>
    public string GivenName { get; init; }

    /// <summary>The last name.</summary>
    public string FamilyName { get; init; }

    /// <summary>For people.</summary>
    public Option<string> Phone { get; init; }

    /// <summary>The address of a picture.</summary>
    public Option<string> Picture { get; init; }

    /// <summary>The name of the role in the account.</summary>
    public Option<string> Role { get; init; }

    /// <summary>A person unless set.</summary>
    public Option<UserType> UserType { get; init; }

    /// <summary>A service account: nobody, but with an API key.</summary>
    public static NewUser ServiceAccount(string givenName, string familyName) => new(givenName, familyName);
}

/// <summary>What to change about a user; what is not set stays as it is.</summary>
public sealed record UserUpdate : FivetranModel
{
    /// <summary>The first name.</summary>
    public Option<string> GivenName { get; init; }

    /// <summary>The last name.</summary>
    public Option<string> FamilyName { get; init; }

    /// <summary>For people.</summary>
    public Edit<string> Phone { get; init; }

    /// <summary>The address of a picture.</summary>
    public Edit<string> Picture { get; init; }

    /// <summary>The name of the role in the account.</summary>
    public Option<string> Role { get; init; }
}

/// <summary>What a user is.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record UserType(string Value) : OpenEnum(Value)
{
    /// <summary>A person.</summary>
    public static readonly UserType RegularUser = new("REGULAR_USER");

    /// <summary>Nobody, but with an API key.</summary>
    public static readonly UserType ServiceAccount = new("SERVICE_ACCOUNT");
}
