namespace Fivetrex.Functional.Http;

/// <summary>What a module's one line is made of: verb, route, what goes in and what comes out.</summary>
internal static class Verbs
{
    public static Aff<Either<FivetranError, T>> Get<T>(this ClientConfig config, Route route, Accept accept = Accept.Default) =>
        new Call(HttpMethod.Get, route, accept).ToAff<T>(config);

    public static Aff<Either<FivetranError, Page<T>>> List<T>(this ClientConfig config, Route route, PageRequest page, Accept accept = Accept.Default) =>
        new Call(HttpMethod.Get, route, accept) { Page = page }.ToAff<Page<T>>(config);

    public static Seq<Either<FivetranError, T>> Stream<T>(this ClientConfig config, Route route, Accept accept = Accept.Default) =>
        Paging.Stream<T>(config, new Call(HttpMethod.Get, route, accept));

    public static IAsyncEnumerable<Either<FivetranError, T>> StreamAsync<T>(this ClientConfig config, Route route, Accept accept = Accept.Default) =>
        Paging.StreamAsync<T>(config, new Call(HttpMethod.Get, route, accept));

    public static Aff<Either<FivetranError, T>> Post<T>(this ClientConfig config, Route route, object body, Accept accept = Accept.Default) =>
        new Call(HttpMethod.Post, route, accept) { Body = body }.ToAff<T>(config);

    public static Aff<Either<FivetranError, T>> Patch<T>(this ClientConfig config, Route route, object body, Accept accept = Accept.Default) =>
        new Call(HttpMethod.Patch, route, accept) { Body = body }.ToAff<T>(config);

    public static Aff<Either<FivetranError, Unit>> Delete(this ClientConfig config, Route route, Accept accept = Accept.Default) =>
        new Call(HttpMethod.Delete, route, accept).ToAff<Unit>(config);

    /// <summary>For operations that run setup tests or reload a schema before they answer.</summary>
    public static ClientConfig Patiently(this ClientConfig config) => config with { Timeout = config.SetupTimeout };
}
