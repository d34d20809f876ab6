using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fivetrex.Functional.Tests;

/// <summary>Deliveries that are verified and read, and those that are refused.</summary>
internal sealed class WebhookReceiverTests
{
    private const string Secret = "correct horse", Former = "battery staple";

    private const string Body = """
        {"event":"sync_end","created":"2026-11-20T08:00:00.123Z","connector_id":"crm","sync_id":"s1","data":{"status":"SUCCESSFUL"}}
        """;

    [TestCase(Secret)]
    [TestCase(Former)]
    public void Both_secrets_are_valid_during_a_rotation(string signedWith) =>
        Assert.That(Answer(Body, Signed(Body, signedWith), Secret, Former), Is.EqualTo("sync_end of crm"));

    [Test]
    public void A_blank_secret_verifies_nothing()
    {
        Assert.That(Answer(Body, Signed(Body, Secret), "", Secret), Is.EqualTo("sync_end of crm"));
        Assert.That(Answer(Body, Signed(Body, Secret), "", " "), Is.EqualTo("NoSecret (500): the receiver has no secret"));
        Assert.That(Answer(Body, Signed(Body, Secret), null!, null!), Is.EqualTo("NoSecret (500): the receiver has no secret"));
        Assert.That(Answer(Body, Signed(Body, Secret)), Is.EqualTo("NoSecret (500): the receiver has no secret"));
    }

    [TestCase(null, "NoSignature (400): there is no value of the header X-Fivetran-Signature-256")]
    [TestCase("", "NoSignature (400): there is no value of the header X-Fivetran-Signature-256")]
    [TestCase("sha256=00", "WrongSignature (401): the header X-Fivetran-Signature-256 has a prefix, which Fivetran does not send")]
    public void A_delivery_without_a_valid_signature_is_refused(string? signature, string answer) =>
        Assert.That(Answer(Body, signature, Secret, Former), Is.EqualTo(answer));

    [Test]
    public void A_signature_of_another_secret_is_refused() =>
        Assert.That(Answer(Body, Signed(Body, "third"), Secret, Former), Does.StartWith("WrongSignature (401): the signature is of another")
            .And.Not.Contain(Secret));

    [Test]
    public void A_signed_body_that_is_not_an_event_is_refused() =>
        Assert.That(Answer("{}", Signed("{}", Secret), Secret), Is.EqualTo("NotAnEvent (422): $: lacks 'event'"));

    [Test]
    public void A_fault_is_matched_by_its_case() =>
        Assert.That(
            new WebhookFault[]
            {
                new WebhookFault.NoSecret(), new WebhookFault.NoSignature(), new WebhookFault.WrongSignature(""),
                new WebhookFault.NotAnEvent(new FivetranError.Unknown()),
            }.Select(fault => fault.Match(
                NoSecret: _ => 1, NoSignature: _ => 2, WrongSignature: _ => 3, NotAnEvent: _ => 4)),
            Is.EqualTo(new[] { 1, 2, 3, 4 }));

    [Test]
    public void A_delivery_that_arrives_again_has_the_same_key() =>
        Assert.That(Key(Body.Replace("\"sync_id\"", " \"sync_id\"", StringComparison.Ordinal)), Is.EqualTo(Key(Body)));

    [TestCase("\"s1\"", "\"s2\"")]
    [TestCase("\"crm\"", "\"ads\"")]
    [TestCase("sync_end", "sync_start")]
    [TestCase("00.123Z", "00.124Z")]
    [TestCase("\"sync_id\":\"s1\",", "")]
    public void Another_event_has_another_key(string part, string other) =>
        Assert.That(Key(Body.Replace(part, other, StringComparison.Ordinal)), Is.Not.EqualTo(Key(Body)));

    [Test]
    public void Events_without_a_sync_differ_by_their_bodies()
    {
        const string First = """{"event":"dbt_run_start","created":"2026-11-20T08:00:00Z","data":{"transformationId":"a"}}""";

        Assert.That(Key(First.Replace("\"a\"", "\"b\"", StringComparison.Ordinal)), Is.Not.EqualTo(Key(First)));
    }

    [Test]
    public async Task Signed_requests_arrive_over_HTTP()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        List<WebhookEvent> received = [];
        app.MapPost("/fivetran", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return WebhookReceiver.Receive(body.ToArray(), request.Headers[WebhookSignature.Header], Secret, Former).Match(
                Right: posted =>
                {
                    received.Add(posted);
                    return Results.NoContent();
                },
                Left: fault => Results.StatusCode(fault.Status));
        });
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        var statuses = new[]
        {
            await Post(client, Signed(Body, Secret)), await Post(client, Signed(Body, Former)), await Post(client, Signed(Body, "third")),
            await Post(client),
            await Post(client, Signed(Body, Secret), Signed(Body, Secret)),
        };

        Assert.That(statuses, Is.EqualTo(new[] { 204, 204, 401, 400, 401 }));
        Assert.That(received.Select(posted => posted.Key).Distinct().Count(), Is.EqualTo(1));
    }

    private static async Task<int> Post(HttpClient client, params string[] signatures)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fivetran") { Content = new StringContent(Body) };
        if (signatures.Length > 0)
        {
            request.Headers.Add(WebhookSignature.Header, signatures);
        }

        using var response = await client.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static string Answer(string body, string? signature, params string[] secrets) =>
        WebhookReceiver.Receive(Encoding.UTF8.GetBytes(body), signature, secrets).Match(
            Right: posted => $"{posted.Event} of {posted.ConnectorId.IfNone("")}",
            Left: fault => $"{fault}");

    private static string Signed(string body, string secret) => WebhookSignature.Compute(Encoding.UTF8.GetBytes(body), secret);

    private static string Key(string body) => WebhookEvent.Read(Encoding.UTF8.GetBytes(body)).Match(
        Right: posted => posted.Key, Left: error => throw new AssertionException($"{error}"));
}
