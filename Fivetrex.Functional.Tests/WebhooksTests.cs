using System.Security.Cryptography;
using System.Text;
using Fivetrex.Functional.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Fivetrex.Functional.Tests;

internal sealed class WebhooksTests
{
    private const string Secret = "correct horse";

    private static readonly byte[] Body = """{"event":"sync_end","data":{"status":"SUCCESSFUL"}}"""u8.ToArray();

    // computed with openssl dgst -sha256 -hmac
    private const string Signature = "b69bcf202c56766684cdb5406ba3058375c3cdb532b039a7196dc06f89eb26cc";

    [Test]
    public void A_signature_in_hex_of_either_case_is_valid()
    {
        Assert.That(WebhookSignature.Verify(Body, Signature, Secret), Is.True);
        Assert.That(WebhookSignature.Verify(Body, Signature.ToUpperInvariant(), Secret), Is.True);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" " + Signature)]
    [TestCase(Signature + "\n")]
    [TestCase("sha256=" + Signature)]
    [TestCase(Signature + "00")]
    [TestCase("zz")]
    [TestCase("0")]
    public void A_malformed_signature_is_invalid(string? header) => Assert.That(WebhookSignature.Verify(Body, header, Secret), Is.False);

    [TestCase(Signature, Secret, null)]
    [TestCase(null, Secret, "there is no header X-Fivetran-Signature-256")]
    [TestCase(" ", Secret, "the header X-Fivetran-Signature-256 is blank")]
    [TestCase(Signature + "\n", Secret, "the header X-Fivetran-Signature-256 has white space around its value")]
    [TestCase("sha256=" + Signature, Secret, "the header X-Fivetran-Signature-256 has a prefix, which Fivetran does not send")]
    [TestCase("abcd", Secret, "the header X-Fivetran-Signature-256 is not 64 hexadecimal digits")]
    [TestCase(Signature, " ", "the secret is blank")]
    [TestCase(
        Signature, "other", "the signature is of another body or secret: verify the bytes as received, with the secret of this webhook")]
    public void The_reason_of_an_invalid_signature_is_known(string? header, string secret, string? reason) =>
        Assert.That(WebhookSignature.Problem(Body, header, secret), Is.EqualTo(Optional(reason)));

    [Test]
    public void A_changed_body_is_invalid() =>
        Assert.That(WebhookSignature.Verify(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Body) + "\n"), Signature, Secret), Is.False);

    [TestCase("")]
    [TestCase(null)]
    public void Without_a_secret_every_signature_is_invalid(string? secret) =>
        Assert.That(WebhookSignature.Verify(Body, Convert.ToHexString(HMACSHA256.HashData(""u8, Body)), secret!), Is.False);

    [FsCheck.NUnit.Property]
    public Property A_signed_body_is_valid_and_one_changed_bit_is_not() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonNull<byte[]>>(),
            ArbMap.Default.ArbFor<NonEmptyString>(),
            ArbMap.Default.ArbFor<PositiveInt>(),
            (body, secret, at) =>
        {
            var key = $"{secret.Get.Trim()}x";
            var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), body.Get);
            var isValid = WebhookSignature.Verify(body.Get, Convert.ToHexString(signature), key);
            signature[at.Get % signature.Length] ^= 1;
            return isValid && !WebhookSignature.Verify(body.Get, Convert.ToHexString(signature), key);
        });

    [Test]
    public void Every_field_of_an_event_is_read_and_unknown_fields_are_kept()
    {
        var read = WebhookEvent.Read("""
            {"event":"sync_end","created":"2026-07-07T09:56:43.688Z",
             "connector_type":"google_sheets","connector_id":"empty_bounty","connector_name":"google_sheets.budget",
             "sync_id":"0d9a6d5e","destination_group_id":"decent_dropsy","unknown_field":[1],
             "data":{"status":"FAILURE_WITH_TASK","reason":"login refused","taskType":"reconnect"}}
            """u8).Right();

        Assert.That(
            (read.Event, read.Created, read.ConnectorType, read.ConnectorId, read.ConnectorName, read.SyncId, read.GroupId),
            Is.EqualTo((
                WebhookEventType.SyncEnd,
                Some(new DateTimeOffset(2026, 7, 7, 9, 56, 43, 688, TimeSpan.Zero)),
                Some(Service.GoogleSheets),
                Some("empty_bounty"),
                Some("google_sheets.budget"),
                Some("0d9a6d5e"),
                Some("decent_dropsy"))));
        Assert.That(
            (read.Status, read.Reason, read.TaskType, read.RescheduledAt),
            Is.EqualTo((Some(WebhookSyncStatus.FailureWithTask), Some("login refused"), Some("reconnect"), Option<DateTimeOffset>.None)));
        Assert.That(read.Body.Property("unknown_field").IsSome, Is.True);
        Assert.That($"{read}", Does.Not.Contain("login refused"), "data may contain secrets");
    }

    [TestCase("""{"event":"sync_end","connector_id":"c","group_id":"g"}""")]
    [TestCase("""{"event":"sync_end","connection_id":"c","destination_group_id":"g"}""")]
    public void Identifiers_are_read_under_their_old_and_new_names(string body)
    {
        var read = WebhookEvent.Read(Encoding.UTF8.GetBytes(body)).Right();

        Assert.That((read.ConnectorId, read.GroupId), Is.EqualTo((Some("c"), Some("g"))));
    }

    [TestCase("""{"event":"sync_end","status":"FAILED","reason":"r","task_type":"t","rescheduled_at":"2026-07-07 11:00:00 UTC"}""")]
    [TestCase("""{"event":"sync_end","data":{"status":"FAILED","reason":"r","taskType":"t","rescheduledAt":"2026-07-07T11:00:00Z"}}""")]
    [TestCase("""{"event":"sync_end","data":{"status":"FAILED","reason":"r","task_type":"t","rescheduled_at":1783422000000}}""")]
    [TestCase("""
        {"event":"sync_end","status":" ","reason":"","taskType":"t","rescheduledAt":"2026-07-07T11:00:00+0000",
         "data":{"status":"FAILED","reason":"r"}}
        """)]
    public void The_details_of_an_event_are_read_at_both_places_and_under_both_names(string body)
    {
        var read = WebhookEvent.Read(Encoding.UTF8.GetBytes(body)).Right();

        Assert.That(
            (read.Status, read.Reason, read.TaskType, read.RescheduledAt),
            Is.EqualTo((
                Some(WebhookSyncStatus.Failed),
                Some("r"),
                Some("t"),
                Some(new DateTimeOffset(2026, 7, 7, 11, 0, 0, TimeSpan.Zero)))));
    }

    [TestCase("""
        {"event":"sync_end","connector_id":"old","connection_id":"new","group_id":"old","destination_group_id":"new",
         "connector_type":"old","connection_type":"new","connector_name":"old","connection_name":"new"}
        """)]
    [TestCase("""
        {"event":"sync_end","connector_id":"old","group_id":"old","connector_type":"old","connector_name":"old",
         "data":{"connection_id":"new","destination_group_id":"new","connection_type":"new","connection_name":"new"}}
        """)]
    public void The_current_name_of_a_field_takes_precedence(string body)
    {
        var read = WebhookEvent.Read(Encoding.UTF8.GetBytes(body)).Right();

        Assert.That(
            (read.ConnectorId, read.GroupId, read.ConnectorType, read.ConnectorName),
            Is.EqualTo((Some("new"), Some("new"), Some(new Service("new")), Some("new"))));
    }

    [Test]
    public void Only_the_event_type_is_required_and_malformed_fields_are_left_out()
    {
        var read = WebhookEvent.Read(
            """{"event":"brand_new","created":"yesterday","sync_id":{},"connector_name":5,"data":null}"""u8).Right();

        Assert.That(
            (read.Event, read.Created, read.SyncId, read.ConnectorName, read.Data, read.Status),
            Is.EqualTo((
                new WebhookEventType("brand_new"),
                Option<DateTimeOffset>.None,
                Option<string>.None,
                Some("5"),
                Option<RawJson>.None,
                Option<WebhookSyncStatus>.None)));
    }

    [Test]
    public void A_byte_order_mark_before_an_event_is_skipped() =>
        Assert.That(
            WebhookEvent.Read([
                0xEF,
                0xBB,
                0xBF,
                .. """{"event":"sync_end","created":"2026-11-20T08:00:00+02:00"}"""u8,
            ]).Map(read => $"{read.Event} {read.Created:o}"),
            Is.EqualTo(Prelude.Right<FivetranError, string>("sync_end Some(11/20/2026 06:00:00 +00:00)")));

    [Test]
    public void An_empty_text_counts_as_absent() =>
        Assert.That(
            WebhookEvent.Read("""
                {"event":"sync_end","connector_id":"","connection_id":"speak_inexperienced","group_id":" ","data":{"reason":""}}
                """u8).Map(read => (read.ConnectorId, read.GroupId, read.Reason)),
            Is.EqualTo(Prelude.Right<FivetranError, (Option<string>, Option<string>, Option<string>)>((
                Some("speak_inexperienced"),
                None,
                None))));

    [Test]
    public void A_rescheduled_sync_has_the_time_at_which_it_continues() =>
        Assert.That(
            WebhookEvent.Read(
                """{"event":"sync_end","data":{"status":"RESCHEDULED","rescheduledAt":"2026-07-07T11:00:00Z"}}"""u8).Right().RescheduledAt,
            Is.EqualTo(Some(new DateTimeOffset(2026, 7, 7, 11, 0, 0, TimeSpan.Zero))));

    [TestCase(
        "",
        "$: The input does not contain any JSON tokens. "
        + "Expected the input to start with a valid JSON token, when isFinalBlock is true.")]
    [TestCase(
        "{",
        "$: Expected depth to be zero at the end of the JSON payload. "
        + "There is an open JSON object or array that should be closed.")]
    [TestCase("[]", "$: lacks 'event'")]
    [TestCase("{}", "$: lacks 'event'")]
    [TestCase("""{"event":null}""", "$: lacks 'event'")]
    [TestCase("""{"event":""}""", "$: lacks 'event'")]
    public void A_body_that_is_not_an_event_is_a_Decoding_error(string body, string message) =>
        Assert.That(
            WebhookEvent.Read(Encoding.UTF8.GetBytes(body)).Left(),
            Is.EqualTo(new FivetranError.Decoding(new Secret(body)) { Endpoint = "WebhookEvent", Message = message }));

    [Test]
    public async Task The_url_must_be_https_and_the_secret_is_masked()
    {
        var config = new InMemoryFivetran().Client;
        var webhook = new NewWebhook("https://example.com", Seq1(WebhookEventType.SyncEnd)) { Secret = new Secret(Secret) };

        Assert.That(
            await Webhooks.Create(config, webhook with { Url = "http://example.com" }).Left(),
            Is.InstanceOf<FivetranError.InvalidRequest>());
        var created = await Webhooks.Create(config, webhook).Right();

        Assert.That(created.Secret.Map(secret => secret.Reveal()), Is.EqualTo(Some("******")));
        Assert.That(
            (await Webhooks.Update(config, created.Id, new WebhookUpdate { Secret = created.Secret }).Left()).Message,
            Is.EqualTo("secret is the mask that the service shows in place of a secret, and would overwrite it; nothing was sent"));
    }
}
