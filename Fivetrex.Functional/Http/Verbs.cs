namespace Fivetrex.Functional.Http;

/// <summary>The building blocks of a module's one line: verb, route, input and output.</summary>
internal static class Verbs
{
    /// <summary>The body of an operation that needs none: some of them reject a request without a body.</summary>
    public static readonly object EmptyBody = new();

    public static Aff<Either<FivetranError, T>> Get<T>(this ClientConfig config, Route route, Accept accept = Accept.Default) =>
        new Call<T>(HttpMethod.Get, route, accept).ToAff(config);

    /// <summary>Gets an answer that is not JSON.</summary>
    public static Aff<Either<FivetranError, T>> Get<T>(
        this ClientConfig config, Route route, Func<Answer, Either<FivetranError, T>> read) =>
        new Call<T>(HttpMethod.Get, route, Accept.Binary) { Read = read }.ToAff(config);

    public static Aff<Either<FivetranError, Page<T>>> List<T>(
        this ClientConfig config, Route route, PageRequest page, Accept accept = Accept.Default, Filter filter = default) =>
        new Call<Page<T>>(HttpMethod.Get, route, accept) { Page = page, Filter = filter }.ToAff(config);

    public static Seq<Either<FivetranError, T>> Stream<T>(
        this ClientConfig config, Route route, Accept accept = Accept.Default, Filter filter = default, PageRequest? first = null) =>
        Paging.Stream(config, new Call<Page<T>>(HttpMethod.Get, route, accept) { Page = first, Filter = filter });

    public static IAsyncEnumerable<Either<FivetranError, T>> StreamAsync<T>(
        this ClientConfig config, Route route, Accept accept = Accept.Default, Filter filter = default, PageRequest? first = null) =>
        Paging.StreamAsync(config, new Call<Page<T>>(HttpMethod.Get, route, accept) { Page = first, Filter = filter });

    /// <param name="config">The config.</param>
    /// <param name="route">The path.</param>
    /// <param name="body">The body.</param>
    /// <param name="accept">The format of the answer.</param>
    /// <param name="readBack">The path of the same result, which is read when the answer has no data.</param>
    public static Aff<Either<FivetranError, T>> Post<T>(
        this ClientConfig config, Route route, object? body, Accept accept = Accept.Default, Route? readBack = null) =>
        new Call<T>(HttpMethod.Post, route, accept) { Body = body, ReadBack = readBack }.ToAff(config);

    public static Aff<Either<FivetranError, T>> Post<T>(this ClientConfig config, Route route) =>
        config.Post<T>(route, EmptyBody);

    /// <param name="config">The config.</param>
    /// <param name="route">The path.</param>
    /// <param name="body">The body.</param>
    /// <param name="accept">The format of the answer.</param>
    /// <param name="readBack">The path that is read when the answer has no data; by default the path of the update.</param>
    public static Aff<Either<FivetranError, T>> Patch<T>(
        this ClientConfig config, Route route, object? body, Accept accept = Accept.Default, Route? readBack = null) =>
        new Call<T>(HttpMethod.Patch, route, accept) { Body = body, ReadBack = readBack ?? route }.ToAff(config);

    public static Aff<Either<FivetranError, Unit>> Delete(this ClientConfig config, Route route, Accept accept = Accept.Default) =>
        new Call<Unit>(HttpMethod.Delete, route, accept).ToAff(config);

    /// <summary>Sets the timeout of operations that run setup tests or reload a schema before they answer.</summary>
    public static ClientConfig UsingSetupTimeout(this ClientConfig config, RequestKind kind = RequestKind.Other) =>
        config.OfKind(kind) with { Timeout = config.SetupTimeout };

    /// <summary>Sets the kind of the request, for operations with a request limit of their own.</summary>
    public static ClientConfig OfKind(this ClientConfig config, RequestKind kind)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config with { Kind = kind };
    }

    /// <summary>Marks a POST that only reads, so that a config for reading permits it.</summary>
    public static ClientConfig Reading(this ClientConfig config, bool isReading = true) =>
        isReading ? config with { Effect = Effect.Reads } : config;

    /// <summary>Marks a POST that deletes, so that a config without deletes does not permit it.</summary>
    public static ClientConfig Deleting(this ClientConfig config) => config with { Effect = Effect.Deletes };

    /// <summary>Guards operations that lose data or access: they are sent once, and only with the matching confirmation.</summary>
    public static ClientConfig Confirmed(this ClientConfig config, Confirm confirm, Confirm required)
    {
        ArgumentNullException.ThrowIfNull(config);
        var refusal = confirm == required ? null : MissingConfirmation(confirm, required);
        return config with { Retry = RetryPolicy.Never, Refusal = refusal };
    }

    private static string MissingConfirmation(Confirm confirm, Confirm required) =>
        $"this has to be confirmed with {nameof(Confirm)}.{required}"
        + $"{(confirm == default ? "" : $", not with {nameof(Confirm)}.{confirm}")}";
}
