using Flurl.Http.Testing;

namespace Fivetrex.Functional.Tests.Support;

internal static class FlurlResponses
{
    /// <summary>Queues a response whose body is JSON text, as the service sends it.</summary>
    public static HttpTestSetup RespondWithBody(this HttpTestSetup test, string json, int status = 200) =>
        test.RespondWith(() => Transport.Response(status, json, "application/json").Content, status);
}
