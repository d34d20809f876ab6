using System.Runtime.CompilerServices;
using Snapshooter;
using Snapshooter.NUnit;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>The only class that knows the snapshot library.</summary>
internal static class ExpectedText
{
    /// <summary>Compares a text with its snapshot. A mismatch is written next to the snapshot, in <c>__mismatch__</c>.</summary>
    /// <param name="text">The text to compare.</param>
    /// <param name="name">
    /// The name of the snapshot: <c>Folder/Name</c> is the file <c>Folder/__snapshots__/Name.snap</c> beside the test.
    /// </param>
    /// <param name="test">The file of the test.</param>
    public static void Match(string text, string name, [CallerFilePath] string test = "")
    {
        var folder = Path.GetDirectoryName(Path.Combine(Path.GetDirectoryName(test)!, name))!;
        Snapshot.Match(text.ReplaceLineEndings("\n"), new SnapshotFullName($"{Path.GetFileName(name)}.snap", folder));
    }
}
