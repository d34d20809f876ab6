using System.Text.Json;

namespace Fivetrex.Functional.Http;

/// <summary>Writes the query string of a list: the page and the filter.</summary>
internal static class Query
{
    /// <summary>Returns the query string with its question mark, empty without a page or filter; or the reason not to send it.</summary>
    public static Either<string, string> TryWrite(PageRequest? page, Filter filter) =>
        page is null && !filter.IsGiven ? Right("")
        : page?.Problem.Case is string problem ? Left(problem)
        : TryWriteFilter(filter).Map(fields => Join([.. page?.Query ?? [], .. fields]));

    private static string Join(string[] fields) => fields.Length == 0 ? "" : $"?{string.Join('&', fields)}";

    private static Either<string, Seq<string>> TryWriteFilter(Filter filter) =>
        !filter.IsGiven ? Right(Seq<string>())
        : filter.By is null ? Left("the filter is null; leave it out for all")
        : RequestJson.TryWriteFilter(filter.By).Bind(FieldsOf);

    // a blank value would be no filter at all, and the list would return everything
    private static Either<string, Seq<string>> FieldsOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        var fields = document.RootElement.EnumerateObject().Select(field => (field.Name, Value: TextOf(field.Value))).ToList();
        return fields.Find(field => string.IsNullOrWhiteSpace(field.Value)) is { Name: { } blank }
            ? Left($"{blank} of the filter is blank; leave it out for all")
            : Right(toSeq(fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}").ToArray()));
    }

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}

/// <summary>The filter of a list. A filter that was given and is null is an error; without a filter the list returns all items.</summary>
internal readonly record struct Filter
{
    private Filter(FivetranModel? by) => (IsGiven, By) = (true, by);

    public bool IsGiven { get; }

    public FivetranModel? By { get; }

    public static implicit operator Filter(FivetranModel? by) => new(by);
}
