using Flurl.Http;

namespace Fivetrex.Functional.Http;

/// <summary>
/// Sends messages through Flurl, for an <c>HttpTest</c> to see. Without one, a FlurlRequest around a message costs more than the call
/// (docs/decisions/flurl-http.md).
/// </summary>
internal static class FlurlTransport
{
    // made here and not by FlurlHttp.Clients, whose event handlers the host may have set: they would be shown the credentials
    private static readonly FlurlClient Client = new(Exchange.NewClient());

    public static async Task<HttpResponseMessage> Send(HttpRequestMessage message, CancellationToken cancellation)
    {
        var uri = message.RequestUri!.AbsoluteUri;
        var request = new FlurlRequest(uri) { Client = Client, Verb = message.Method, Content = message.Content }
            .WithHeaders(message.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString()))
            .AllowAnyHttpStatus();
        var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        return response.ResponseMessage;
    }
}
