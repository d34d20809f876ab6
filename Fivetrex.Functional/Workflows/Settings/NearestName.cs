namespace Fivetrex.Functional;

/// <summary>Finds the name that a misspelt name was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>Returns the nearest name: one that differs in case only, or in at most a third of the characters.</summary>
    public static Option<string> Of(string name, IEnumerable<string> known)
    {
        var nearest = known
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= name.Length / 3)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return Optional(nearest.Name);
    }

    // Damerau and Levenshtein: the number of characters to insert, delete or replace, and of neighbours to swap
    private static int Distance(string from, string to)
    {
        var (earlier, before) = (System.Array.Empty<int>(), Enumerable.Range(0, to.Length + 1).ToArray());
        for (var row = 1; row <= from.Length; row++)
        {
            var now = new int[to.Length + 1];
            now[0] = row;
            for (var column = 1; column <= to.Length; column++)
            {
                var replaced = before[column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                now[column] = Math.Min(replaced, Math.Min(before[column], now[column - 1]) + 1);
                if (row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1])
                {
                    now[column] = Math.Min(now[column], earlier[column - 2] + 1);
                }
            }

            (earlier, before) = (before, now);
        }

        return before[^1];
    }
}
