using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>Real answers, spoiled. <c>FUZZ_SECONDS</c> runs it for as long, <c>FUZZ_SEED</c> begins elsewhere: docs/testing.md.</summary>
internal sealed class FuzzTests
{
    private const int InTheSuite = 6_000;

    private static readonly string[] MediaTypes = [
        "application/json",
        "application/json; charset=\"\\",
        "text/html; charset=utf-8",
        "",
        ";;",
        "application/json, text/plain",
        "\u00ff",
    ];

    private static readonly string[] Waits = ["30", "-1", "99999999999999999999", "Wed, 21 Oct 2015 07:28:00 GMT", "soon", ""];

    private static readonly MethodInfo[] All = [.. Functions.All];

    [Test]
    public async Task A_spoiled_answer_is_a_value_that_can_be_looked_at()
    {
        var (first, seconds) = (Number("FUZZ_SEED"), Number("FUZZ_SECONDS"));
        var clock = Stopwatch.StartNew();
        var seed = first ?? 1;
        for (; seconds is { } limit ? clock.Elapsed.TotalSeconds < limit : seed < (first is null ? InTheSuite : first + 1); seed++)
        {
            var (function, body, answer) = Case(seed);
            try
            {
                var results = await Functions.Results(function, new Wire(answer).Config, _ => "good").WaitAsync(TimeSpan.FromSeconds(30));
                results.ForEach(ResultReading.At);
            }
            catch (Exception thrown)
            {
                throw new AssertionException($"FUZZ_SEED={seed} {Functions.NameOf(function)}\n{Encoding.Latin1.GetString(body)}\n{thrown}");
            }
        }

        await TestContext.Out.WriteLineAsync($"{seed - (first ?? 1)} cases in {clock.Elapsed.TotalSeconds:F0} s");
    }

    private static (MethodInfo Function, byte[] Body, Func<HttpResponseMessage> Answer) Case(int seed)
    {
        var random = new Random(seed);
        var function = All[random.Next(All.Length)];
        var bodies = RealBodies.Of(function);
        var status = random.Next(8) > 0 ? 200 : random.Next(200, 600);
        var body = Mutator.Spoil(status == 200 ? bodies[random.Next(bodies.Length)] : RealBodies.Error, random);
        var (mediaType, wait) = (MediaTypes[random.Next(MediaTypes.Length)], Waits[random.Next(Waits.Length)]);
        return (function, body, Answer);

        HttpResponseMessage Answer()
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
            response.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
            response.Headers.TryAddWithoutValidation("Retry-After", wait);
            return response;
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
