using Flurl.Http;

namespace Fivetrex.Functional.Http;

/// <summary>
/// Sends messages through Flurl, for an <c>HttpTest</c> to see. Without one, a FlurlRequest around a message costs more than the call
/// (docs/decisions/flurl-http.md).
/// </summary>
internal static class FlurlTransport
{
    private static FlurlClient? client;

    public static async Task<HttpResponseMessage> Send(HttpClient pool, HttpRequestMessage message, CancellationToken cancellation)
    {
        // made here and not by FlurlHttp.Clients, whose event handlers the host may have set: they would be shown the credentials
        client ??= new FlurlClient(pool);
        var uri = message.RequestUri!.AbsoluteUri;
        var request = new FlurlRequest(uri) { Client = client, Verb = message.Method, Content = message.Content }
            .WithHeaders(message.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString()))
            .AllowAnyHttpStatus();
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        return response.ResponseMessage;
    }
}
