namespace Fivetrex.Functional.Tests.Support;

/// <summary>Pages of groups for the tests of streams.</summary>
internal static class GroupPages
{
    /// <summary>A service with one page for each size. Each page but the last has a cursor.</summary>
    public static Transport PagesOf(params int[] sizes)
    {
        var ends = sizes.Select((_, page) => sizes.Take(page + 1).Sum()).ToArray();
        return new Transport([
            .. sizes.Select((size, page) => Page(ends[page] - size + 1, ends[page], page + 1 < sizes.Length ? $"page {page + 2}" : null)),
        ]);
    }

    /// <summary>An answer with one page of groups.</summary>
    public static Transport.Step Page(int first, int last, string? cursor) => Transport.Json(Samples.Page(Items(first, last), cursor));

    /// <summary>Groups as JSON, whose ids are numbers.</summary>
    public static string Items(int first, int last) =>
        string.Join(',', Enumerable.Range(first, last - first + 1).Select(number => $$"""{"id":"{{number}}","name":"group {{number}}"}"""));

    /// <summary>Answers with an error of the server.</summary>
    public static Task<HttpResponseMessage> Broken(HttpRequestMessage request, CancellationToken cancellation) =>
        Transport.Answer(500, """{"code":"Broken","message":"Sorry"}""")(request, cancellation);

    /// <summary>The id of a group, or the text of an error.</summary>
    public static string Shown(Either<FivetranError, Group> item) => item.Match(Right: g => g.Id, Left: error => error.ToString());

    /// <summary>Reads up to so many items of a stream.</summary>
    public static async Task<List<string>> Read(IAsyncEnumerator<Either<FivetranError, Group>> reader, int items)
    {
        var read = new List<string>();
        while (read.Count < items && await reader.MoveNextAsync())
        {
            read.Add(Shown(reader.Current));
        }

        return read;
    }
}
