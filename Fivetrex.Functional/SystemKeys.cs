using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A system key is an API key owned by the account, not by a user, with permissions of its own.</summary>
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
    /// <remarks>
    /// <c>GET /v1/system-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/get-system-keys">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<SystemKey>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the system keys.</summary>
    /// <remarks>
    /// <c>GET /v1/system-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/get-system-keys">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<SystemKey>>> List(ClientConfig config, PageRequest page) =>
        config.List<SystemKey>($"system-keys", page);

    /// <summary>Streams all system keys, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/system-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/get-system-keys">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, SystemKey>> Stream(ClientConfig config) =>
        config.Stream<SystemKey>($"system-keys");

    /// <summary>Streams all system keys without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/system-keys</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/get-system-keys">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, SystemKey>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<SystemKey>($"system-keys");

    /// <summary>Gets a system key, without its secret.</summary>
    /// <remarks>
    /// <c>GET /v1/system-keys/{keyId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/get-system-key-details">reference</see>
    /// </remarks>
    /// <returns>The key; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SystemKey>> Get(ClientConfig config, string keyId) =>
        config.Get<SystemKey>($"system-keys/{keyId}");

    /// <summary>Creates a system key.</summary>
    /// <remarks>
    /// <c>POST /v1/system-keys</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/create-system-key">reference</see>
    /// </remarks>
    /// <returns>The key with its secret, which is returned only once.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SystemKey>> Create(ClientConfig config, NewSystemKey key) =>
        config.Post<SystemKey>($"system-keys", key);

    /// <summary>Updates a system key.</summary>
    /// <remarks>
    /// <c>PATCH /v1/system-keys/{keyId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/update-system-key">reference</see>
    /// </remarks>
    /// <returns>
    /// The key as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when the update sets nothing.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, SystemKey>> Update(ClientConfig config, string keyId, SystemKeyUpdate update) =>
        config.Patch<SystemKey>($"system-keys/{keyId}", update);

    /// <summary>Deletes a system key.</summary>
    /// <remarks>
    /// Programs that use the key are locked out immediately.
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/system-keys/{keyId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/delete-system-key">reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless confirmed with <see cref="Confirm.KeyDeletion"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string keyId, Confirm confirm) =>
        config.Confirmed(confirm, Confirm.KeyDeletion).Delete($"system-keys/{keyId}");

    /// <summary>Rotates the secret of a system key.</summary>
    /// <remarks>
    /// Programs that use the old secret are locked out immediately. Never sent twice: after a timeout the old secret may be invalid and the
    /// new one lost.
    /// <c>POST /v1/system-keys/{keyId}/rotate</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/rotate-system-key">reference</see>
    /// </remarks>
    /// <returns>
    /// The key with its new secret, which is returned only once; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless
    /// confirmed with <see cref="Confirm.KeyRotation"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, SystemKey>> Rotate(ClientConfig config, string keyId, Confirm confirm) =>
        Rotate(config, keyId, confirm, new SystemKeyRotation());

    /// <summary>Rotates the secret of a system key and sets a new expiry.</summary>
    /// <remarks>
    /// Programs that use the old secret are locked out immediately. Never sent twice: after a timeout the old secret may be invalid and the
    /// new one lost.
    /// <c>POST /v1/system-keys/{keyId}/rotate</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/system-key/rotate-system-key">reference</see>
    /// </remarks>
    /// <returns>
    /// The key with its new secret, which is returned only once; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless
    /// confirmed with <see cref="Confirm.KeyRotation"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, SystemKey>> Rotate(
        ClientConfig config, string keyId, Confirm confirm, SystemKeyRotation rotation) =>
        config.Confirmed(confirm, Confirm.KeyRotation).Post<SystemKey>(
            $"system-keys/{keyId}/rotate", rotation, readBack: $"system-keys/{keyId}");
}
