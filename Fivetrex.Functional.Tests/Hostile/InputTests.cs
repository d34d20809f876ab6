using System.Reflection;
using Fivetrex.Functional.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>Any input results in the intended request or in none, and any response in a value.</summary>
internal sealed class InputTests
{
    private static readonly ParameterInfo[] Ids =
        [.. Functions.All.SelectMany(function => function.GetParameters()).Where(parameter => parameter.ParameterType == typeof(string))];

    private static readonly TextField[] Fields = [
        .. Functions.All.SelectMany(function => function.GetParameters(), TextField.In).SelectMany(fields => fields),
    ];

    [FsCheck.NUnit.Property(MaxTest = 10_000, QuietOnSuccess = true)]
    public Property Any_string_as_any_id_is_one_segment_or_nothing_is_sent() =>
        Prop.ForAll(Gen.Elements(Ids).ToArbitrary(), Texts.Any, (hole, id) =>
    {
        var function = (MethodInfo)hole.Member;
        var (verb, route) = Documentation.RouteOf(function);
        var wire = Wire.Answering(Samples.Nothing);

        var results = Functions.Results(function, wire.Config, parameter => parameter.Name == hole.Name ? id : "good")
            .GetAwaiter()
            .GetResult();

        var expected = string.IsNullOrWhiteSpace(id) || id is "." or ".." || !Texts.IsWhole(id)
            || (!hole.Name!.EndsWith("Name", StringComparison.Ordinal) && !Texts.IsId(id))
            ? "InvalidRequest, nothing"
            : $"{verb} https {Wire.Host} {Segments(route.Split('/').Select(part => Filled(part, hole.Name!, id)))}";
        var actual = wire.Sent switch
        {
            [] => $"{results.Single().GetType().Name}, nothing",
            [var (sentVerb, address, _), .. var reads] when reads.All(read => read.Verb == HttpMethod.Get) =>
                $"{sentVerb} {address.Scheme} {address.Authority} {Segments(SegmentsOf(address))}{address.Fragment}",
            _ => $"{wire.Sent.Count} requests",
        };
        return (actual == expected).Label($"{Functions.NameOf(function)}\nexpected {expected}\nactual   {actual}");
    });

    [FsCheck.NUnit.Property(MaxTest = 10_000, QuietOnSuccess = true)]
    public Property Any_string_in_any_field_of_any_body_or_filter_arrives_as_it_is_or_nothing_is_sent() =>
        Prop.ForAll(Gen.Elements(Fields).ToArbitrary(), Texts.Any, (field, text) =>
    {
        var wire = Wire.Answering(Samples.Nothing);

        var results = Functions.Results(
            field.Function,
            wire.Config,
            _ => "good",
            input => input.GetType() == field.Holder ? field.Put(input, text) : input).GetAwaiter().GetResult();

        var isRefused = !Texts.IsWhole(text)
            || field.Name.EndsWith(" itself", StringComparison.Ordinal)
            || !(string.IsNullOrWhiteSpace(text) || Texts.Fits(field.Member, text))
            || (text == "******" && !field.IsKey && !field.IsFilter)
            || (string.IsNullOrWhiteSpace(text) && (field.IsFilter || field.IsOfSource || field.IsWord || field.IsId));
        var expected = isRefused ? "InvalidRequest, nothing" : text;
        var actual = wire.Sent is [var sent, ..] ? field.Take(sent.Address, sent.Body) : $"{results.Single().GetType().Name}, nothing";
        return (actual == expected).Label($"{field}\nexpected {expected}\nactual   {actual}\n{wire.Sent.FirstOrDefault().Body}");
    });

    [FsCheck.NUnit.Property(MaxTest = 10_000, QuietOnSuccess = true)]
    public Property Any_bytes_as_an_answer_are_a_value() => Prop.ForAll(Gen.Elements(Functions.All).ToArbitrary(), Bodies(), Read);

    [Test]
    public async Task Every_function_reads_its_real_bodies()
    {
        foreach (var function in Functions.All)
        {
            foreach (var body in RealBodies.Of(function))
            {
                var pages = new Queue<string>([body, Samples.Page("")]);
                var wire = new Wire(() => new HttpResponseMessage { Content = new StringContent(pages.Dequeue()) });

                Assert.That(
                    await Functions.Results(function, wire.Config, _ => "good"),
                    Is.Not.Empty.And.None.InstanceOf<FivetranError>(),
                    $"{Functions.NameOf(function)} {body}");
            }
        }
    }

    [Test]
    public void The_fields_of_all_inputs_with_text_are_tested() =>
        Assert.That(
            Functions.All
                .SelectMany(function => function.GetParameters())
                .Select(parameter => parameter.ParameterType)
                .Distinct()
                .Except(Fields.Select(field => field.Holder)),
            Is.EquivalentTo(new[]
            {
                typeof(ClientConfig),
                typeof(string),
                typeof(bool),
                typeof(Confirm),
                typeof(PageRequest),
                typeof(Service),
                typeof(ExcludeMode),
                typeof(AgentAuthType),
                typeof(WebhookEventType),
                typeof(Trust),
                typeof(ActiveFilter),
                typeof(SyncHistoryFilter),
                typeof(PackageFile),
                typeof(NewUserApiKey),
                typeof(UserApiKeyRotation),
            }));

    private static string Segments(IEnumerable<string> segments) => string.Join(" / ", segments);

    private static IEnumerable<string> SegmentsOf(Uri address) =>
        address.PathAndQuery.Split('?')[0].Split('/').Select(Uri.UnescapeDataString);

    private static string Filled(string part, string name, string id)
    {
        if (part == $"{{{name}}}")
        {
            return id;
        }

        return part.StartsWith('{') ? "good" : part;
    }

    private static Property Read(MethodInfo function, byte[] body)
    {
        var before = GC.GetTotalAllocatedBytes();

        var results = Twice(function, body).WaitAsync(TimeSpan.FromSeconds(20)).GetAwaiter().GetResult();

        var allocated = GC.GetTotalAllocatedBytes() - before;
        results.First.ForEach(ResultReading.At);
        return results.First.SequenceEqual(results.Second, new ByContent()).Label("the same bytes have the same result")
            .And((allocated < (16 * 1024 * 1024) + (100L * body.Length)).Label($"{allocated} bytes for {body.Length}"));
    }

    private static Task<(List<object> First, List<object> Second)> Twice(MethodInfo function, byte[] body) => Task.Run(async () => (
        await Functions.Results(function, Wire.Answering(body).Config, _ => "good"),
        await Functions.Results(function, Wire.Answering(body).Config, _ => "good")));

    private static Arbitrary<byte[]> Bodies() => Gen.Frequency(
        (1, ArbMap.Default.GeneratorFor<byte[]>()),
        (2, Seeded().Select(random => System.Text.Encoding.UTF8.GetBytes(Mutator.Json(random)))),
        (2, Seeded().Select(random => System.Text.Encoding.UTF8.GetBytes(Samples.Data(Mutator.Json(random))))),
        (5, Gen.Elements(RealBodies.All).Zip(Seeded(), Mutator.Spoil))).ToArbitrary();

    private static Gen<Random> Seeded() => Gen.Choose(0, int.MaxValue - 1).Select(seed => new Random(seed));

    /// <summary>Files are equal when their bytes are.</summary>
    private sealed class ByContent : IEqualityComparer<object>
    {
        public new bool Equals(object? one, object? other) =>
            one is byte[] file && other is byte[] twin ? file.AsSpan().SequenceEqual(twin) : object.Equals(one, other);

        public int GetHashCode(object one) => 0;
    }
}
