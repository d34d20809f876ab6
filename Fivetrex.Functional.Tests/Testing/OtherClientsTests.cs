using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>The in-memory service answers the default headers of clients in other languages.</summary>
internal sealed class OtherClientsTests
{
    private static readonly string[] Clients =
    [
        "Java HttpURLConnection|Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2|User-Agent: Java/11.0.25",
        "Java 21 HttpURLConnection|Accept: text/html, image/gif, image/jpeg, */*; q=0.2|User-Agent: Java/21.0.5",
        "Java HttpClient|User-Agent: Java-http-client/21.0.5",
        "Java OkHttp|Accept-Encoding: gzip|User-Agent: okhttp/4.12.0",
        "Java RestTemplate|Accept: application/json, application/*+json",
        "Python requests|User-Agent: python-requests/2.32.3|Accept-Encoding: gzip, deflate|Accept: */*|Connection: keep-alive",
        "Python urllib|Accept-Encoding: identity|User-Agent: Python-urllib/3.13|Connection: close",
        "Python aiohttp|Accept: */*|Accept-Encoding: gzip, deflate|User-Agent: Python/3.13 aiohttp/3.11.10",
        "Python httpx|Accept: */*|Accept-Encoding: gzip, deflate|User-Agent: python-httpx/0.28.1",
        "Go|User-Agent: Go-http-client/1.1|Accept-Encoding: gzip",
        "Go client of Fivetran|User-Agent: Go-Fivetran/1.3.3|Accept: application/json;version=2",
        "curl|User-Agent: curl/8.11.1|Accept: */*",
        "httpie|Accept: application/json, */*;q=0.5|User-Agent: HTTPie/3.2.4",
        "axios|Accept: application/json, text/plain, */*|User-Agent: axios/1.7.9",
        "fetch|accept: */*|accept-language: *|sec-fetch-mode: cors|user-agent: node",
        "Ruby|Accept: */*|User-Agent: Ruby|Accept-Encoding: gzip;q=1.0,deflate;q=0.6,identity;q=0.3",
        "RestSharp|Accept: application/json, text/json, text/x-json, text/javascript, application/xml, text/xml",
        "Firefox|Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Chrome|Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
            + "application/signed-exchange;v=b3;q=0.7",
    ];

    private static IEnumerable<TestCaseData<string[]>> Walks =>
        from client in Clients
        let parts = client.Split('|')
        select new TestCaseData<string[]>(parts[1..]) { TestName = $"Pages for {parts[0]}" };

    [TestCaseSource(nameof(Walks))]
    public async Task A_client_with_default_headers_reads_all_pages(string[] headers)
    {
        var fivetran = RawCalls.NewAccount();
        fivetran.Seed(groups: 2, connectorsPerGroup: 5);
        List<string> ids = [];
        for (var cursor = ""; ids.Count < 20;)
        {
            using var response = await fivetran.Send(
                "GET", $"connections?limit=3&cursor={cursor}", null, [.. headers, $"Authorization: {RawCalls.Key}"]);
            var data = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!;
            ids.AddRange(data["items"]!.AsArray().Select(item => item!["id"]!.ToString()));
            if (data["next_cursor"] is not { } next)
            {
                break;
            }

            cursor = Uri.EscapeDataString(next.ToString());
        }

        Assert.That(ids.Distinct().Count(), Is.EqualTo(10));
        Assert.That(ids, Has.Count.EqualTo(10));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("*")]
    [TestCase("application/*")]
    [TestCase("Application/JSON")]
    [TestCase("application/json;q=0.9")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("application/json;version=1")]
    [TestCase("application/json; version=2")]
    [TestCase("application/json ; VERSION = \"2\" ; q=1.0")]
    [TestCase("application/json;q=high")]
    [TestCase("text/html;title=\"a,b;c\",application/json")]
    [TestCase("text/html;q=1, application/json;q=.001")]
    [TestCase("application/json;version=3, application/json;version=2")]
    [TestCase("application/json;version=3, */*;q=0.1")]
    [TestCase("text/*;q=0, application/json")]
    [TestCase("*/*;q=0, application/json")]
    [TestCase(",, */*")]
    public async Task A_range_that_covers_JSON_is_accepted(string accept) =>
        Assert.That(await StatusFor($"Accept: {accept}"), Is.EqualTo(200));

    [TestCase("text/html")]
    [TestCase("text/*, image/*")]
    [TestCase("application/xml")]
    [TestCase("application/vnd.api+json")]
    [TestCase("application/*+json")]
    [TestCase("application/json;version=3")]
    [TestCase("application/json;version=")]
    [TestCase("*/*;version=3")]
    [TestCase("application/json;q=0")]
    [TestCase("*/*;q=0.000")]
    [TestCase("application/json;q=0, */*")]
    [TestCase("nonsense")]
    public async Task A_range_without_JSON_or_with_an_unknown_version_is_refused(string accept) =>
        Assert.That(await StatusFor($"Accept: {accept}"), Is.EqualTo(406));

    [Test]
    public async Task Several_Accept_headers_are_one_list() =>
        Assert.That(await StatusFor("Accept: text/html", "Accept: application/json"), Is.EqualTo(200));

    [TestCase("Basic")]
    [TestCase("basic")]
    [TestCase("BASIC ")]
    public async Task The_scheme_is_read_in_any_case(string scheme)
    {
        using var response = await RawCalls.NewAccount().Send(
            "GET", "groups", null, $"Authorization: {scheme} {RawCalls.Key.Split(' ')[1]}");

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    [TestCase]
    [TestCase("Authorization: Basic d3Jvbmc6a2V5")]
    [TestCase("Authorization: Basic")]
    [TestCase("Authorization: Bearer dGVzdF9rZXk6dGVzdF9zZWNyZXQ=")]
    [TestCase("Authorization: dGVzdF9rZXk6dGVzdF9zZWNyZXQ=")]
    [TestCase("Authorization: Basic dGVzdF9rZXk6dGVzdF9zZWNyZXQ= more")]
    public async Task A_401_names_the_scheme(params string[] headers)
    {
        using var response = await RawCalls.NewAccount().Send("GET", "groups", null, headers);

        Assert.That((int)response.StatusCode, Is.EqualTo(401));
        Assert.That(response.Headers.GetValues("WWW-Authenticate"), Is.EqualTo(new[] { "Basic realm=\"Fivetran\"" }));
    }

    [TestCase("application/json", 201)]
    [TestCase("Application/JSON; Charset=UTF-8", 201)]
    [TestCase("application/x-www-form-urlencoded", 415)]
    [TestCase("text/plain;charset=UTF-8", 415)]
    public async Task A_body_is_JSON_in_any_case_of_its_media_type(string contentType, int status)
    {
        using var response = await RawCalls.NewAccount().Send(
            "POST", "groups", """{"name":"warehouse"}""", $"Authorization: {RawCalls.Key}", $"Content-Type: {contentType}");

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [TestCase("crm+eu")]
    [TestCase("crm%20eu")]
    public async Task A_space_in_a_query_is_a_plus_sign_or_an_escape(string schema)
    {
        var fivetran = RawCalls.NewAccount();
        var group = (await fivetran.Data("POST", "groups", """{"name":"warehouse"}"""))["id"];
        await fivetran.Data("POST", "connections", $$"""{"group_id":"{{group}}","config":{"schema":"crm eu"},"service":"mysql"}""");

        Assert.That((await fivetran.Data("GET", $"connections?schema={schema}"))["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    private static async Task<int> StatusFor(params string[] headers)
    {
        using var response = await RawCalls.NewAccount().Send("GET", "groups", null, [.. headers, $"Authorization: {RawCalls.Key}"]);
        return (int)response.StatusCode;
    }
}
