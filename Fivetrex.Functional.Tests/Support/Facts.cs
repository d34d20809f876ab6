namespace Fivetrex.Functional.Tests.Support;

/// <summary>A copy of the facts about the service, with which the library is compared.</summary>
internal static class Facts
{
    /// <summary>Every operation of the service but two: one is deprecated, one was never documented.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
        [
            .. Rows("operations.tsv").Select(row => new Operation(
                row[0],
                row[1],
                row[2],
                row[3],
                row[4],
                row[5] == "yes",
                Words(row[6]),
                Words(row[7]),
                row[8],
                int.Parse(row[9], null),
                Words(row[10]),
                row[11])),
        ];

    /// <summary>The fields of each model, as far as they are documented.</summary>
    public static IReadOnlyList<(string Model, string Component, string[] Fields)> Models { get; } =
        [.. Rows("models.tsv").Select(row => (row[0], row[1], Words(row[2])))];

    private static IEnumerable<string[]> Rows(string file) =>
        Pages.Read("Fivetrex.Functional.Tests", "Facts", file)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(row => row.Split('\t'));

    private static string[] Words(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <param name="Area">Where the reference has it.</param>
    /// <param name="Title">The title in the reference.</param>
    /// <param name="Verb">In capitals.</param>
    /// <param name="Path">With the service's own names in its holes.</param>
    /// <param name="Accept">The value of the Accept header that it requires.</param>
    /// <param name="IsPaginated">Whether its answer is a page.</param>
    /// <param name="Query">The names of the query parameters.</param>
    /// <param name="Body">The names of the fields of the body; required ones with a star.</param>
    /// <param name="Answer">The name of the model in the facts.</param>
    /// <param name="Status">The status of a good answer.</param>
    /// <param name="Functions">Which functions make it.</param>
    /// <param name="Access">The effect on the account: read, write or delete.</param>
    public sealed record Operation(
        string Area,
            string Title,
            string Verb,
            string Path,
            string Accept,
            bool IsPaginated,
            string[] Query,
            string[] Body,
            string Answer,
            int Status,
            string[] Functions,
            string Access)
    {
        public string Name => $"{Verb} {Path}";

        public override string ToString() => Name;
    }
}
