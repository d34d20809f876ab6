namespace Fivetrex.Functional.Testing;

/// <summary>Ids as the service makes them: two words. The same ones in the same order every time.</summary>
internal sealed class TwoWords
{
    private static readonly string[] First =
    [
        "amber",
            "ample",
            "azure",
            "bold",
            "brisk",
            "calm",
            "candid",
            "clever",
            "coral",
            "cosy",
            "crisp",
            "dapper",
            "eager",
            "early",
            "fabled",
        "fair",
            "fluent",
            "gentle",
            "gilded",
            "glad",
            "golden",
            "grand",
            "hardy",
            "honest",
            "humble",
            "jolly",
            "keen",
            "kind",
            "lively",
            "lucid",
        "lunar",
            "mellow",
            "merry",
            "mild",
            "nimble",
            "noble",
            "olive",
            "patient",
            "placid",
            "plucky",
            "polite",
            "proud",
            "quiet",
            "rapid",
            "rosy",
        "rustic", "silver", "steady", "sunny", "swift", "tidy", "vivid", "warm", "witty",
    ];

    private static readonly string[] Second =
    [
        "acorn",
            "anchor",
            "badger",
            "beacon",
            "birch",
            "brook",
            "canyon",
            "cedar",
            "cinder",
            "cliff",
            "clover",
            "comet",
            "compass",
            "cove",
            "crane",
        "delta",
            "dune",
            "ember",
            "falcon",
            "fern",
            "fjord",
            "garden",
            "glacier",
            "grove",
            "harbor",
            "hazel",
            "heron",
            "island",
            "ivory",
            "juniper",
        "lagoon",
            "lantern",
            "maple",
            "meadow",
            "mesa",
            "orchard",
            "otter",
            "pebble",
            "pine",
            "prairie",
            "quarry",
            "raven",
            "ridge",
            "river",
            "sparrow",
        "spruce", "stone", "summit", "thicket", "valley", "walnut", "willow", "wren",
    ];

    private int made;

    public string Next()
    {
        // the two lengths have no common divisor, so the pairs run through all combinations before one comes again
        var pair = $"{First[made % First.Length]}_{Second[made * 7 % Second.Length]}";
        var round = made++ / (First.Length * Second.Length);
        return round == 0 ? pair : $"{pair}{round + 1}";
    }
}
