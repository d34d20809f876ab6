namespace Fivetrex.Functional.Tests.Fixtures;

internal static class ConnectorTypesFixture
{
    public static Fixture Definition { get; } = new(typeof(ConnectorTypes))
    {
        Inputs =
        [
            Service.Postgres,
        ],
        UndocumentedPages = [nameof(ConnectorTypes.ListPublic)],
    };
}
