using System.Runtime.CompilerServices;
using Snapshooter;
using Snapshooter.NUnit;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>
/// The one place that knows which snapshot library stands behind. A mismatch is written next to the snapshot, in <c>__mismatch__</c>.
/// </summary>
internal static class Snapshots
{
    public static void Match(string text, string name, [CallerFilePath] string test = "") =>
        Snapshot.Match(text.ReplaceLineEndings("\n"), new SnapshotFullName($"{name}.snap", Path.GetDirectoryName(test)!));
}
