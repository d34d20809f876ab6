#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj

// The embedded Fivetran over HTTP, for clients in any language:  dotnet run docs/samples/serve.cs -- --port 4000
//
//   curl -u test_key:test_secret http://127.0.0.1:4000/v1/groups

using System.Globalization;
using System.Net;
using Fivetrex.Functional.Testing;
using Microsoft.AspNetCore.Http.Features;

const string usage = """
    usage: dotnet run docs/samples/serve.cs -- [options]

      --port N               the port on 127.0.0.1, 0 for any free one; default 4000
      --api-key KEY          the key that clients must send; default test_key
      --api-secret SECRET    the secret that clients must send; default test_secret
      --legacy-connectors    also answer /v1/connectors, the path of the service before 2025: for the Airflow provider up to 2.4 and
                             for other clients that were written before 2025
      --dialect go           answer about destinations as the official Go client and the Terraform provider expect
      --seed                 create 3 groups with 40 connectors each
      --sync-seconds N       the duration of a sync; default 60
      --latency MS           the delay of each answer, in milliseconds; default 0
      --limit N              the requests in a rolling window; further ones are answered with 429 and Retry-After; default unlimited
      --limit-seconds N      the duration of the window of --limit; default 60

    POST requests to /_control need no key:

      /_control/end-next-sync?connection=ID&outcome=succeeded|failed|rescheduled&minutes=60
      /_control/fail-next?calls=1&status=503&retry_after=SECONDS
      /_control/advance?seconds=600
      /_control/reset
    """;

string[] settings = ["--port", "--api-key", "--api-secret", "--sync-seconds", "--latency", "--limit", "--limit-seconds", "--dialect"];
string[] switches = ["--legacy-connectors", "--seed"];
var given = new Dictionary<string, string>();
for (var i = 0; i < args.Length; i++)
{
    if (switches.Contains(args[i]))
    {
        given[args[i]] = "";
    }
    else if (settings.Contains(args[i]) && i + 1 < args.Length)
    {
        given[args[i]] = args[++i];
    }
    else
    {
        Console.Error.WriteLine(usage);
        return args[i] is "--help" or "-h" ? 0 : 2;
    }
}

if (!ushort.TryParse(given.GetValueOrDefault("--port", "4000"), out var port)
    || Number(given.GetValueOrDefault("--sync-seconds", "60")) is not { } syncSeconds
    || Number(given.GetValueOrDefault("--latency", "0")) is not { } latency
    || Number(given.GetValueOrDefault("--limit", $"{int.MaxValue}")) is not (> 0 and { } limit)
    || Number(given.GetValueOrDefault("--limit-seconds", "60")) is not (> 0 and { } limitSeconds)
    || given.GetValueOrDefault("--dialect", "go") != "go")
{
    Console.Error.WriteLine(usage);
    return 2;
}

var (key, secret) = (given.GetValueOrDefault("--api-key", "test_key"), given.GetValueOrDefault("--api-secret", "test_secret"));
var fivetran = Create();

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
await using var app = builder.Build();
app.MapPost("/_control/{action}", (string action, HttpRequest request) => Control(action, request.Query));
app.MapFallback(Answer);
try
{
    await app.StartAsync();
}
catch (IOException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

Console.WriteLine($"Fivetran, in memory, at {app.Urls.First()}/v1 for {key}. Ctrl+C ends it.");
await app.WaitForShutdownAsync();
return 0;

InMemoryFivetran Create()
{
    var created = new InMemoryFivetran(TimeProvider.System, key, secret)
    {
        LegacyConnectors = given.ContainsKey("--legacy-connectors"),
        Dialect = given.ContainsKey("--dialect") ? Dialect.GoClient : Dialect.Document,
        SyncDuration = TimeSpan.FromSeconds(syncSeconds),
    };
    if (given.ContainsKey("--limit"))
    {
        created.Limit(limit, TimeSpan.FromSeconds(limitSeconds));
    }

    if (given.ContainsKey("--seed"))
    {
        created.Seed(groups: 3, connectorsPerGroup: 40);
    }

    return created;
}

IResult Control(string action, IQueryCollection query)
{
    switch (action)
    {
        case "end-next-sync" when OutcomeOf(query) is { } outcome:
            return fivetran.EndNextSync($"{query["connection"]}", outcome)
                ? Results.Ok()
                : Results.Text("no such connection", statusCode: 404);
        case "fail-next" when Setting(query, "calls", 1) is { } calls && FaultOf(query) is { } fault:
            fivetran.FailNext(calls, fault);
            return Results.Ok();
        case "advance" when Setting(query, "seconds", 0) is { } seconds:
            fivetran.Advance(TimeSpan.FromSeconds(seconds));
            return Results.Ok();
        case "reset":
            fivetran = Create();
            return Results.Ok();
        default:
            return Results.Text(usage, statusCode: 400);
    }
}

static SyncOutcome? OutcomeOf(IQueryCollection query) => $"{query["outcome"]}" switch
{
    "succeeded" => SyncOutcome.Succeeds,
    "failed" => SyncOutcome.Fails,
    "rescheduled" when Setting(query, "minutes", 60) is { } minutes => SyncOutcome.Reschedules(TimeSpan.FromMinutes(minutes)),
    _ => null,
};

static Fault? FaultOf(IQueryCollection query) => (Setting(query, "status", 503), Setting(query, "retry_after", 60)) switch
{
    (429, { } wait) => Fault.RateLimited(TimeSpan.FromSeconds(wait)),
    ({ } status and >= 400 and <= 599, _) => Fault.Status(status, "Failed", "Set by /_control/fail-next"),
    _ => null,
};

static int? Setting(IQueryCollection query, string name, int otherwise) => query.ContainsKey(name) ? Number($"{query[name]}") : otherwise;

static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

// Forwards the raw target, with its escapes, so that an id with a slash stays one segment.
async Task Answer(HttpContext http)
{
    var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
    if (!Uri.TryCreate($"http://127.0.0.1{target}", UriKind.Absolute, out var uri))
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return;
    }

    await Task.Delay(latency, http.RequestAborted);
    using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), uri);
    request.Headers.TryAddWithoutValidation("Authorization", http.Request.Headers.Authorization.ToArray());
    request.Headers.TryAddWithoutValidation("Accept", http.Request.Headers.Accept.ToArray());
    using var body = new MemoryStream();
    await http.Request.Body.CopyToAsync(body, http.RequestAborted);
    if (body.Length > 0)
    {
        request.Content = new ByteArrayContent(body.ToArray());
        request.Content.Headers.TryAddWithoutValidation("Content-Type", http.Request.ContentType);
    }

    using var response = await fivetran.Send(request, http.RequestAborted);
    http.Response.StatusCode = (int)response.StatusCode;
    http.Response.ContentType = response.Content.Headers.ContentType?.ToString();
    foreach (var (name, values) in response.Headers.NonValidated)
    {
        http.Response.Headers.Append(name, values.ToString());
    }

    await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
}
