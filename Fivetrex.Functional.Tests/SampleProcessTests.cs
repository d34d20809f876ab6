using System.Diagnostics;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

/// <summary>The samples that run as processes of their own.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SampleProcessTests
{
    [Test]
    public async Task The_FSharp_tour_runs()
    {
        var (exitCode, output) = await Dotnet.Run(Pages.Root, "fsi", Path.Combine(Pages.Root, "docs", "samples", "quickstart.fsx"));

        Assert.That(exitCode, Is.Zero, output);
        ExpectedText.Match(output, "QuickstartFSharp");
    }

    [Test]
    public async Task The_server_answers_a_client_over_a_socket()
    {
        using var server = Process.Start(Dotnet.Command(
            Pages.Root,
            "run",
            Path.Combine(Pages.Root, "docs", "samples", "serve.cs"),
            "--",
            "--port",
            "0",
            "--seed",
            "--legacy-connectors",
            "--api-key",
            "my_key",
            "--api-secret",
            "my_secret"))!;
        try
        {
            var line = await server.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2));
            var config = new ClientConfig(
                "my_key",
                "my_secret")
            {
                BaseUrl = line!.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal)),
                PageSize = 50,
            };
            Assert.That(line, Is.EqualTo($"Fivetran, in memory, at {config.BaseUrl} for my_key. Ctrl+C ends it."));

            Assert.That(await Connectors.StreamAsync(config).ToListAsync(), Has.Count.EqualTo(120));
            Assert.That((await Groups.Create(config, new NewGroup("über/uns")).Right()).Name, Is.EqualTo("über/uns"));
            Assert.That((await Groups.Get(config, "a/b?c").Left()).Message, Is.EqualTo("Group with id 'a/b?c' does not exist."));
            Assert.That(
                await Groups.List(config.WithCredentials("test_key", "test_secret")).Left(), Is.InstanceOf<FivetranError.Unauthorized>());
            Assert.That(
                await new HttpClient().GetAsync(new Uri($"{config.BaseUrl}/connectors")),
                Has.Property("StatusCode").EqualTo(System.Net.HttpStatusCode.Unauthorized));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }
}
