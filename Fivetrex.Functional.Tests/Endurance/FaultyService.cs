using System.Collections.Concurrent;
using System.Net;
using Fivetrex.Functional.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Fivetrex.Functional.Tests.Endurance;

/// <summary>A service behind real sockets. The id of a group selects its fault; every third page of a list fails once.</summary>
internal sealed class FaultyService : IAsyncDisposable
{
    public const int Groups = 10_000;

    private readonly WebApplication server;
    private readonly ConcurrentDictionary<string, bool> failed = new();
    private int open;
    private int pages;

    private FaultyService()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, Count));
        server = builder.Build();
        server.Run(Answer);
    }

    public int OpenConnections => Volatile.Read(ref open);

    /// <summary>The number of pages that have failed.</summary>
    public int Failures => failed.Count;

    /// <summary>Retries up to 20 times without a delay.</summary>
    public ClientConfig Config => new("key", "secret")
    {
        BaseUrl = $"{server.Urls.Single()}/v1",
        Retry = new RetryPolicy(Schedule.spaced(TimeSpan.Zero) | Schedule.recurs(20), error => error.IsTransient, TimeSpan.FromSeconds(1)),
    };

    /// <summary>The faults, each with the check of the expected result.</summary>
    public static IReadOnlyList<(string Name, Func<Either<FivetranError, Group>, bool> IsRight)> Faults { get; } =
    [
        ("fine", result => result.IsRight),
        ("slow", result => result.IsRight),
        ("missing", IsLeft<FivetranError.NotFound>),
        ("limited", IsLeft<FivetranError.RateLimited>),
        ("broken", IsLeft<FivetranError.ServerError>),
        ("gateway", IsLeft<FivetranError.ServerError>),
        ("garbled", IsLeft<FivetranError.Decoding>),
        ("reset", IsLeft<FivetranError.Transport>),
        ("cut", IsLeft<FivetranError.Transport>),
    ];

    public static async Task<FaultyService> Start()
    {
        var service = new FaultyService();
        await service.server.StartAsync();
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await server.StopAsync(now.Token);
        await server.DisposeAsync();
    }

    private static bool IsLeft<TError>(Either<FivetranError, Group> result)
        where TError : FivetranError => result.Case is TError;

    private void Count(ListenOptions options) => options.Use(next => async connection =>
    {
        Interlocked.Increment(ref open);
        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    });

    private Task Answer(HttpContext context) => context.Request.Path.Value!.Split('/') switch
    {
        [_, "v1", "groups"] => Page(context),
        [_, "v1", "groups", var id] => One(context, id),
        _ => Write(context, 404, "{}"),
    };

    private static async Task One(HttpContext context, string id)
    {
        var group = Samples.Data($$"""{"id":"{{id}}","name":"n"}""");
        switch (id.Split('-')[0])
        {
            case "slow":
                await Task.Yield();
                await Write(context, 200, group);
                break;
            case "missing":
                await Write(context, 404, """{"code":"NotFound_Group","message":"No"}""");
                break;
            case "limited":
                await Write(context, 429, """{"code":"TooManyRequests","message":"Slow down"}""");
                break;
            case "broken":
                await Write(context, 500, "");
                break;
            case "gateway":
                await Write(context, 502, "<html>", "text/html");
                break;
            case "garbled":
                await Write(context, 200, "{\"data\":");
                break;
            case "reset":
                context.Abort();
                break;
            case "cut":
                context.Response.ContentLength = group.Length + 100;
                await Write(context, 200, group);
                context.Abort();
                break;
            default:
                await Write(context, 200, group);
                break;
        }
    }

    // every third page fails at the first request, with a 503 or a body that is cut off
    private Task Page(HttpContext context)
    {
        var first = int.Parse(context.Request.Query["cursor"].FirstOrDefault() ?? "0", null);
        var limit = int.Parse(context.Request.Query["limit"]!, null);
        var number = Interlocked.Increment(ref pages);
        if (number % 3 == 0 && failed.TryAdd($"{context.Connection.Id} {first}", true))
        {
            return number % 2 == 0 ? Write(context, 503, "") : One(context, "cut");
        }

        var items = string.Join(
            ',', Enumerable.Range(first, Math.Min(limit, Groups - first)).Select(id => $$"""{"id":"{{id}}","name":"n"}"""));
        return Write(context, 200, Samples.Page(items, first + limit < Groups ? $"{first + limit}" : null));
    }

    private static Task Write(HttpContext context, int status, string body, string mediaType = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        return context.Response.WriteAsync(body);
    }
}
