using System.Reflection;
using System.Text.Json;
using Fivetrex.Functional.Tests.Fixtures;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>A text in a body or a filter: how to set it in the input, and how to find it in the request.</summary>
internal sealed record TextField(
    MethodInfo Function, Type Holder, string Name, Func<object, string, object> Put, Func<JsonElement, string?> Find)
{
    public bool IsFilter => Holder.Name.EndsWith("Filter", StringComparison.Ordinal);

    public string Member => Name.Split(' ', '.').LastOrDefault(part => char.IsUpper(part[0]), Name);

    public bool IsId => Member.EndsWith("Id", StringComparison.Ordinal);

    public bool IsKey => Name.EndsWith("key", StringComparison.Ordinal);

    public bool IsWord => Name.EndsWith("word", StringComparison.Ordinal);

    // a blank schema, table or column is none
    public bool IsOfSource => Holder == typeof(Seq<SourceTable>) || Holder == typeof(Seq<SourceColumn>);

    public static IEnumerable<TextField> In(MethodInfo function, ParameterInfo parameter)
    {
        var holder = parameter.ParameterType;
        TextField Of(string name, Func<string, object> put, Func<JsonElement, string?> find) =>
            new(function, holder, name, (_, text) => put(text), find);

        return holder switch
        {
            _ when holder == typeof(Seq<SourceTable>) =>
            [
                Of(
                    "schema key",
                    text => Seq1(new SourceTable(text, "orders")),
                    body => Scope(body).EnumerateObject().Single().Name),
                Of(
                    "table",
                    text => Seq1(new SourceTable("public", text)),
                    body => Scope(body).GetProperty("public")[0].GetString()),
            ],
            _ when holder == typeof(Seq<SourceColumn>) =>
            [
                Of(
                    "schema key",
                    text => Seq1(new SourceColumn(text, "t", "c")),
                    body => body.GetProperty("schemas").EnumerateObject().Single().Name),
                Of(
                    "column",
                    text => Seq1(new SourceColumn("s", "t", text)),
                    body => Columns(body.GetProperty("schemas"))[0].GetString()),
            ],
            _ when holder == typeof(Seq<string>) =>
                [Of("kind", text => Seq1(text), body => body.GetProperty("warning_types")[0].GetString())],
            _ when typeof(FivetranModel).IsAssignableFrom(holder) => TextMembers.Of(AllFixtures.InputOf(holder))
                .Select(member => new TextField(function, holder, member.Name, member.Put, member.Take)),
            _ => [],
        };
    }

    /// <summary>The text of this field in a request.</summary>
    public string? Take(Uri address, string? body)
    {
        if (IsFilter)
        {
            return Find(JsonSerializer.SerializeToElement(address.Query[1..]
                .Split('&')
                .Select(pair => pair.Split('='))
                .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]))));
        }

        var root = JsonDocument.Parse(body!).RootElement;
        return Find(Holder == typeof(ConnectCardConfig) && root.TryGetProperty("connect_card_config", out var card) ? card : root);
    }

    public override string ToString() => $"{Functions.NameOf(Function)}: {Name}";

    private static JsonElement Scope(JsonElement body) => body.TryGetProperty("scope", out var scope) ? scope : body;

    private static JsonElement Columns(JsonElement schemas) =>
        schemas.GetProperty("s").GetProperty("tables").GetProperty("t").GetProperty("columns");
}
