using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional;

/// <summary>The files of a snapshot: one per resource, in directories as its path, and one that marks the directory.</summary>
internal static class SnapshotFiles
{
    private const string Marker = "snapshot.json";

    private const int ShownSuspects = 10;

    public static async ValueTask<Either<FivetranError, Unit>> Save(AccountSnapshot snapshot, string directory, SaveOptions options)
    {
        if (snapshot.Items.Find(item => item.Parent.Length == 0).Case is SnapshotItem rootless)
        {
            return Refused(nameof(Save), $"the path '{rootless.Path}' names no list; nothing was written");
        }

        var suspects =
            from item in snapshot.Items
            from path in Suspects(item, options)
            select $"{path} of {item.Path}";
        if (!options.IsMaskingSuspects && !suspects.IsEmpty)
        {
            return Refused(nameof(Save), $"{SuspectText(suspects)}; nothing was written");
        }

        return await Guarded<Unit>(nameof(Save), async () =>
        {
            var root = Directory.CreateDirectory(directory).FullName;
            if (!File.Exists(Path.Combine(root, Marker)) && Directory.EnumerateFileSystemEntries(root).Any())
            {
                return Refused(nameof(Save), $"{directory} has files, and no {Marker} of an earlier snapshot; nothing was written");
            }

            // the marker is the first, so that a save which was interrupted can be repeated
            var files = new Dictionary<string, string> { [Path.Combine(root, Marker)] = MarkerText(snapshot) };
            snapshot.Items.Iter(item => files[FileOf(root, item.Path)] = TextOf(item, options));
            foreach (var stale in FilesOf(root).Where(file => !files.ContainsKey(file)).ToList())
            {
                File.Delete(stale);
            }

            foreach (var (file, text) in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, text).ConfigureAwait(false);
            }

            return unit;
        }).ConfigureAwait(false);
    }

    public static async ValueTask<Either<FivetranError, AccountSnapshot>> Load(string directory) =>
        await Guarded<AccountSnapshot>(nameof(Load), async () =>
        {
            var root = Path.GetFullPath(directory);
            var marker = Path.Combine(root, Marker);
            if (!File.Exists(marker))
            {
                return Refused(nameof(Load), $"{directory} has no {Marker}: it is not the directory of a snapshot");
            }

            var items = new List<SnapshotItem>();
            foreach (var file in FilesOf(root))
            {
                items.Add(new SnapshotItem(PathOf(root, file), await Read(file).ConfigureAwait(false)));
            }

            return new AccountSnapshot(items, FailuresOf(await Read(marker).ConfigureAwait(false)));
        }).ConfigureAwait(false);

    private static Seq<string> Suspects(SnapshotItem item, SaveOptions options) =>
        SnapshotJson.Suspects(item.Json).Filter(path => !options.NotSecret.Contains(LastName(path)));

    private static string SuspectText(Seq<string> suspects)
    {
        var more = suspects.Count > ShownSuspects ? " and others" : "";
        return $"{string.Join(", ", suspects.Take(ShownSuspects))}{more} may be secrets: add the names of those that are not to "
            + $"{nameof(SaveOptions)}.{nameof(SaveOptions.NotSecret)}, or set {nameof(SaveOptions.IsMaskingSuspects)}";
    }

    private static string LastName(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static string TextOf(SnapshotItem item, SaveOptions options)
    {
        var suspects = Suspects(item, options);
        return SnapshotJson.FileText(suspects.IsEmpty ? item.Json : SnapshotJson.Masked(item.Json, path => suspects.Contains(path)));
    }

    // the same for an unchanged account: without a time
    private static string MarkerText(AccountSnapshot snapshot) => SnapshotJson.FileText(SnapshotJson.Of(RawJson.Of(new JsonObject
    {
        ["format"] = 1,
        ["failures"] = new JsonArray([.. snapshot.Failures.Map(failure => new JsonObject
        {
            ["path"] = failure.Path,
            ["endpoint"] = failure.Endpoint,
            ["code"] = failure.Code.Case as string,
            ["status"] = failure.Status.Case as int?,
            ["message"] = failure.Message,
            ["is_transient"] = failure.IsTransient,
        })]),
    })));

    private static IEnumerable<SnapshotFailure> FailuresOf(RawJson marker) =>
        marker.Property("failures").Map(all => all.EnumerateArray().Select(one => new RawJson(one))).IfNone([]).Select(one =>
            new SnapshotFailure(
                one.Text("path").IfNone(""),
                one.Text("endpoint").IfNone(""),
                one.Text("code"),
                one.Number("status").Map(status => (int)status),
                one.Text("message").IfNone(""),
                one.Flag("is_transient").IfNone(false)));

    // resources are in directories; files beside them, and in hidden directories such as .git, are those of the user
    private static IEnumerable<string> FilesOf(string root) => Directory.EnumerateDirectories(root)
        .Where(directory => !Path.GetFileName(directory).StartsWith('.'))
        .SelectMany(directory => Directory.EnumerateFiles(directory, "*.json", SearchOption.AllDirectories));

    private static string FileOf(string root, string path) =>
        $"{Path.Combine([root, .. path.Split('/').Select(FileName)])}.json";

    private static string PathOf(string root, string file) => string.Join('/', Path.GetRelativePath(root, file)[..^".json".Length]
        .Split(Path.DirectorySeparatorChar)
        .Select(Uri.UnescapeDataString));

    // also for file systems that do not distinguish capital letters, and for names such as ".."
    private static string FileName(string segment)
    {
        var name = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(segment))
        {
            var isPlain = char.IsAsciiLetterLower((char)octet) || char.IsAsciiDigit((char)octet) || octet is (byte)'_' or (byte)'-';
            _ = isPlain ? name.Append((char)octet) : name.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }

        return name.ToString();
    }

    private static async Task<RawJson> Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(file).ConfigureAwait(false));
            return new RawJson(document.RootElement);
        }
        catch (Exception invalid) when (invalid is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{file} is not JSON: {invalid.Message}");
        }
    }

    private static FivetranError.InvalidRequest Refused(string operation, string problem) =>
        new FivetranError.InvalidRequest { Endpoint = $"{nameof(Snapshots)}.{operation}", Message = problem };

    private static async Task<Either<FivetranError, T>> Guarded<T>(string operation, Func<Task<Either<FivetranError, T>>> f)
    {
        try
        {
            return await f().ConfigureAwait(false);
        }
        catch (InvalidDataException invalid)
        {
            return Refused(operation, invalid.Message);
        }
        catch (Exception thrown) when (thrown is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new FivetranError.Unknown { Endpoint = $"{nameof(Snapshots)}.{operation}", Message = ExceptionText.Of(thrown) };
        }
    }
}
