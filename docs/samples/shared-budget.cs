#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj
#:package RedisRateLimiting@1.2.1
#:package StackExchange.Redis@2.13.17
#:package System.IO.Hashing@10.0.2

// Several processes, on one machine or on many, that share a request limit through Redis:
//
//   dotnet run docs/samples/shared-budget.cs -- http://127.0.0.1:4000/v1 127.0.0.1:6379 --calls 500 --limit 200 --window 10 --processes 4
//
// Each process makes calls that only read, as fast as the limit permits. The key and the secret are those of the environment.
// While Redis cannot be reached, a process keeps to its own share of the limit. `.ci/shared-budget` runs four of them against serve.cs.

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Fivetrex.Functional;
using LanguageExt;
using Microsoft.Extensions.Logging;
using RedisRateLimiting;
using StackExchange.Redis;

const int parallelism = 8;

var options = new Dictionary<string, int> { ["--calls"] = 500, ["--limit"] = 200, ["--window"] = 10, ["--processes"] = 1 };
for (var i = 2; i < args.Length; i += 2)
{
    if (!options.ContainsKey(args[i]) || Number(args.ElementAtOrDefault(i + 1)) is not { } value)
    {
        return Usage();
    }

    options[args[i]] = value;
}

if (args.Length < 2)
{
    return Usage();
}

if (ClientConfig.FromEnvironment().Case is not ClientConfig credentials)
{
    Console.Error.WriteLine(ClientConfig.FromEnvironment().Case);
    return 1;
}

var (calls, limit) = (options["--calls"], options["--limit"]);

// longer than the window of the service, by the time that the first request of a process may need from the gate to the service
var window = TimeSpan.FromSeconds(options["--window"]);
var sharedWindow = window + TimeSpan.FromMilliseconds(500);

// fails at once while Redis cannot be reached, instead of queueing the commands until it can
var redis = ConfigurationOptions.Parse(args[1]);
redis.AbortOnConnectFail = false;
redis.BacklogPolicy = BacklogPolicy.FailFast;
redis.ConnectTimeout = 2000;
redis.AsyncTimeout = 1000;
redis.SyncTimeout = 1000;
await using var connection = await ConnectionMultiplexer.ConnectAsync(redis);

// the name of the partition is stored in Redis: a hash, so that the API key is not
var key = Environment.GetEnvironmentVariable("FIVETRAN_API_KEY") ?? "";
var account = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
using var shared = new RedisSlidingWindowRateLimiter<string>(account, new RedisSlidingWindowRateLimiterOptions
{
    ConnectionMultiplexerFactory = () => connection,
    PermitLimit = limit,
    Window = sharedWindow,
});

// the share of this process while Redis cannot be reached, evenly over time: the requests of the current window are not known then.
// 15 % more than the share, because some of the others have fewer calls left: a 429 stops the process that has sent too many
using var share = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
{
    TokenLimit = 1,
    TokensPerPeriod = 1,
    ReplenishmentPeriod = window / 1.15 * options["--processes"] / limit,
    QueueLimit = int.MaxValue,
});

using var budget = Budget.Of(shared, new BudgetOptions { Fallback = share });
var refused = 0;
var config = credentials with
{
    BaseUrl = args[0],
    Gate = budget,
    Logger = new StandardError(),
    Retry = RetryPolicy.Default with
    {
        OnRetry = retry => Interlocked.Add(ref refused, retry.Error is FivetranError.RateLimited ? 1 : 0),
    },
};

var (ended, errors) = (0, 0);
var (clock, shown, pause, last) = (Stopwatch.StartNew(), TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

// the first call is made alone: it opens the connections, and takes longer than the others from the gate to the service
Count(await Groups.List(config).RunAsync());
await foreach (var outcome in Bulk.Each(config, Enumerable.Range(1, calls - 1), parallelism, _ => Groups.List(config)))
{
    Count(outcome.Bind(item => item.Result));
}

Console.WriteLine(
    Line($"calls={ended} errors={errors} refused={refused} seconds={last.TotalSeconds:0.0} longest_pause={pause.TotalSeconds:0.0}"));
return errors > 0 ? 1 : 0;

void Count<T>(Either<FivetranError, T> result)
{
    var now = clock.Elapsed;
    pause = now - last > pause ? now - last : pause;
    last = now;
    ended++;
    result.IfLeft(error =>
    {
        errors++;
        Console.Error.WriteLine($"process {Environment.ProcessId}: {error}");
    });
    if (now - shown > TimeSpan.FromSeconds(1))
    {
        shown = now;
        Console.WriteLine(Line($"{ended} of {calls} calls, {now.TotalSeconds:0.0} s"));
    }
}

static string Line(FormattableString text) => $"process {Environment.ProcessId}: {FormattableString.Invariant(text)}";

static int? Number(string? text) =>
    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

static int Usage()
{
    Console.Error.WriteLine("usage: shared-budget.cs BASE_URL REDIS_HOST:PORT [--calls N] [--limit N] [--window SECONDS] [--processes N]");
    return 2;
}

/// <summary>Writes warnings to the error stream; the budget logs when its limiter fails, and when it works again.</summary>
internal sealed class StandardError : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Console.Error.WriteLine($"process {Environment.ProcessId}: {formatter(state, exception)}");
}
