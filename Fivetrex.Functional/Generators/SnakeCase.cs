using System.Text;

namespace Fivetrex.Functional.Generators;

/// <summary>Names of the service: <c>DailySyncTime</c> is <c>daily_sync_time</c>, as in the naming policy of the serializer.</summary>
internal static class SnakeCase
{
    public static string Of(string name)
    {
        var snake = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            if (at > 0 && StartsWord(name, at))
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[at]));
        }

        return snake.ToString();
    }

    // an upper-case letter after a lower-case one or a digit, or the last of several that is followed by a lower-case one
    private static bool StartsWord(string name, int at) => char.IsUpper(name[at])
        && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));
}
