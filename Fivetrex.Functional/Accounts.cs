using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>An account holds everything else: groups, users, keys. There is one for each API key.</summary>
/// <remarks>
/// <code>
/// var account =
///     from info in Accounts.Get(config)
///     select info.AccountName.IfNone(info.AccountId);
/// </code>
/// </remarks>
public static class Accounts
{
    /// <summary>Gets the account of the API key, and the owner of the key.</summary>
    /// <remarks>
    /// <c>GET /v1/account/info</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/account/get-account-info">reference</see>
    /// </remarks>
    /// <returns>
    /// The account, which shows that the credentials are valid; <see cref="FivetranError.Unauthorized"/> when they are not.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, AccountInfo>> Get(ClientConfig config) =>
        config.Get<AccountInfo>($"account/info");
}
