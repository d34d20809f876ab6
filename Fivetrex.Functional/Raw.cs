using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>
/// Calls operations that this library does not know yet, with its escaping, errors, retries, telemetry and streams. Results are JSON.
/// </summary>
/// <remarks>
/// A route is an interpolated string without <c>/v1</c>. Each argument is escaped as one segment and checked like an id;
/// <c>{schema:name}</c> also allows the spaces and quotes of a name. A route is rejected, and nothing is sent, when its text has other
/// characters than letters, digits and <c>- _ . /</c>: pass a filter as <c>query</c>. These calls need no <see cref="Confirm"/>: use the
/// function of the module where there is one.
/// <code>
/// var plan = await Raw.Get(config, $"connections/{connectorId}/plan").RunAsync();
/// </code>
/// </remarks>
public static class Raw
{
    /// <summary>Gets the data of an answer.</summary>
    /// <param name="config">The config.</param>
    /// <param name="route">The route, such as <c>$"connections/{connectorId}/plan"</c>.</param>
    /// <param name="query">The filter, by the names of the service.</param>
    /// <param name="version">The version of the service's JSON in <c>Accept</c>: 1 or 2.</param>
    /// <returns>The <c>data</c> of the answer, or the whole answer when it has none.</returns>
    [Pure]
    public static Aff<Either<FivetranError, RawJson>> Get(
        ClientConfig config, FormattableString route, HashMap<string, string> query = default, int version = 1) =>
        RawRoutes.CallOf(HttpMethod.Get, route, version, query: query).ToAff(config);

    /// <summary>Lists one page.</summary>
    /// <param name="config">The config.</param>
    /// <param name="route">The route, such as <c>$"connections/{connectorId}/plan"</c>.</param>
    /// <param name="page">The page.</param>
    /// <param name="query">The filter, by the names of the service.</param>
    /// <param name="version">The version of the service's JSON in <c>Accept</c>: 1 or 2.</param>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<RawJson>>> List(
        ClientConfig config, FormattableString route, PageRequest page, HashMap<string, string> query = default, int version = 1) =>
        config.List<RawJson>(RawRoutes.RouteOf(route, version), page, RawRoutes.AcceptOf(version), Filter.Of(query));

    /// <summary>Streams all items, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.</summary>
    /// <param name="config">The config.</param>
    /// <param name="route">The route, such as <c>$"connections/{connectorId}/plan"</c>.</param>
    /// <param name="query">The filter, by the names of the service.</param>
    /// <param name="version">The version of the service's JSON in <c>Accept</c>: 1 or 2.</param>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, RawJson>> Stream(
        ClientConfig config, FormattableString route, HashMap<string, string> query = default, int version = 1) =>
        config.Stream<RawJson>(RawRoutes.RouteOf(route, version), RawRoutes.AcceptOf(version), Filter.Of(query));

    /// <summary>Streams all items without keeping them.</summary>
    /// <param name="config">The config.</param>
    /// <param name="route">The route, such as <c>$"connections/{connectorId}/plan"</c>.</param>
    /// <param name="query">The filter, by the names of the service.</param>
    /// <param name="version">The version of the service's JSON in <c>Accept</c>: 1 or 2.</param>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, RawJson>> StreamAsync(
        ClientConfig config, FormattableString route, HashMap<string, string> query = default, int version = 1) =>
        config.StreamAsync<RawJson>(RawRoutes.RouteOf(route, version), RawRoutes.AcceptOf(version), Filter.Of(query));

    /// <summary>Posts a body. Sent again only after a 429.</summary>
    /// <param name="config">The config.</param>
    /// <param name="route">The route, such as <c>$"connections/{connectorId}/plan"</c>.</param>
    /// <param name="body">Any object that serialises to a JSON object; null sends <c>{}</c>.</param>
    /// <param name="version">The version of the service's JSON in <c>Accept</c>: 1 or 2.</param>
    /// <returns>The <c>data</c> of the answer, or the whole answer when it has none.</returns>
    [Pure]
    public static Aff<Either<FivetranError, RawJson>> Post(
        ClientConfig config, FormattableString route, object? body = null, int version = 1) =>
        RawRoutes.CallOf(HttpMethod.Post, route, version, body ?? Verbs.EmptyBody).ToAff(config);

    /// <summary>Patches with a body. Sent again only after a 429.</summary>
    /// <param name="config">The config.</param>
    /// <param name="route">The route, such as <c>$"connections/{connectorId}/plan"</c>.</param>
    /// <param name="body">Any object that serialises to a JSON object with at least one member.</param>
    /// <param name="version">The version of the service's JSON in <c>Accept</c>: 1 or 2.</param>
    /// <returns>The <c>data</c> of the answer, or the whole answer when it has none.</returns>
    [Pure]
    public static Aff<Either<FivetranError, RawJson>> Patch(
        ClientConfig config, FormattableString route, object body, int version = 1) =>
        RawRoutes.CallOf(HttpMethod.Patch, route, version, body).ToAff(config);

    /// <summary>Deletes what the route addresses. Sent again only after a 429.</summary>
    /// <param name="config">The config.</param>
    /// <param name="route">The route, such as <c>$"connections/{connectorId}/plan"</c>.</param>
    /// <param name="version">The version of the service's JSON in <c>Accept</c>: 1 or 2.</param>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when it is already deleted.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, FormattableString route, int version = 1) =>
        config.Delete(RawRoutes.RouteOf(route, version), RawRoutes.AcceptOf(version));
}
