using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>
/// A destination is the warehouse, lake or database that a group's connectors load into. There is one for each group, under the same id.
/// </summary>
/// <remarks>
/// <code>
/// var failed =
///     from result in Destinations.Test(config, groupId)
///     select result.SetupTests.Filter(test =&gt; test.Status == SetupTestStatus.Failed);
/// </code>
/// </remarks>
public static class Destinations
{
    /// <summary>Lists the first 100 destinations of the account, without their config.</summary>
    /// <remarks>
    /// <c>GET /v1/destinations</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/destinations/list-destinations">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Destination>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the destinations of the account, without their config.</summary>
    /// <remarks>
    /// <c>GET /v1/destinations</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/destinations/list-destinations">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Destination>>> List(ClientConfig config, PageRequest page) =>
        config.List<Destination>($"destinations", page, Accept.V2);

    /// <summary>
    /// Streams all destinations of the account, without their config, fetches pages as they are read, and keeps the items: a second
    /// enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/destinations</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/destinations/list-destinations">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Destination>> Stream(ClientConfig config) =>
        config.Stream<Destination>($"destinations", Accept.V2);

    /// <summary>Streams all destinations of the account, without their config, and without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/destinations</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/destinations/list-destinations">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Destination>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<Destination>($"destinations", Accept.V2);

    /// <summary>Gets a destination.</summary>
    /// <remarks>
    /// <c>GET /v1/destinations/{destinationId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/destinations/destination-details">reference</see>
    /// </remarks>
    /// <returns>The destination; <see cref="FivetranError.NotFound"/> when there is none, also for a group without a destination.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Destination>> Get(ClientConfig config, string destinationId) =>
        config.Get<Destination>($"destinations/{destinationId}", Accept.V2);

    /// <summary>Creates the destination of a group.</summary>
    /// <remarks>
    /// Setup tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>, unless
    /// <see cref="ServiceSetup.RunSetupTests"/> is false.
    /// Never sent twice: after a timeout, check whether it was created.
    /// <c>POST /v1/destinations</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/destinations/create-destination">reference</see>
    /// </remarks>
    /// <returns>The destination, also when its tests failed: see <see cref="Destination.SetupTests"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Destination>> Create(ClientConfig config, NewDestination destination) =>
        config.UsingSetupTimeout(RequestKind.SetupTests).Post<Destination>($"destinations", destination, Accept.V2);

    /// <summary>Updates a destination.</summary>
    /// <remarks>
    /// Setup tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>, unless
    /// <see cref="ServiceSetup.RunSetupTests"/> is false.
    /// <c>PATCH /v1/destinations/{destinationId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/destinations/modify-destination">reference</see>
    /// </remarks>
    /// <returns>
    /// The destination as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when the update sets nothing.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Destination>> Update(ClientConfig config, string destinationId, DestinationUpdate update) =>
        config.UsingSetupTimeout(RequestKind.SetupTests).Patch<Destination>($"destinations/{destinationId}", update, Accept.V2);

    /// <summary>Deletes a destination.</summary>
    /// <remarks>
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/destinations/{destinationId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/destinations/delete-destination">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.Conflict"/> while connectors load into it.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string destinationId) =>
        config.Delete($"destinations/{destinationId}", Accept.V2);

    /// <summary>Runs the setup tests of a destination.</summary>
    /// <remarks>
    /// The tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>.
    /// <c>POST /v1/destinations/{destinationId}/test</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/destinations/run-destination-setup-tests">reference</see>
    /// </remarks>
    /// <returns>The results of the tests, also of those that failed. <see cref="Get"/> returns the rest of the destination.</returns>
    [Pure]
    public static Aff<Either<FivetranError, DestinationTestResult>> Test(ClientConfig config, string destinationId) =>
        Test(config, destinationId, new Trust());

    /// <summary>Runs the setup tests of a destination, and approves certificates or fingerprints found by them.</summary>
    /// <remarks>
    /// The tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>.
    /// <c>POST /v1/destinations/{destinationId}/test</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/destinations/run-destination-setup-tests">reference</see>
    /// </remarks>
    /// <returns>The results of the tests, also of those that failed. <see cref="Get"/> returns the rest of the destination.</returns>
    [Pure]
    public static Aff<Either<FivetranError, DestinationTestResult>> Test(ClientConfig config, string destinationId, Trust trust) =>
        config.UsingSetupTimeout(RequestKind.SetupTests).Reading(trust == new Trust()).Post<DestinationTestResult>(
            $"destinations/{destinationId}/test", trust, Accept.V2, readBack: $"destinations/{destinationId}");
}
