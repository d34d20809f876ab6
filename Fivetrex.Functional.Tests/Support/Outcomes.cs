namespace Fivetrex.Functional.Tests.Support;

/// <summary>Runs a call and takes the one side that the test is about; the other fails it with what came instead.</summary>
internal static class Outcomes
{
    public static async Task<T> Right<T>(this Aff<Either<FivetranError, T>> call) => (await call.RunAsync()).Right();

    public static async Task<FivetranError> Left<T>(this Aff<Either<FivetranError, T>> call) => (await call.RunAsync()).Left();

    public static T Right<T>(this Either<FivetranError, T> result) =>
        result.Match(Right: value => value, Left: error => throw new AssertionException($"expected Right, got {error}"));

    public static FivetranError Left<T>(this Either<FivetranError, T> result) =>
        result.Match(Right: value => throw new AssertionException($"expected Left, got {value}"), Left: error => error);

    public static async Task<List<Either<FivetranError, T>>> ToListAsync<T>(this IAsyncEnumerable<Either<FivetranError, T>> stream)
    {
        var items = new List<Either<FivetranError, T>>();
        await foreach (var item in stream)
        {
            items.Add(item);
        }

        return items;
    }
}
