using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Fivetrex.Functional.Tests.Workflows.Databases;

/// <summary>
/// A PostgreSQL server of the tests: on a free loopback port, with data in a temporary folder, as an unprivileged user, because PostgreSQL
/// refuses to run as root.
/// </summary>
internal sealed class PostgreSqlServer
{
    private const string Unprivileged = "nobody";

    private static readonly Lazy<Task<PostgreSqlServer>> Shared = new(Start);

    private readonly Process process;
    private readonly string folder;

    private PostgreSqlServer(Process process, string folder, string connectionString) =>
        (this.process, this.folder, ConnectionString) = (process, folder, connectionString);

    public const string Password = "correct-horse-battery";

    public string ConnectionString { get; }

    /// <summary>The folder of the programs of PostgreSQL; null when it is not installed.</summary>
    public static string? Programs { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Concat(Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => $"{version}/bin")
            : [])
        .FirstOrDefault(place => File.Exists(Path.Combine(place, "initdb")) && File.Exists(Path.Combine(place, "postgres")));

    /// <summary>Starts the server for the first test that needs it.</summary>
    /// <remarks>
    /// Without PostgreSQL the test is reported as skipped, with this reason; with <c>REQUIRE_POSTGRESQL=true</c>, as in CI, it fails.
    /// </remarks>
    public static Task<PostgreSqlServer> Running()
    {
        if (Programs is null)
        {
            const string Reason = "NOT CHECKED: PostgreSQL is not installed; 'apt-get install postgresql' installs it";
            if (Environment.GetEnvironmentVariable("REQUIRE_POSTGRESQL") == "true")
            {
                Assert.Fail(Reason);
            }

            Assert.Ignore(Reason);
        }

        return Shared.Value;
    }

    /// <summary>Stops the server, if a test has started it.</summary>
    public static async Task Stop()
    {
        if (!Shared.IsValueCreated || !Shared.Value.IsCompletedSuccessfully)
        {
            return;
        }

        var server = await Shared.Value;
        using var stop = Process.Start("kill", ["-INT", $"{server.process.Id}"]);
        await server.process.WaitForExitAsync();
        server.process.Dispose();
        Directory.Delete(server.folder, recursive: true);
    }

    private static async Task<PostgreSqlServer> Start()
    {
        var folder = Directory.CreateTempSubdirectory("postgresql-").FullName;
        var data = Path.Combine(folder, "data");
        await File.WriteAllTextAsync(Path.Combine(folder, "password"), Password);
        if (Environment.IsPrivilegedProcess)
        {
            await Run("chown", "-R", Unprivileged, folder);
        }

        await Run("initdb", "-D", data, "-U", "fivetran", "-A", "scram-sha-256", "--pwfile", Path.Combine(folder, "password"),
            "--no-sync", "--no-instructions", "-E", "UTF8", "--locale=C");
        var port = FreePort();
        var process = Process.Start(Command(
            "postgres", "-D", data, "-h", "127.0.0.1", "-p", $"{port}", "-k", folder, "-F", "-c", "timezone=America/New_York"))!;
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                // read to the end, so that the server does not wait for a reader
                _ = process.StandardError.ReadToEndAsync();
                return new PostgreSqlServer(
                    process, folder, $"Host=127.0.0.1;Port={port};Username=fivetran;Password={Password};Database=postgres");
            }
        }

        throw new AssertionException("PostgreSQL has ended while it was starting.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(Command(program, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"{program}: {await output} {await errors}");
    }

    // setpriv becomes the program, so that its process id is that of the server
    private static ProcessStartInfo Command(string program, params string[] arguments)
    {
        var path = program == "chown" ? program : Path.Combine(Programs!, program);
        string[] all = Environment.IsPrivilegedProcess && program != "chown"
            ? ["setpriv", $"--reuid={Unprivileged}", "--regid=nogroup", "--clear-groups", path, .. arguments]
            : [path, .. arguments];
        return new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
            Environment = { ["LC_ALL"] = "C" },
        };
    }
}
