#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj

// The embedded Fivetran over HTTP, for clients in any language:  dotnet run docs/samples/serve.cs -- --port 4000
//
//   curl -u test_key:test_secret http://127.0.0.1:4000/v1/groups

using System.Net;
using Fivetrex.Functional.Testing;
using Microsoft.AspNetCore.Http.Features;

const string usage = """
    usage: dotnet run docs/samples/serve.cs -- [options]

      --port N               the port on 127.0.0.1, 0 for any free one; default 4000
      --api-key KEY          the key that clients must send; default test_key
      --api-secret SECRET    the secret that clients must send; default test_secret
      --legacy-connectors    also answer /v1/connectors, the path of the service before 2025
      --seed                 create 3 groups with 40 connectors each
    """;

string[] settings = ["--port", "--api-key", "--api-secret"], switches = ["--legacy-connectors", "--seed"];
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

if (!ushort.TryParse(given.GetValueOrDefault("--port", "4000"), out var port))
{
    Console.Error.WriteLine(usage);
    return 2;
}

var (key, secret) = (given.GetValueOrDefault("--api-key", "test_key"), given.GetValueOrDefault("--api-secret", "test_secret"));
var fivetran = new InMemoryFivetran(TimeProvider.System, key, secret) { LegacyConnectors = given.ContainsKey("--legacy-connectors") };
if (given.ContainsKey("--seed"))
{
    fivetran.Seed(groups: 3, connectorsPerGroup: 40);
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
await using var app = builder.Build();
app.Run(Answer);
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

// Forwards the raw target, with its escapes, so that an id with a slash stays one segment.
async Task Answer(HttpContext http)
{
    var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
    if (!Uri.TryCreate($"http://127.0.0.1{target}", UriKind.Absolute, out var uri))
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return;
    }

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
    http.Response.Headers.RetryAfter = response.Headers.RetryAfter?.ToString();
    await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
}
