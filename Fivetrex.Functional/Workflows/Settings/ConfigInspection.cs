using System.Text.Json;

namespace Fivetrex.Functional;

/// <summary>One comparison of settings with the description of their service.</summary>
internal sealed class ConfigInspection(ConnectorType type)
{
    private const string Config = "config", Auth = "auth", Secrets = "external_secrets_keys_config";

    // the parts of the connector's name, and the setting that the reference names beside them
    private static readonly string[] CreationOnly = ["schema", "schema_prefix", "table", "table_group_name", "timeframe_months"];

    private readonly List<ConfigFault> faults = [];

    /// <summary>Whether the settings are those of a new connector, so that the required ones must be set.</summary>
    public bool IsCreation { get; init; }

    /// <summary>The current settings; None when they are not known.</summary>
    public Option<RawJson> Current { get; init; }

    /// <summary>Returns the faults of the body of a request.</summary>
    public Seq<ConfigFault> Inspect(RawJson body)
    {
        var config = body.Property(Config);
        var current = Current.Map(json => json.Value).ToNullable();
        var secrets = body.Property(Secrets);
        Describe(type.Config).IfSome(described =>
        {
            config.IfSome(value => InspectObject(Config, described, value, current));
            if (IsCreation)
            {
                RequireAll(Config, described, config.ToNullable(), secrets.ToNullable());
            }
        });
        Inspect(Auth, type.Auth, body.Property(Auth));
        Inspect(Secrets, type.ExternalSecretsKeysConfig, secrets);
        return toSeq(faults).Strict();
    }

    private void Inspect(string path, Option<RawJson> description, Option<JsonElement> value) =>
        Describe(description).IfSome(described => value.IfSome(given =>
        {
            InspectObject(path, described, given, current: null);
            if (IsCreation)
            {
                RequireAll(path, described, given);
            }
        }));

    private static Option<SettingDescription> Describe(Option<RawJson> description) => description
        .Map(json => json.Value)
        .Filter(json => json.ValueKind == JsonValueKind.Object)
        .Map(json => new SettingDescription(json));

    private void InspectObject(string path, SettingDescription description, JsonElement value, JsonElement? current)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            var (name, at) = (member.Name, $"{path}.{member.Name}");
            var now = SettingDescription.Member(current, name);
            if (description.Property(name) is { } found)
            {
                InspectValue(at, found, member.Value, now, path == Config && CreationOnly.Contains(name));
            }
            else if (path == Config && CreationOnly.Contains(name))
            {
                InspectChange(at, member.Value, now);
            }
            else if (description.IsClosed && !description.Required.Contains(name))
            {
                var nearest = NearestName.Of(name, description.Names.Concat(description.Required).Distinct());
                faults.Add(new ConfigFault(at, ConfigFaultKind.Unknown, "no such setting", nearest));
            }
        }
    }

    private void InspectValue(string path, SettingDescription description, JsonElement value, JsonElement? current, bool isCreationOnly)
    {
        if (description.IsReadOnly)
        {
            faults.Add(new ConfigFault(path, ConfigFaultKind.ReadOnly, "set by the service; it cannot be sent"));
        }
        else if ((description.IsImmutable || isCreationOnly) && InspectChange(path, value, current))
        {
            return;
        }
        else if (value.ValueKind == JsonValueKind.Null)
        {
            if (description.RejectsNull)
            {
                faults.Add(new ConfigFault(path, ConfigFaultKind.WrongType, "must not be null"));
            }
        }
        else if (description.ProblemOf(value) is var (kind, message))
        {
            faults.Add(new ConfigFault(path, kind, message));
        }
        else
        {
            InspectParts(path, description, value, current);
        }
    }

    private void InspectParts(string path, SettingDescription description, JsonElement value, JsonElement? current)
    {
        InspectObject(path, description, value, current);
        if (value.ValueKind != JsonValueKind.Array || description.Items is not { } items)
        {
            return;
        }

        foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
        {
            InspectValue($"{path}[{index}]", items, item, current: null, isCreationOnly: false);

            // an update replaces the whole list
            RequireAll($"{path}[{index}]", items, item);
        }
    }

    private bool InspectChange(string path, JsonElement value, JsonElement? current)
    {
        var isChange = !IsCreation && !SettingDescription.IsSame(value, current, isKnown: Current.IsSome);
        if (isChange)
        {
            faults.Add(new ConfigFault(path, ConfigFaultKind.Immutable, "can be set only when the connector is created"));
        }

        return isChange;
    }

    private void RequireAll(string path, SettingDescription description, JsonElement? value, JsonElement? secrets = null)
    {
        if (value is { ValueKind: not JsonValueKind.Object })
        {
            return;
        }

        foreach (var name in description.Required)
        {
            var isSet = !SettingDescription.IsEmpty(SettingDescription.Member(value, name))
                || !SettingDescription.IsEmpty(SettingDescription.Member(secrets, name));
            if (!isSet && description.Property(name) is not { IsReadOnly: true })
            {
                faults.Add(new ConfigFault($"{path}.{name}", ConfigFaultKind.Missing, "required"));
            }
        }

        foreach (var name in description.Names)
        {
            if (SettingDescription.Member(value, name) is { ValueKind: JsonValueKind.Object } part)
            {
                RequireAll($"{path}.{name}", description.Property(name)!, part);
            }
        }
    }
}
