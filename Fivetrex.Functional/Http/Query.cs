using System.Text.Json;

namespace Fivetrex.Functional.Http;

/// <summary>What stands after the question mark: which page, and which items of a list.</summary>
internal static class Query
{
    /// <summary>Why it must not be sent. A blank filter would be none, and the list all of them.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="filter">Which items: each member that is set becomes a field, named as in JSON.</param>
    /// <param name="query">With its question mark; empty where there is nothing to ask.</param>
    public static string? Write(PageRequest? page, Filter filter, out string query)
    {
        query = "";
        if (page is null && !filter.IsGiven)
        {
            return null;
        }

        var json = "{}";
        if (page?.Fault is { } senseless)
        {
            return senseless;
        }

        if (filter.IsGiven && (filter.By is null ? "the filter is null; leave it out for all" : Writing.Fault(filter.By, "filter", out json)) is { } fault)
        {
            return fault;
        }

        using var document = JsonDocument.Parse(json);
        var fields = document.RootElement.EnumerateObject().Select(field => (field.Name, Value: TextOf(field.Value))).ToList();
        query = string.Join('&', [.. page?.Query ?? [], .. fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")]);
        query = query.Length == 0 ? "" : $"?{query}";
        return fields.Where(field => string.IsNullOrWhiteSpace(field.Value)).Select(field => $"{field.Name} of the filter is blank; leave it out for all").FirstOrDefault();
    }

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}

/// <summary>Which items of a list are wanted: all of them, unless it was given. One that was given and is null does not mean all.</summary>
internal readonly record struct Filter
{
    private Filter(FivetranModel? by) => (IsGiven, By) = (true, by);

    public bool IsGiven { get; }

    public FivetranModel? By { get; }

    public static implicit operator Filter(FivetranModel? by) => new(by);
}
