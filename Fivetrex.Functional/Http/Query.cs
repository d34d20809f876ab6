using System.Text.Json;

namespace Fivetrex.Functional.Http;

/// <summary>What stands after the question mark: which page, and which items of a list.</summary>
internal static class Query
{
    /// <summary>Why it must not be sent. A blank filter would be none, and the list all of them.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="filter">A record of which each member that is set becomes a field, named as in JSON.</param>
    /// <param name="query">With its question mark; empty where there is nothing to ask.</param>
    public static string? Write(PageRequest? page, object? filter, out string query)
    {
        query = "";
        if (page is null && filter is null)
        {
            return null;
        }

        if (page?.Fault is { } fault)
        {
            return fault;
        }

        var json = filter is null ? "{}" : Writing.Json(filter);
        if (Writing.IsMaimed(json))
        {
            return "the filter holds half of a surrogate pair";
        }

        using var document = JsonDocument.Parse(json);
        var fields = document.RootElement.EnumerateObject().Select(field => (field.Name, Value: TextOf(field.Value))).ToList();
        query = string.Join('&', [.. page?.Query ?? [], .. fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")]);
        query = query.Length == 0 ? "" : $"?{query}";
        return fields.Where(field => string.IsNullOrWhiteSpace(field.Value)).Select(field => $"{field.Name} of the filter is blank; leave it out for all").FirstOrDefault();
    }

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
