using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

internal sealed partial class Connection
{
    /// <summary>The schema configuration; null before the first sync or reload.</summary>
    public JsonObject? Schema { get; set; }

    /// <summary>The source; null when only the schema configuration is known, so that every column of it may exist.</summary>
    public SourceSchema? Source { get; set; }

    /// <summary>Reads the schema of the source, unless it has been read before.</summary>
    public JsonObject Capture() => Schema ?? Reload();

    /// <summary>Reads the schema of the source again.</summary>
    public JsonObject Reload()
    {
        Source ??= Schema is null ? SourceSchema.Default : null;
        return Schema = Source?.Read(Schema) ?? Schema!;
    }
}
