using System.Text.Json;
using Fivetrex.Functional.Http;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional;

/// <summary>A connector type describes a service that Fivetran connects to: its name, features and settings.</summary>
/// <remarks>
/// <code>
/// var settings =
///     from type in ConnectorTypes.Get(config, Service.Postgres)
///     select type.Config.Bind(config =&gt; config.Property("properties"));
/// </code>
/// </remarks>
public static partial class ConnectorTypes
{
    /// <summary>Lists the first 100 connector types.</summary>
    /// <remarks>
    /// <c>GET /v1/metadata/connector-types</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connector-metadata/metadata-connectors">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ConnectorType>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the connector types.</summary>
    /// <remarks>
    /// <c>GET /v1/metadata/connector-types</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connector-metadata/metadata-connectors">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ConnectorType>>> List(ClientConfig config, PageRequest page) =>
        config.List<ConnectorType>($"metadata/connector-types", page);

    /// <summary>
    /// Streams all connector types, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// <c>GET /v1/metadata/connector-types</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connector-metadata/metadata-connectors">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, ConnectorType>> Stream(ClientConfig config) =>
        config.Stream<ConnectorType>($"metadata/connector-types");

    /// <summary>Streams all connector types without keeping them.</summary>
    /// <remarks>
    /// <c>GET /v1/metadata/connector-types</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connector-metadata/metadata-connectors">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, ConnectorType>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<ConnectorType>($"metadata/connector-types");

    /// <summary>Gets a connector type with its settings.</summary>
    /// <remarks>
    /// <c>GET /v1/metadata/connector-types/{service}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connector-metadata/metadata-connector-config">reference</see>
    /// </remarks>
    /// <returns>The type; <see cref="FivetranError.NotFound"/> when there is no such service.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ConnectorType>> Get(ClientConfig config, Service service) =>
        config.Get<ConnectorType>($"metadata/connector-types/{service}");

    /// <summary>Lists the connector types that are public; requires no credentials.</summary>
    /// <remarks>
    /// <c>GET /public/connector-types</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/public-endpoints/metadata-public-connectors">reference</see>
    /// </remarks>
    /// <returns>The types. The credentials of the config are not sent; <see cref="ClientConfig.Anonymous"/> has none.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ConnectorType>>> ListPublic(ClientConfig config) =>
        new Call<PublicList>(HttpMethod.Get, $"public/connector-types", Accept.Default) { IsPublic = true }
            .ToAff(config)
            .MapT(list => list.Page);

    /// <summary>
    /// The answer of the public list, which the reference does not describe: read as a page, a list or a single connector type.
    /// </summary>
    [ReadBy(typeof(PublicListReader))]
    internal sealed record PublicList(Page<ConnectorType> Page);

    internal sealed class PublicListReader : Reader<PublicList>
    {
        public override PublicList Read(ref Utf8JsonReader json, in ReadContext context) => new(
            json.TokenType == JsonTokenType.StartArray
                ? new Page<ConnectorType>(Reader<Seq<ConnectorType>>.Instance.Read(ref json, context))
            : PageShape.HasItems(json, ifEmpty: false) ? Reader<Page<ConnectorType>>.Instance.Read(ref json, context)
            : new Page<ConnectorType>(Seq1(Reader<ConnectorType>.Instance.Read(ref json, context))));
    }
}
