namespace Fivetrex.Functional.Models;

/// <summary>Which connectors of the account to list.</summary>
public sealed record ConnectorFilter : FivetranModel
{
    /// <summary>Of one group.</summary>
    public Option<string> GroupId { get; init; }

    /// <summary>Of exactly this name.</summary>
    public Option<string> Schema { get; init; }
}

/// <summary>Which connectors of a group to list.</summary>
public sealed record GroupConnectorFilter : FivetranModel
{
    /// <summary>Of exactly this name.</summary>
    public Option<string> Schema { get; init; }
}

/// <summary>Which users of a group or a team to list.</summary>
public sealed record ActiveFilter : FivetranModel
{
    /// <summary>True for those who are not switched off.</summary>
    public Option<bool> Active { get; init; }
}

/// <summary>Which users of the account to list.</summary>
public sealed record UserFilter : FivetranModel
{
    /// <summary>True for those who are not switched off.</summary>
    public Option<bool> Active { get; init; }

    /// <summary>People, or service accounts.</summary>
    public Option<UserType> UserType { get; init; }

    /// <summary>Those who have an API key, or those who have none.</summary>
    public Option<bool> HasApiKey { get; init; }
}

/// <summary>Which API keys to list.</summary>
public sealed record UserApiKeyFilter : FivetranModel
{
    /// <summary>Those of people, or of service accounts.</summary>
    public Option<UserType> UserType { get; init; }
}

/// <summary>Which transformations to list.</summary>
public sealed record TransformationFilter : FivetranModel
{
    /// <summary>In one group.</summary>
    public Option<string> GroupId { get; init; }

    /// <summary>Of one project.</summary>
    public Option<string> ProjectId { get; init; }

    /// <summary>Of one kind.</summary>
    public Option<TransformationType> Type { get; init; }
}

/// <summary>Which quickstart packages to list.</summary>
public sealed record QuickstartPackageFilter : FivetranModel
{
    /// <summary>For the tables of one service.</summary>
    public Option<Service> Service { get; init; }

    /// <summary>Of one name.</summary>
    public Option<string> Name { get; init; }
}
