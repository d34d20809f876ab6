namespace Fivetrex.Functional.Models;

/// <summary>The account that an API key belongs to, and whose key it is.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="AccountName">What it is called.</param>
/// <param name="UserId">The user whose key it is; none for a system key.</param>
/// <param name="SystemKeyId">The system key; none for the key of a user.</param>
public sealed record AccountInfo(string AccountId, Option<string> AccountName = default, Option<string> UserId = default, Option<string> SystemKeyId = default) : FivetranModel;
