using Fivetrex.Functional.Testing.Service.Resources;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>The resources of the service.</summary>
internal static class Catalog
{
    public static IReadOnlyList<Resource> Resources { get; } =
    [
        AccountResource.Definition,
        CertificateResource.Of("connections"),
        CertificateResource.Of("destinations"),
        ConnectionResource.Definition,
        ConnectorSdkPackageResource.Definition,
        ConnectorTypeResource.Definition,
        DestinationResource.Definition,
        ExternalSecretsManagerResource.Definition,
        FingerprintResource.Of("connections"),
        FingerprintResource.Of("destinations"),
        GroupResource.Definition,
        GroupUserResource.Definition,
        HubRegistrationResource.Definition,
        HybridDeploymentAgentResource.Definition,
        LogServiceResource.Definition,
        LogServiceResource.OfAccount,
        MembershipResource.Of("teams", ConnectionResource.Definition),
        MembershipResource.Of("teams", GroupResource.Definition),
        MembershipResource.Of("users", ConnectionResource.Definition),
        MembershipResource.OfUsersInGroups,
        PrivateLinkResource.Definition,
        ProxyAgentResource.Definition,
        QuickstartPackageResource.Definition,
        RoleResource.Definition,
        SystemKeyResource.Definition,
        TeamResource.Definition,
        TeamUserResource.Definition,
        TransformationProjectResource.Definition,
        TransformationResource.Definition,
        UserApiKeyResource.Definition,
        UserResource.Definition,
        WebhookResource.Definition,
    ];

    /// <summary>The operations of all resources.</summary>
    public static IReadOnlyList<Operation> Operations { get; } = [.. Resources.SelectMany(resource => resource.AllOperations())];
}
