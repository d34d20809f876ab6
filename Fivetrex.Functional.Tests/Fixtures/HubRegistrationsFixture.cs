namespace Fivetrex.Functional.Tests.Fixtures;

internal static class HubRegistrationsFixture
{
    public static Fixture Definition { get; } = new(typeof(HubRegistrations))
    {
        Inputs =
        [
            new NewHubRegistration { HubServerUrl = "https://hub.example.com", Port = 4340, Fingerprint = "ab:cd" },
        ],
    };
}
