using System.Text.Json;

namespace Fivetrex.Functional;

/// <summary>The settings of a service that are secrets, or never change, by its metadata.</summary>
internal sealed class ServiceSettings
{
    private readonly System.Collections.Generic.HashSet<string> secrets = [];
    private readonly System.Collections.Generic.HashSet<string> immutable = [];

    private ServiceSettings() { }

    public static ServiceSettings Of(ConnectorType type)
    {
        var found = new ServiceSettings();
        type.Config.IfSome(config => found.Add("config", config.Value));
        type.Auth.IfSome(auth => found.Add("auth", auth.Value));
        type.ExternalSecretsKeysConfig.IfSome(keys => found.Add("external_secrets_keys_config", keys.Value));
        return found;
    }

    /// <summary>Returns the JSON of a connector with its secrets masked.</summary>
    public RawJson Masked(RawJson connector) => secrets.Count == 0 ? connector : SnapshotJson.Masked(connector, secrets.Contains);

    /// <summary>Whether a setting never changes: <c>config.host</c>.</summary>
    public bool IsImmutable(string path) => immutable.Contains(path);

    // an array has the path of its items
    private void Add(string path, JsonElement description)
    {
        if (description.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (description.TryGetProperty("format", out var format) && $"{format}" == "password")
        {
            secrets.Add(path);
        }

        if (description.TryGetProperty("immutable", out var isImmutable) && isImmutable.ValueKind == JsonValueKind.True)
        {
            immutable.Add(path);
        }

        if (description.TryGetProperty("items", out var items))
        {
            Add(path, items);
        }

        if (description.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                Add($"{path}.{property.Name}", property.Value);
            }
        }
    }
}
