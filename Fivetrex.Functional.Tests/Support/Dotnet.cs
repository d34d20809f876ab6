using System.Diagnostics;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>The <c>dotnet</c> command, as a person would run it.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static ProcessStartInfo Command(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet", arguments)
        { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment.Remove("FIVETRAN_API_KEY");
        start.Environment.Remove("FIVETRAN_API_SECRET");

        // the test host sets these for itself, and the SDK that it starts would take them for its own
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");

        // a short process starts faster without the instrumentation for a profile
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    public static Task<(int ExitCode, string Output)> Run(string folder, params string[] arguments) => Run(Command(folder, arguments));

    public static async Task<(int ExitCode, string Output)> Run(ProcessStartInfo command)
    {
        using var process = Process.Start(command)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync().WaitAsync(Patience);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
