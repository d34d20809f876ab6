namespace Fivetrex.Functional.Http;

/// <summary>What a module's one line is made of: verb, route, what goes in and what comes out.</summary>
internal static class Verbs
{
    /// <summary>The body of an operation that wants none: some refuse a request without any.</summary>
    private static readonly object Nothing = new();

    public static Aff<Either<FivetranError, T>> Get<T>(this ClientConfig config, Route route, Accept accept = Accept.Default) =>
        new Call(HttpMethod.Get, route, accept).ToAff<T>(config);

    /// <summary>What everybody may read, with credentials or without.</summary>
    public static Aff<Either<FivetranError, T>> GetPublic<T>(this ClientConfig config, Route route) =>
        new Call(HttpMethod.Get, route, Accept.Default) { IsPublic = true }.ToAff<T>(config);

    public static Aff<Either<FivetranError, Page<T>>> List<T>(this ClientConfig config, Route route, PageRequest page, Accept accept = Accept.Default, Filter filter = default) =>
        new Call(HttpMethod.Get, route, accept) { Page = page, Filter = filter }.ToAff<Page<T>>(config);

    public static Seq<Either<FivetranError, T>> Stream<T>(this ClientConfig config, Route route, Accept accept = Accept.Default, Filter filter = default, PageRequest? first = null) =>
        Paging.Stream<T>(config, new Call(HttpMethod.Get, route, accept) { Page = first, Filter = filter });

    public static IAsyncEnumerable<Either<FivetranError, T>> StreamAsync<T>(this ClientConfig config, Route route, Accept accept = Accept.Default, Filter filter = default, PageRequest? first = null) =>
        Paging.StreamAsync<T>(config, new Call(HttpMethod.Get, route, accept) { Page = first, Filter = filter });

    public static Aff<Either<FivetranError, T>> Post<T>(this ClientConfig config, Route route, object body, Accept accept = Accept.Default) =>
        new Call(HttpMethod.Post, route, accept) { Body = body }.ToAff<T>(config);

    public static Aff<Either<FivetranError, T>> Post<T>(this ClientConfig config, Route route) =>
        config.Post<T>(route, Nothing);

    public static Aff<Either<FivetranError, T>> Patch<T>(this ClientConfig config, Route route, object body, Accept accept = Accept.Default) =>
        new Call(HttpMethod.Patch, route, accept) { Body = body }.ToAff<T>(config);

    public static Aff<Either<FivetranError, Unit>> Delete(this ClientConfig config, Route route, Accept accept = Accept.Default) =>
        new Call(HttpMethod.Delete, route, accept).ToAff<Unit>(config);

    /// <summary>For operations that run setup tests or reload a schema before they answer.</summary>
    public static ClientConfig UsingSetupTimeout(this ClientConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config with { Timeout = config.SetupTimeout };
    }

    /// <summary>For operations that lose data or access: sent once, and only when the caller has said what he is doing.</summary>
    public static ClientConfig Confirmed(this ClientConfig config, Confirm confirm, Confirm needed)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config with
        {
            Retry = RetryPolicy.Never,
            Refusal = confirm == needed ? null : $"this has to be confirmed with {nameof(Confirm)}.{needed}{(confirm == default ? "" : $", not with {nameof(Confirm)}.{confirm}")}",
        };
    }
}
