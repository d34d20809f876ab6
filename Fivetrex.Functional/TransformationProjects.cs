using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A transformation project is a git repository of dbt Core models that Fivetran runs in a group.</summary>
/// <remarks>
/// <code>
/// var errors =
///     from project in TransformationProjects.Get(config, projectId)
///     select project.Errors;
/// </code>
/// </remarks>
public static class TransformationProjects
{
    /// <summary>Lists the first 100 transformation projects.</summary>
    /// <remarks>
    /// <c>GET /v1/transformation-projects</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-projects-management/list-all-transformation-projects">
    /// reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<TransformationProject>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the transformation projects.</summary>
    /// <remarks>
    /// <c>GET /v1/transformation-projects</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-projects-management/list-all-transformation-projects">
    /// reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<TransformationProject>>> List(ClientConfig config, PageRequest page) =>
        config.List<TransformationProject>($"transformation-projects", page);

    /// <summary>
    /// Streams all transformation projects, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/transformation-projects</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-projects-management/list-all-transformation-projects">
    /// reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, TransformationProject>> Stream(ClientConfig config) =>
        config.Stream<TransformationProject>($"transformation-projects");

    /// <summary>Streams all transformation projects without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/transformation-projects</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-projects-management/list-all-transformation-projects">
    /// reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, TransformationProject>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<TransformationProject>($"transformation-projects");

    /// <summary>Gets a transformation project.</summary>
    /// <remarks>
    /// <c>GET /v1/transformation-projects/{projectId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-projects-management/transformation-project-details">
    /// reference</see>
    /// </remarks>
    /// <returns>The project; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, TransformationProject>> Get(ClientConfig config, string projectId) =>
        config.Get<TransformationProject>($"transformation-projects/{projectId}");

    /// <summary>Creates a transformation project.</summary>
    /// <remarks>
    /// <c>POST /v1/transformation-projects</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-projects-management/create-transformation-project">
    /// reference</see>
    /// </remarks>
    /// <returns>
    /// The project, which is not ready yet: poll it until its status is <see cref="ProjectStatus.Ready"/> or
    /// <see cref="ProjectStatus.Error"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, TransformationProject>> Create(ClientConfig config, NewTransformationProject project) =>
        config.UsingSetupTimeout().Post<TransformationProject>($"transformation-projects", project);

    /// <summary>Updates a transformation project. Its repository and its dbt version cannot be changed.</summary>
    /// <remarks>
    /// <c>PATCH /v1/transformation-projects/{projectId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-projects-management/modify-transformation-project">
    /// reference</see>
    /// </remarks>
    /// <returns>
    /// The project as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when the update sets nothing.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, TransformationProject>> Update(
        ClientConfig config, string projectId, TransformationProjectUpdate update) =>
        config.UsingSetupTimeout().Patch<TransformationProject>($"transformation-projects/{projectId}", update);

    /// <summary>Deletes a transformation project.</summary>
    /// <remarks>
    /// The effect on its transformations is not documented: expect to lose them.
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/transformation-projects/{projectId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-projects-management/delete-transformation-project">
    /// reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless confirmed with <see cref="Confirm.ProjectDeletion"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string projectId, Confirm confirm) =>
        config.Confirmed(confirm, Confirm.ProjectDeletion).Delete($"transformation-projects/{projectId}");

    /// <summary>Runs the setup tests of a transformation project.</summary>
    /// <remarks>
    /// The tests may take minutes, at most <see cref="ClientConfig.SetupTimeout"/>.
    /// <c>POST /v1/transformation-projects/{projectId}/test</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-projects-management/test-transformation-project">
    /// reference</see>
    /// </remarks>
    /// <returns>The project, also when tests failed: see <see cref="TransformationProject.SetupTests"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, TransformationProject>> Test(ClientConfig config, string projectId) =>
        config.UsingSetupTimeout().Reading().Post<TransformationProject>(
            $"transformation-projects/{projectId}/test", Verbs.EmptyBody, readBack: $"transformation-projects/{projectId}");
}
