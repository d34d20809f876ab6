using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A system key is an API key that belongs to nobody, with permissions of its own.</summary>
/// <remarks>
/// <code>
/// var old =
///     from key in SystemKeys.Stream(config)
///     where key.LastUsedAt.IsNone
///     select key.Name;
/// </code>
/// </remarks>
public static class SystemKeys
{
    /// <summary>Lists the first 100 system keys.</summary>
    /// <remarks><c>GET /v1/system-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/get-system-keys">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Page<SystemKey>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the system keys.</summary>
    /// <remarks><c>GET /v1/system-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/get-system-keys">reference</see></remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<SystemKey>>> List(ClientConfig config, PageRequest page) =>
        config.List<SystemKey>($"system-keys", page);

    /// <summary>Streams all system keys, fetching pages as they are read, and remembers them: a second pass sends nothing.</summary>
    /// <remarks><c>GET /v1/system-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/get-system-keys">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, SystemKey>> Stream(ClientConfig config) =>
        config.Stream<SystemKey>($"system-keys");

    /// <summary>Streams all system keys without remembering them.</summary>
    /// <remarks><c>GET /v1/system-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/get-system-keys">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, SystemKey>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<SystemKey>($"system-keys");

    /// <summary>Gets a system key, without its secret.</summary>
    /// <remarks><c>GET /v1/system-keys/{keyId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/get-system-key-details">reference</see></remarks>
    /// <returns>The key; <see cref="FivetranError.NotFound"/> when there is none with that id.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SystemKey>> Get(ClientConfig config, string keyId) =>
        config.Get<SystemKey>($"system-keys/{keyId}");

    /// <summary>Creates a system key.</summary>
    /// <remarks><c>POST /v1/system-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/create-system-key">reference</see></remarks>
    /// <returns>The key with its secret, which is told this once.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SystemKey>> Create(ClientConfig config, NewSystemKey key) =>
        config.Post<SystemKey>($"system-keys", key);

    /// <summary>Updates a system key.</summary>
    /// <remarks><c>PATCH /v1/system-keys/{keyId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/update-system-key">reference</see></remarks>
    /// <returns>The key as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, when the update sets nothing.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SystemKey>> Update(ClientConfig config, string keyId, SystemKeyUpdate update) =>
        config.Patch<SystemKey>($"system-keys/{keyId}", update);

    /// <summary>Deletes a system key.</summary>
    /// <remarks>
    /// Whoever uses it is locked out at once.
    /// <c>DELETE /v1/system-keys/{keyId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/delete-system-key">reference</see>
    /// </remarks>
    /// <returns>Nothing; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, unless it is confirmed with <see cref="Confirm.KeyDeletion"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string keyId, Confirm confirm) =>
        config.Confirmed(confirm, Confirm.KeyDeletion).Delete($"system-keys/{keyId}");

    /// <summary>Gives a system key a new secret.</summary>
    /// <remarks>
    /// Whoever uses the old secret is locked out at once. Never sent twice: after a timeout the old secret may be dead, and the new one lost.
    /// <c>POST /v1/system-keys/{keyId}/rotate</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/rotate-system-key">reference</see>
    /// </remarks>
    /// <returns>The key with its new secret, which is told this once; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, unless it is confirmed with <see cref="Confirm.KeyRotation"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SystemKey>> Rotate(ClientConfig config, string keyId, Confirm confirm) =>
        Rotate(config, keyId, confirm, new SystemKeyRotation());

    /// <summary>Gives a system key a new secret and a new time to live.</summary>
    /// <remarks>
    /// Whoever uses the old secret is locked out at once. Never sent twice: after a timeout the old secret may be dead, and the new one lost.
    /// <c>POST /v1/system-keys/{keyId}/rotate</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/rotate-system-key">reference</see>
    /// </remarks>
    /// <returns>The key with its new secret, which is told this once; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, unless it is confirmed with <see cref="Confirm.KeyRotation"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SystemKey>> Rotate(ClientConfig config, string keyId, Confirm confirm, SystemKeyRotation rotation) =>
        config.Confirmed(confirm, Confirm.KeyRotation).Post<SystemKey>($"system-keys/{keyId}/rotate", rotation);
}
