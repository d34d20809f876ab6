using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fivetrex.Functional.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>Whatever goes in and whatever comes back: a request that means what it should or none, and always a value.</summary>
internal sealed class InputTests
{
    private static readonly ParameterInfo[] Ids =
        [.. Functions.All.SelectMany(function => function.GetParameters()).Where(parameter => parameter.ParameterType == typeof(string))];

    private static readonly Field[] Fields = [.. Functions.All.SelectMany(function => function.GetParameters(), Field.In).SelectMany(fields => fields)];

    [FsCheck.NUnit.Property(MaxTest = 10_000, QuietOnSuccess = true)]
    public Property Any_string_as_any_id_is_one_segment_or_nothing_is_sent() => Prop.ForAll(Gen.Elements(Ids).ToArbitrary(), Texts.Any, (hole, id) =>
    {
        var function = (MethodInfo)hole.Member;
        var (verb, route) = Documentation.RouteOf(function);
        var wire = Wire.Answering(Samples.Nothing);

        var results = Functions.Results(function, wire.Config, parameter => parameter.Name == hole.Name ? id : "good").GetAwaiter().GetResult();

        var expected = string.IsNullOrWhiteSpace(id) || id is "." or ".." || !Texts.IsWhole(id)
            ? "InvalidRequest, nothing"
            : $"{verb} https {Wire.Host} {string.Join(" / ", route.Split('/').Select(part => part == $"{{{hole.Name}}}" ? id : part.StartsWith('{') ? "good" : part))}";
        var actual = wire.Sent switch
        {
            [] => $"{results.Single().GetType().Name}, nothing",
            [var (sentVerb, address, _)] => $"{sentVerb} {address.Scheme} {address.Authority} {string.Join(" / ", address.PathAndQuery.Split('?')[0].Split('/').Select(Uri.UnescapeDataString))}{address.Fragment}",
            _ => $"{wire.Sent.Count} requests",
        };
        return (actual == expected).Label($"{Functions.NameOf(function)}\nwanted {expected}\ngot    {actual}");
    });

    [FsCheck.NUnit.Property(MaxTest = 10_000, QuietOnSuccess = true)]
    public Property Any_string_in_any_field_of_any_body_arrives_as_it_is_or_nothing_is_sent() => Prop.ForAll(Gen.Elements(Fields).ToArbitrary(), Texts.Any, (field, text) =>
    {
        var wire = Wire.Answering(Samples.Nothing);

        var results = Functions.Results(field.Function, wire.Config, _ => "good", input => field.Put(input, text)).GetAwaiter().GetResult();

        var isRefused = !Texts.IsWhole(text) || (text == "******" && !field.IsName) || (string.IsNullOrWhiteSpace(text) && field.IsTable);
        var expected = isRefused ? "InvalidRequest, nothing" : text;
        var actual = wire.Sent is [var sent] ? field.Take(JsonDocument.Parse(sent.Body!).RootElement) : $"{results.Single().GetType().Name}, nothing";
        return (actual == expected).Label($"{field}\nwanted {expected}\ngot    {actual}\n{wire.Sent.FirstOrDefault().Body}");
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

                Assert.That(await Functions.Results(function, wire.Config, _ => "good"), Is.Not.Empty.And.None.InstanceOf<FivetranError>(), $"{Functions.NameOf(function)} {body}");
            }
        }
    }

    [Test]
    public void The_fields_that_are_tried_are_all_that_hold_text() =>
        Assert.That(
            Fields.Select(field => field.Holder).Distinct(),
            Is.EquivalentTo(new[] { typeof(NewGroup), typeof(GroupUpdate), typeof(NewConnector), typeof(ConnectorUpdate), typeof(NewDestination), typeof(DestinationUpdate), typeof(Seq<SourceTable>) }));

    private static Property Read(MethodInfo function, byte[] body)
    {
        var before = GC.GetTotalAllocatedBytes();

        var results = Twice(function, body).WaitAsync(TimeSpan.FromSeconds(20)).GetAwaiter().GetResult();

        var allocated = GC.GetTotalAllocatedBytes() - before;
        results.First.ForEach(Looking.At);
        return results.First.SequenceEqual(results.Second).Label("the same bytes, twice, are the same")
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

    /// <summary>A place in a body that takes text: how to put it in, and where it should be found.</summary>
    private sealed record Field(MethodInfo Function, Type Holder, string Name, Func<object, string, object> Put, Func<JsonElement, string?> Take)
    {
        public bool IsName => Name.EndsWith("key", StringComparison.Ordinal);

        public bool IsTable => Holder == typeof(Seq<SourceTable>);

        public static IEnumerable<Field> In(MethodInfo function, ParameterInfo parameter)
        {
            var holder = parameter.ParameterType;
            return holder == typeof(Seq<SourceTable>)
                ?
                [
                    new Field(function, holder, "schema key", (_, text) => Seq1(new SourceTable(text, "orders")), body => body.GetProperty("scope").EnumerateObject().Single().Name),
                    new Field(function, holder, "table", (_, text) => Seq1(new SourceTable("public", text)), body => body.GetProperty("scope").GetProperty("public")[0].GetString()),
                ]
                : holder.Namespace != typeof(Group).Namespace ? []
                : from property in holder.GetProperties()
                  from shape in Shapes(property.PropertyType)
                  select new Field(
                      function,
                      holder,
                      $"{property.Name} {shape.Name}",
                      (input, text) => With(input, property, shape.Put(text)),
                      body => shape.Take(body.GetProperty(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name))));
        }

        public override string ToString() => $"{Functions.NameOf(Function)}: {Name}";

        private static IEnumerable<(string Name, Func<string, object> Put, Func<JsonElement, string?> Take)> Shapes(Type type) => type switch
        {
            _ when type == typeof(string) => [("text", text => text, json => json.GetString())],
            _ when type == typeof(ConnectCardConfig) => [("redirect_uri", text => new ConnectCardConfig(text), json => json.GetProperty("redirect_uri").GetString())],
            { IsValueType: true, Namespace: "Fivetrex.Functional.Models" } => [("word", text => Activator.CreateInstance(type, text)!, json => json.GetString())],
            { IsGenericType: true } => Shapes(type.GetGenericArguments()[0]).Select(inner => (inner.Name, Optionally(type, inner.Put), inner.Take)),
            _ when type == typeof(object) =>
            [
                ("itself", text => text, json => json.GetString()),
                ("anonymous", text => new { Deep = new[] { new { text } } }, json => json.GetProperty("deep")[0].GetProperty("text").GetString()),
                ("dictionary", text => new Dictionary<string, object> { ["KeptAsItIs"] = text }, json => json.GetProperty("KeptAsItIs").GetString()),
                ("dictionary key", text => new Dictionary<string, int> { [text] = 1 }, json => json.EnumerateObject().Single().Name),
                ("node", text => new JsonObject { ["a"] = new JsonArray(text) }, json => json.GetProperty("a")[0].GetString()),
                ("node key", text => new JsonObject { [text] = 1 }, json => json.EnumerateObject().Single().Name),
                ("option", text => new { a = Some(text), b = Seq1(text) }, json => json.GetProperty("b")[0].GetString()),
            ],
            _ => [],
        };

        private static Func<string, object> Optionally(Type type, Func<string, object> put) =>
            text => type.GetMethod("Some", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [put(text)])!;

        private static object With(object input, PropertyInfo property, object value)
        {
            var changed = input.GetType().GetMethod("<Clone>$")!.Invoke(input, null)!;
            property.SetValue(changed, value);
            return changed;
        }
    }
}
