using System.Text;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Tests.Json;

internal sealed class RecordShapeTests
{
    private static string Rejection<T>() =>
        Assert.Throws<NotSupportedException>(() => Reading.Whole<T>("""{"id":"x"}"""u8, out _))!.Message;

    [Test]
    public void Rejects_a_default_value_that_is_not_the_default_of_its_type() => Assert.That(
        Rejection<WithDefault>(),
        Is.EqualTo(
            "WithDefault cannot be read from JSON: it has the default value 100 for Limit; "
            + "use an Option and apply the default where it is read"));

    [Test]
    public void Rejects_a_member_initializer() => Assert.That(
        Rejection<WithInitializer>(),
        Is.EqualTo(
            "WithInitializer cannot be read from JSON: it has a member initializer; "
            + "make the member a parameter with an optional type, or compute it in a property"));

    [Test]
    public void Rejects_the_initializer_of_a_positional_member_as_well() => Assert.That(
        (Rejection<WithCheckedParameter>(), Rejection<WithNormalizedParameter>()),
        Is.EqualTo((
            "WithCheckedParameter cannot be read from JSON: it has a member initializer; "
            + "make the member a parameter with an optional type, or compute it in a property",
            "WithNormalizedParameter cannot be read from JSON: it has a member initializer; "
            + "make the member a parameter with an optional type, or compute it in a property")));

    [Test]
    public void Rejects_a_member_initializer_of_a_base_record() =>
        Assert.That(
            Rejection<WithInitializerInItsBase>(),
            Does.StartWith("WithInitializerInItsBase cannot be read from JSON: it has a member initializer;"));

    [Test]
    public void Rejects_two_public_constructors() => Assert.That(
        Rejection<WithTwoConstructors>(),
        Is.EqualTo(
            "WithTwoConstructors cannot be read from JSON: it has 2 public constructors; "
            + "keep the positional one and make the others static methods"));

    [Test]
    public void Rejects_a_parameter_that_is_not_a_member() => Assert.That(
        Rejection<NotPositional>(),
        Is.EqualTo("NotPositional cannot be read from JSON: it has no property with an init accessor for id; make it a positional record"));

    [Test]
    public void Rejects_an_alias_on_a_required_member() => Assert.That(
        Rejection<WithRequiredAlias>(),
        Is.EqualTo("WithRequiredAlias cannot be read from JSON: it has an alias on Id, which is required; make it an Option"));

    [Test]
    public void Rejects_more_fields_than_it_counts() => Assert.That(
        Rejection<WithManyFields>(),
        Is.EqualTo(
            "WithManyFields cannot be read from JSON: it has 65 fields and aliases; group some in a record of their own: the limit is 64"));

    [Test]
    public void Reads_a_record_that_only_stores_its_parameters()
    {
        var read = Reading.Whole<Plain>("""{"kind":"b","id":"a"}"""u8, out var problem);

        Assert.That((read, problem), Is.EqualTo((new Plain("a", "b"), (string?)null)));
    }

    [Test]
    public void Rejects_a_record_again_the_second_time()
    {
        var first = Rejection<WithTwoConstructors>();

        Assert.That(Rejection<WithTwoConstructors>(), Is.EqualTo(first));
    }

    [Test]
    public void A_strict_field_that_does_not_fit_fails_the_body_and_another_optional_field_is_left_out()
    {
        var leftOut = new List<string>();
        var utf8 = Encoding.UTF8.GetBytes("""{"kind":[1],"cursor":[1]}""");

        var read = Reading.Whole<WithStrict>(utf8, out var problem, leftOut);

        Assert.That(
            (read, problem, leftOut),
            Is.EqualTo(((WithStrict?)null, "$.cursor: an array does not belong here", new[] { "WithStrict.kind" })));
    }

    private sealed record Plain(string Id, Option<string> Kind = default, int Limit = 0);

    private sealed record WithDefault(string Id, int Limit = 100);

    private sealed record WithInitializer(string Id)
    {
        public string Tag { get; init; } = "tag";
    }

    private sealed record WithCheckedParameter(string Id)
    {
        public string Id { get; init; } = Id.Length > 0 ? Id : throw new ArgumentException("empty", nameof(Id));
    }

    private sealed record WithNormalizedParameter(string Id)
    {
        public string Id { get; init; } = string.Intern(Id);
    }

    private abstract record Base
    {
        public string Tag { get; init; } = "tag";
    }

    private sealed record WithInitializerInItsBase(string Id) : Base;

    private sealed record WithTwoConstructors(string Id)
    {
        public WithTwoConstructors()
            : this("none")
        {
        }
    }

    private sealed record NotPositional
    {
        public NotPositional(string id) => Value = id;

        public string Value { get; }
    }

    private sealed record WithRequiredAlias([Alias("connection_id")] string Id);

    private sealed record WithStrict(Option<string> Kind = default, [ReadBy(typeof(CursorReader))] Option<string> Cursor = default);

    private sealed record WithManyFields(
        Option<int> A0, Option<int> A1, Option<int> A2, Option<int> A3, Option<int> A4, Option<int> A5, Option<int> A6, Option<int> A7,
        Option<int> B0, Option<int> B1, Option<int> B2, Option<int> B3, Option<int> B4, Option<int> B5, Option<int> B6, Option<int> B7,
        Option<int> C0, Option<int> C1, Option<int> C2, Option<int> C3, Option<int> C4, Option<int> C5, Option<int> C6, Option<int> C7,
        Option<int> D0, Option<int> D1, Option<int> D2, Option<int> D3, Option<int> D4, Option<int> D5, Option<int> D6, Option<int> D7,
        Option<int> E0, Option<int> E1, Option<int> E2, Option<int> E3, Option<int> E4, Option<int> E5, Option<int> E6, Option<int> E7,
        Option<int> F0, Option<int> F1, Option<int> F2, Option<int> F3, Option<int> F4, Option<int> F5, Option<int> F6, Option<int> F7,
        Option<int> G0, Option<int> G1, Option<int> G2, Option<int> G3, Option<int> G4, Option<int> G5, Option<int> G6, Option<int> G7,
        Option<int> H0, Option<int> H1, Option<int> H2, Option<int> H3, Option<int> H4, Option<int> H5, Option<int> H6,
        [Alias("h7")] Option<int> H8);
}
