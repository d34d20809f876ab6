namespace Fivetrex.Functional.Testing.Service;

/// <summary>Ids of two words, as the service generates them: the same ids in the same order in every run.</summary>
internal sealed class WordPairs
{
    private static readonly string[] First = (
        "amber ample azure bold brisk calm candid clever coral cosy crisp dapper eager early fabled "
        + "fair fluent gentle gilded glad golden grand hardy honest humble jolly keen kind lively lucid "
        + "lunar mellow merry mild nimble noble olive patient placid plucky polite proud quiet rapid rosy "
        + "rustic silver steady sunny swift tidy vivid warm witty").Split(' ');

    private static readonly string[] Second = (
        "acorn anchor badger beacon birch brook canyon cedar cinder cliff clover comet compass cove crane "
        + "delta dune ember falcon fern fjord garden glacier grove harbor hazel heron island ivory juniper "
        + "lagoon lantern maple meadow mesa orchard otter pebble pine prairie quarry raven ridge river sparrow "
        + "spruce stone summit thicket valley walnut willow wren").Split(' ');

    private int count;

    /// <summary>Returns the next id; unique among all ids of this object.</summary>
    public string Next()
    {
        // the two lengths have no common divisor, so all pairs come up before one repeats
        var pair = $"{First[count % First.Length]}_{Second[count * 7 % Second.Length]}";
        var round = count++ / (First.Length * Second.Length);
        return round == 0 ? pair : $"{pair}{round + 1}";
    }
}
