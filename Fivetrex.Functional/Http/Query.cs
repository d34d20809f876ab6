using System.Text.Json;

namespace Fivetrex.Functional.Http;

/// <summary>Writes the query string of a list: the page and the filter.</summary>
internal static class Query
{
    /// <summary>Returns the query string with its question mark, empty without a page or filter; or the reason not to send it.</summary>
    public static Checked<string> TryWrite(PageRequest? page, Filter filter)
    {
        if (page is null && !filter.IsGiven)
        {
            return "";
        }

        if (page?.Problem.Case is string problem)
        {
            return Checked<string>.Rejected(problem);
        }

        var json = TryWriteFilter(filter);
        return json.Value is null ? json : TryJoin(page, json.Value);
    }

    private static Checked<string> TryWriteFilter(Filter filter) =>
        !filter.IsGiven ? "{}"
        : filter.By is null ? Checked<string>.Rejected("the filter is null; leave it out for all")
        : RequestJson.TryWriteFilter(filter.By);

    // a blank value would be no filter at all, and the list would return everything
    private static Checked<string> TryJoin(PageRequest? page, string json)
    {
        using var document = JsonDocument.Parse(json);
        var fields = document.RootElement.EnumerateObject().Select(field => (field.Name, Value: TextOf(field.Value))).ToList();
        if (fields.Find(field => string.IsNullOrWhiteSpace(field.Value)) is { Name: { } blank })
        {
            return Checked<string>.Rejected($"{blank} of the filter is blank; leave it out for all");
        }

        string[] parts = [.. page?.Query ?? [], .. fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")];
        return parts.Length == 0 ? "" : $"?{string.Join('&', parts)}";
    }

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}

/// <summary>The filter of a list. A filter that was given and is null is an error; without a filter the list returns all items.</summary>
internal readonly record struct Filter
{
    private Filter(object? by) => (IsGiven, By) = (true, by);

    public bool IsGiven { get; }

    public object? By { get; }

    /// <summary>The filter of these values; none without any.</summary>
    public static Filter Of(HashMap<string, string> values) => values.IsEmpty ? default : new(values);

    public static implicit operator Filter(FivetranModel? by) => new(by);
}
