using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A filter for the connectors of the account.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record ConnectorFilter : FivetranModel
{
    /// <summary>Lists the connectors of this group.</summary>
    public Option<string> GroupId { get; init; }

    /// <summary>Lists the connector with exactly this name.</summary>
    public Option<string> Schema { get; init; }
}

/// <summary>A filter for the connectors of a group.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record GroupConnectorFilter : FivetranModel
{
    /// <summary>Lists the connector with exactly this name.</summary>
    public Option<string> Schema { get; init; }
}

/// <summary>A filter for the users of a group or team.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record ActiveFilter : FivetranModel
{
    /// <summary>True lists active users, false lists deactivated ones.</summary>
    public Option<bool> Active { get; init; }
}

/// <summary>A filter for the users of the account.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record UserFilter : FivetranModel
{
    /// <summary>True lists active users, false lists deactivated ones.</summary>
    public Option<bool> Active { get; init; }

    /// <summary>Lists only people or only service accounts.</summary>
    public Option<UserType> UserType { get; init; }

    /// <summary>True lists users with an API key, false lists users without one.</summary>
    public Option<bool> HasApiKey { get; init; }
}

/// <summary>A filter for API keys.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record UserApiKeyFilter : FivetranModel
{
    /// <summary>Lists only the keys of people or of service accounts.</summary>
    public Option<UserType> UserType { get; init; }
}

/// <summary>A filter for transformations.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record TransformationFilter : FivetranModel
{
    /// <summary>Lists the transformations of this group.</summary>
    public Option<string> GroupId { get; init; }

    /// <summary>Lists the transformations of this project.</summary>
    public Option<string> ProjectId { get; init; }

    /// <summary>Lists the transformations of this type.</summary>
    public Option<TransformationType> Type { get; init; }
}

/// <summary>A filter for quickstart packages.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record QuickstartPackageFilter : FivetranModel
{
    /// <summary>Lists the packages for this service.</summary>
    public Option<Service> Service { get; init; }

    /// <summary>Lists the packages with this name.</summary>
    public Option<string> Name { get; init; }
}
