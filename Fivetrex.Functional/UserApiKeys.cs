using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>The API keys of users: reads all of them, and creates and rotates those of service accounts.</summary>
/// <remarks>
/// <code>
/// var expiring =
///     from key in UserApiKeys.Stream(config)
///     where key.ExpiresAt.Exists(at =&gt; at &lt; config.Time.GetUtcNow().AddDays(7))
///     select key.UserId;
/// </code>
/// </remarks>
public static class UserApiKeys
{
    /// <summary>Lists the first 100 API keys of all users.</summary>
    /// <remarks>
    /// <c>GET /v1/users/api-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-api-keys">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<UserApiKey>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the API keys of all users.</summary>
    /// <remarks>
    /// <c>GET /v1/users/api-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-api-keys">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<UserApiKey>>> List(ClientConfig config, PageRequest page) =>
        config.List<UserApiKey>($"users/api-keys", page);

    /// <summary>Lists the first 100 API keys of all users that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/users/api-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-api-keys">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<UserApiKey>>> List(ClientConfig config, UserApiKeyFilter filter) =>
        List(config, filter, PageRequest.First);

    /// <summary>Lists one page of the API keys of all users that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/users/api-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-api-keys">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<UserApiKey>>> List(ClientConfig config, UserApiKeyFilter filter, PageRequest page) =>
        config.List<UserApiKey>($"users/api-keys", page, filter: filter);

    /// <summary>
    /// Streams all API keys of all users, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/users/api-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-api-keys">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, UserApiKey>> Stream(ClientConfig config) =>
        config.Stream<UserApiKey>($"users/api-keys");

    /// <summary>Streams all API keys of all users without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/users/api-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-api-keys">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, UserApiKey>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<UserApiKey>($"users/api-keys");

    /// <summary>
    /// Streams all API keys of all users that match a filter, fetches pages as they are read, and keeps the items: a second enumeration
    /// sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/users/api-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-api-keys">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, UserApiKey>> Stream(ClientConfig config, UserApiKeyFilter filter) =>
        config.Stream<UserApiKey>($"users/api-keys", filter: filter);

    /// <summary>Streams all API keys of all users that match a filter without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/users/api-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-api-keys">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, UserApiKey>> StreamAsync(ClientConfig config, UserApiKeyFilter filter) =>
        config.StreamAsync<UserApiKey>($"users/api-keys", filter: filter);

    /// <summary>Gets the API key of a user.</summary>
    /// <remarks>
    /// <c>GET /v1/users/{userId}/api-keys</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-api-key">reference</see>
    /// </remarks>
    /// <returns>The key, without its secret; <see cref="FivetranError.NotFound"/> when the user has none.</returns>
    [Pure]
    public static Aff<Either<FivetranError, UserApiKey>> Get(ClientConfig config, string userId) =>
        config.Get<UserApiKey>($"users/{userId}/api-keys");

    /// <summary>Creates an API key for a service account.</summary>
    /// <remarks>
    /// Requires a config with the key of a person, not of a service account.
    /// <c>POST /v1/users/{userId}/api-keys</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/create-user-api-key">reference</see>
    /// </remarks>
    /// <returns>The key with its secret, which is returned only once.</returns>
    [Pure]
    public static Aff<Either<FivetranError, UserApiKeySecret>> Create(ClientConfig config, string userId, NewUserApiKey key) =>
        config.Post<UserApiKeySecret>($"users/{userId}/api-keys", key);

    /// <summary>Deletes all API keys of a service account.</summary>
    /// <remarks>
    /// Programs that use them are locked out immediately.
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/users/{userId}/api-keys</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/delete-user-api-keys">reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless confirmed with <see cref="Confirm.KeyDeletion"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string userId, Confirm confirm) =>
        config.Confirmed(confirm, Confirm.KeyDeletion).Delete($"users/{userId}/api-keys");

    /// <summary>Rotates the secret of a service account's API key.</summary>
    /// <remarks>
    /// Programs that use the old secret are locked out, immediately or after <see cref="UserApiKeyRotation.OverlapDays"/>.
    /// <c>POST /v1/users/{userId}/api-keys/rotate</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/rotate-user-api-key">reference</see>
    /// </remarks>
    /// <returns>
    /// The key with its new secret, which is returned only once; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless
    /// confirmed with <see cref="Confirm.KeyRotation"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, UserApiKeySecret>> Rotate(
        ClientConfig config, string userId, Confirm confirm, UserApiKeyRotation rotation) =>
        config.Confirmed(confirm, Confirm.KeyRotation).Post<UserApiKeySecret>($"users/{userId}/api-keys/rotate", rotation);
}
