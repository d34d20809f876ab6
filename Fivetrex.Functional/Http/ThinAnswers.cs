using System.Text;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Http;

/// <summary>
/// The results of writes that succeeded with an answer that does not show them: without data, or with a part of it. An update is read
/// back once. The result of a creation is its request, when that has all required fields.
/// </summary>
internal static class ThinAnswers
{
    /// <param name="call">The call.</param>
    /// <param name="config">The config.</param>
    /// <param name="prepared">The request.</param>
    /// <param name="error">The result when there is no other.</param>
    /// <param name="cancellation">Cancels the read.</param>
    public static async ValueTask<Either<FivetranError, T>> Complete<T>(
        this Call<T> call, ClientConfig config, Prepared prepared, FivetranError error, CancellationToken cancellation)
    {
        if (call.ReadBack is { } path)
        {
            var read = (await new Call<T>(HttpMethod.Get, path, call.Accept)
                .Run(config.OfKind(RequestKind.Other), cancellation).ConfigureAwait(false)).ThrowIfFail();
            return read.MapLeft(problem => problem with
            {
                Message = $"{call.Endpoint} was carried out, and the read of its result failed: {problem.Message}",
                IsAfterWrite = true,
            });
        }

        return call.Verb == HttpMethod.Post && OfRequest<T>(prepared.Json) is { } result ? result : error;
    }

    // a type without required fields would be read from any request
    private static T? OfRequest<T>(string json)
    {
        _ = Reading.Whole<T>("{}"u8, out var problem);
        return problem is null ? default : Reading.Whole<T>(Encoding.UTF8.GetBytes(json), out _);
    }
}
