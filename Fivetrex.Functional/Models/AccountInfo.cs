using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The account of an API key, and the owner of the key.</summary>
/// <param name="AccountId">The account's identifier.</param>
/// <param name="AccountName">The account's name.</param>
/// <param name="UserId">The user who owns the key; None for a system key.</param>
/// <param name="SystemKeyId">The system key's identifier; None for the key of a user.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record AccountInfo(
    string AccountId,
    Option<string> AccountName = default,
    Option<string> UserId = default,
    Option<string> SystemKeyId = default) : FivetranModel;
