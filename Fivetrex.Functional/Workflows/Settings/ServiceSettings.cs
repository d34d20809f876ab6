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
        type.Config.IfSome(config => found.Add("config", new SettingDescription(config.Value)));
        type.Auth.IfSome(auth => found.Add("auth", new SettingDescription(auth.Value)));
        type.ExternalSecretsKeysConfig.IfSome(keys => found.Add("external_secrets_keys_config", new SettingDescription(keys.Value)));
        return found;
    }

    /// <summary>Returns the JSON of a connector with its secrets masked.</summary>
    public RawJson Masked(RawJson connector) => secrets.Count == 0 ? connector : SnapshotJson.Masked(connector, secrets.Contains);

    /// <summary>Whether a setting never changes: <c>config.host</c>.</summary>
    public bool IsImmutable(string path) => immutable.Contains(path);

    // a list has the path of its items
    private void Add(string path, SettingDescription setting)
    {
        if (setting.IsSecret)
        {
            secrets.Add(path);
        }

        if (setting.IsImmutable)
        {
            immutable.Add(path);
        }

        Optional(setting.Items).IfSome(items => Add(path, items));
        foreach (var name in setting.Names)
        {
            Optional(setting.Property(name)).IfSome(inner => Add($"{path}.{name}", inner));
        }
    }
}
