using System.Text;
using System.Text.Json;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>Spoils a body, for the same seed in the same way.</summary>
internal static class Mutator
{
    private static readonly string[] Pieces =
    [
        "null",
            "true",
            "false",
            "{}",
            "[]",
            "[null]",
            "[[]]",
            "{\"\":0}",
            "0",
            "-0",
            "-1",
            "1.0",
            "1.5",
            "1e2",
            "1E400",
            "-1e-400",
            "1e99999999999",
            "2147483648",
            "9223372036854775808",
        "\"\"", "\" \"", "\"0\"", "\" 5 \"", "\"2147483648\"", "\"1e2\"", "\"True\"", "\"******\"", "\"null\"",
        "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u00e4\\n\"",
            "{\"\\ud800\":1}",
            "[\"\\udfff\"]",
            "\"\\u\"",
            "\"\\x\"",
            "\"\t\"",
        "\"2026-11-23\"",
            "\"2026-13-45T99:99:99Z\"",
            "\"0001-01-01T00:00:00+14:00\"",
            "\"9999-12-31T23:59:59.9999999-14:00\"",
            "\"2026-11-23T12:00:00.12345678901234567890Z\"",
            "\"24:00\"",
        "NaN", "Infinity", "nul", "'a'", "01", "+1", ".5", "1.", "0x10", "//", "/**/", "\u00ef\u00bb\u00bf",
        "{\"items\":[]}", "{\"items\":null,\"next_cursor\":\"a\"}", "{\"id\":\"a\",\"id\":\"b\"}", "{\"data\":{\"data\":{}}}",
        new string('9', 5_000),
            "1" + new string('0', 400),
            $"0.{new string('0', 5_000)}1",
            $"\"{new string('a', 20_000)}\"",
            $"\"{string.Concat(Enumerable.Repeat("\\u00e4", 2_000))}\"",
        Nested("[", 61, "]"),
            Nested("[", 63, "]"),
            Nested("[", 64, "]"),
            Nested("{\"a\":", 62, "}"),
            Nested("[", 5_000, ""),
            Nested("{\"a\":", 5_000, ""),
    ];

    private static readonly string[] Names = [
        "id",
        "name",
        "data",
        "items",
        "next_cursor",
        "config",
        "details",
        "code",
        "message",
        "status",
        "",
        "\\ud800",
        "\\u0069d",
        "ID",
        "__proto__",
        "a\\u0000",
    ];

    /// <summary>One to six changes: first to values where the body still has some, then to bytes.</summary>
    public static byte[] Spoil(string body, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        for (var changes = random.Next(0, 4); changes > 0; changes--)
        {
            bytes = ChangeValue(bytes, random);
        }

        for (var changes = random.Next(0, 3); changes > 0; changes--)
        {
            bytes = ChangeBytes(bytes, random);
        }

        return bytes;
    }

    /// <summary>JSON of any shape, mostly in the words that the service uses.</summary>
    public static string Json(Random random, int depth = 0) => random.Next(depth > 6 ? 1 : 4) switch
    {
        0 => Any(Pieces, random),
        1 => $"[{string.Join(',', Some(random, depth))}]",
        _ => $"{{{string.Join(',', Some(random, depth).Select(value => $"\"{Any(Names, random)}\":{value}"))}}}",
    };

    private static string[] Some(Random random, int depth) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => Json(random, depth + 1))];

    private static byte[] ChangeValue(byte[] body, Random random)
    {
        var (values, members, names) = Parts(body);
        if (values.Count == 0)
        {
            return body;
        }

        return random.Next(6) switch
        {
            0 when members.Count > 0 && Any(members, random) is var twice =>
                Splice(body, twice.Start..twice.Start, [.. body[twice], (byte)',']),
            1 when names.Count > 0 => Splice(body, Any(names, random), Encoding.UTF8.GetBytes($"\"{Any(Names, random)}\"")),
            2 => Splice(body, Any(values, random), body[Any(values, random)]),
            3 => Splice(body, Any(values, random), Encoding.UTF8.GetBytes(Any(RealBodies.All, random))),
            4 => Splice(body, Any(values, random), Encoding.UTF8.GetBytes(Json(random))),
            _ => Splice(body, Any(values, random), Encoding.UTF8.GetBytes(Any(Pieces, random))),
        };
    }

    private static byte[] ChangeBytes(byte[] body, Random random)
    {
        if (body.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        var at = random.Next(body.Length);
        switch (random.Next(6))
        {
            case 0:
                body[at] ^= (byte)(1 << random.Next(8));
                return body;
            case 1:
                body[at] = (byte)random.Next(256);
                return body;
            case 2:
                return Splice(body, at..at, [Any("{}[]\",:0atn\\"u8.ToArray(), random)]);
            case 3:
                return Splice(body, at..(at + Math.Min(body.Length - at, random.Next(1, 20))), []);
            case 4:
                var from = random.Next(body.Length);
                return Splice(body, at..at, body[from..(from + Math.Min(body.Length - from, random.Next(1, 200)))]);
            default:
                return body[..at];
        }
    }

    /// <summary>Where its values, its members and their names stand, as far as it is JSON.</summary>
    private static (List<Range> Values, List<Range> Members, List<Range> Names) Parts(byte[] body)
    {
        var parts = (Values: new List<Range>(), Members: new List<Range>(), Names: new List<Range>());
        var reader = new Utf8JsonReader(body);
        try
        {
            var name = -1;
            while (reader.Read())
            {
                var from = (int)reader.TokenStartIndex;
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    // the colon belongs to the token
                    parts.Names.Add(from..(from + reader.ValueSpan.Length + 2));
                    name = from;
                }
                else if (reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
                {
                    var ahead = reader;
                    ahead.Skip();
                    parts.Values.Add(from..(int)ahead.BytesConsumed);
                    parts.Members.AddRange(name < 0 ? [] : [name..(int)ahead.BytesConsumed]);
                    name = -1;
                }
            }
        }
        catch (JsonException)
        {
            // what came before is enough
        }

        return parts;
    }

    private static byte[] Splice(byte[] body, Range at, byte[] with) => [.. body[..at.Start], .. with, .. body[at.End..]];

    private static T Any<T>(IReadOnlyList<T> all, Random random) => all[random.Next(all.Count)];

    private static string Nested(string open, int depth, string close) =>
        string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
}
