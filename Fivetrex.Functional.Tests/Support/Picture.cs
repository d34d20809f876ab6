using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>The output of a program on a terminal, as SVG. A view that is drawn again is animated.</summary>
internal static partial class Picture
{
    private const double CellWidth = 8.4, LineHeight = 19, Margin = 14, SecondsPerFrame = 1.2;

    private static readonly string[] Palette =
        [
            "#1e1e2e",
            "#f38ba8",
            "#a6e3a1",
            "#f9e2af",
            "#89b4fa",
            "#f5c2e7",
            "#94e2d5",
            "#bac2de",
            "#585b70",
            "#f38ba8",
            "#a6e3a1",
            "#f9e2af",
            "#89b4fa",
            "#f5c2e7",
            "#94e2d5",
            "#cdd6f4",
        ];

    [GeneratedRegex(
        "\\x1b\\[(?<numbers>[0-9;]*)(?<command>[A-Za-z])|\\x1b\\[?[?=>][0-9]*[A-Za-z]?|(?<character>.)", RegexOptions.Singleline)]
    private static partial Regex Token { get; }

    /// <summary>The last screen, or all screens in sequence.</summary>
    public static string Of(string ansi, bool moves)
    {
        var screens = Screens(ansi);
        var shown = moves ? screens : screens[^1..];
        var width = ((shown.SelectMany(screen => screen).Max(line => line.Count) * CellWidth) + (2 * Margin)).ToString(
            "0", CultureInfo.InvariantCulture);
        var height = ((shown.Max(screen => screen.Count) * LineHeight) + (2 * Margin)).ToString("0", CultureInfo.InvariantCulture);
        var font = $"font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"14\" fill=\"{Palette[15]}\"";
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" {font}>
            <rect width="100%" height="100%" rx="8" fill="{Palette[0]}"/>
            {string.Join('\n', shown.Select((screen, at) => Frame(screen, at, shown.Count)))}
            </svg>

            """;
    }

    private static string Frame(List<List<Cell>> screen, int at, int count)
    {
        var lines = string.Join('\n', screen.SelectMany(Line));
        var times = Enumerable.Range(0, count).Select(frame => (frame / (double)count).ToString("0.###", CultureInfo.InvariantCulture));
        var values = Enumerable.Range(0, count).Select(frame => frame == at ? "inline" : "none");
        var frames = $"keyTimes=\"{string.Join(';', times)}\" values=\"{string.Join(';', values)}\"";
        return count == 1 ? lines : FormattableString.Invariant($"""
            <g display="{(at == count - 1 ? "inline" : "none")}">
            <animate attributeName="display" calcMode="discrete" repeatCount="indefinite" dur="{count * SecondsPerFrame}s" {frames}/>
            {lines}
            </g>
            """);
    }

    private static IEnumerable<string> Line(List<Cell> line, int row)
    {
        for (var start = 0; start < line.Count;)
        {
            var end = start;
            while (end < line.Count && line[end].Color == line[start].Color)
            {
                end++;
            }

            var text = string.Concat(line[start..end].Select(cell => cell.Character));
            if (!string.IsNullOrWhiteSpace(text))
            {
                var fill = line[start].Color is { } color ? $" fill=\"{Palette[color]}\"" : "";
                var (x, y, width) = (Margin + (start * CellWidth), Margin + ((row + 0.75) * LineHeight), text.Length * CellWidth);
                yield return FormattableString.Invariant(
                    $"""<text xml:space="preserve" x="{x:0.#}" y="{y:0.#}" textLength="{width:0.#}"{fill}>""")
                    + $"{WebUtility.HtmlEncode(text)}</text>";
            }

            start = end;
        }
    }

    // the escape sequences that Spectre.Console uses
    private static List<List<List<Cell>>> Screens(string ansi)
    {
        var screens = new List<List<List<Cell>>>();
        var (screen, row, column) = (new List<List<Cell>>(), 0, 0);
        int? color = null;
        foreach (Match token in Token.Matches(ansi))
        {
            var numbers = token.Groups["numbers"].Value
                .Split(';')
                .Select(number => int.TryParse(number, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0)
                .ToArray();
            switch (token.Groups["command"].Value, token.Groups["character"].Value)
            {
                case ("A", _):
                    Keep(screens, screen);
                    row -= numbers[0];
                    break;
                case ("K", _):
                    screen[row].Clear();
                    break;
                case ("m", _):
                    color = numbers switch
                    {
                        [38, 5, var index, ..] => index,
                        [>= 30 and <= 37 and var dark] => dark - 30,
                        [>= 90 and <= 97 and var bright] => bright - 82,
                        _ => null
                    };
                    break;
                case (_, "\r"):
                    column = 0;
                    break;
                case (_, "\n"):
                    (row, column) = (row + 1, 0);
                    break;
                case (_, { Length: 1 } character):
                    Put(screen, row, column++, new Cell(character, color));
                    break;
            }
        }

        Keep(screens, screen);
        return screens;
    }

    private static void Put(List<List<Cell>> screen, int row, int column, Cell cell)
    {
        while (screen.Count <= row)
        {
            screen.Add([]);
        }

        while (screen[row].Count <= column)
        {
            screen[row].Add(new Cell(" ", null));
        }

        screen[row][column] = cell;
    }

    private static void Keep(List<List<List<Cell>>> screens, List<List<Cell>> screen)
    {
        if (screens.Count == 0 || Text(screens[^1]) != Text(screen))
        {
            screens.Add([.. screen.Select(line => line.ToList())]);
        }
    }

    private static string Text(List<List<Cell>> screen)
    {
        var text = new StringBuilder();
        screen.ForEach(line => text.AppendJoin("", line.Select(cell => cell.Character)).Append('\n'));
        return text.ToString();
    }

    private sealed record Cell(string Character, int? Color);
}
