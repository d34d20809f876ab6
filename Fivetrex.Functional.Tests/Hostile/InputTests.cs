using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Tests.Fixtures;
using Fivetrex.Functional.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>Any input results in the intended request or in none, and any answer in a value.</summary>
internal sealed class InputTests
{
    private static readonly ParameterInfo[] Ids =
        [.. Functions.All.SelectMany(function => function.GetParameters()).Where(parameter => parameter.ParameterType == typeof(string))];

    private static readonly Field[] Fields = [
        .. Functions.All.SelectMany(function => function.GetParameters(), Field.In).SelectMany(fields => fields),
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
            : $"{verb} https {Wire.Host} {string.Join(" / ", route.Split('/').Select(part => part == $"{{{hole.Name}}}" ? id : part.StartsWith('{') ? "good" : part))}";
        var actual = wire.Sent switch
        {
            [] => $"{results.Single().GetType().Name}, nothing",
            [var (sentVerb, address, _)] =>
                $"{sentVerb} {address.Scheme} {address.Authority} {string.Join(" / ", address.PathAndQuery.Split('?')[0].Split('/').Select(Uri.UnescapeDataString))}{address.Fragment}",
            _ => $"{wire.Sent.Count} requests",
        };
        return (actual == expected).Label($"{Functions.NameOf(function)}\nwanted {expected}\ngot    {actual}");
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
            || (string.IsNullOrWhiteSpace(text) && (field.IsFilter || field.IsOfSource || field.IsWord));
        var expected = isRefused ? "InvalidRequest, nothing" : text;
        var actual = wire.Sent is [var sent] ? field.Take(sent.Address, sent.Body) : $"{results.Single().GetType().Name}, nothing";
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

                Assert.That(
                    await Functions.Results(function, wire.Config, _ => "good"),
                    Is.Not.Empty.And.None.InstanceOf<FivetranError>(),
                    $"{Functions.NameOf(function)} {body}");
            }
        }
    }

    [Test]
    public void The_fields_that_are_tried_are_of_all_inputs_that_hold_text() =>
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

    private static Property Read(MethodInfo function, byte[] body)
    {
        var before = GC.GetTotalAllocatedBytes();

        var results = Twice(function, body).WaitAsync(TimeSpan.FromSeconds(20)).GetAwaiter().GetResult();

        var allocated = GC.GetTotalAllocatedBytes() - before;
        results.First.ForEach(ResultReading.At);
        return results.First.SequenceEqual(results.Second, new ByContent()).Label("the same bytes, twice, are the same")
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

    /// <summary>A place in a body or a filter that takes text: how to put it in, and where it should be found.</summary>
    private sealed record Field(
        MethodInfo Function, Type Holder, string Name, Func<object, string, object> Put, Func<JsonElement, string?> Find)
    {
        public bool IsFilter => Holder.Name.EndsWith("Filter", StringComparison.Ordinal);

        public string Member => Name.Split(' ', '.').LastOrDefault(part => char.IsUpper(part[0]), Name);

        public bool IsKey => Name.EndsWith("key", StringComparison.Ordinal);

        public bool IsWord => Name.EndsWith("word", StringComparison.Ordinal);

        // a blank schema, table or column is none
        public bool IsOfSource => Holder == typeof(Seq<SourceTable>) || Holder == typeof(Seq<SourceColumn>);

        public static IEnumerable<Field> In(MethodInfo function, ParameterInfo parameter)
        {
            var holder = parameter.ParameterType;
            return holder == typeof(Seq<SourceTable>) ?
                [
                    new Field(
                        function,
                        holder,
                        "schema key",
                        (_, text) => Seq1(new SourceTable(text, "orders")),
                        body => Scope(body).EnumerateObject().Single().Name),
                    new Field(
                        function,
                        holder,
                        "table",
                        (_, text) => Seq1(new SourceTable("public", text)),
                        body => Scope(body).GetProperty("public")[0].GetString()),
                ]
                : holder == typeof(Seq<SourceColumn>) ?
                [
                    new Field(
                        function,
                        holder,
                        "schema key",
                        (_, text) => Seq1(new SourceColumn(text, "t", "c")),
                        body => body.GetProperty("schemas").EnumerateObject().Single().Name),
                    new Field(
                        function,
                        holder,
                        "column",
                        (_, text) => Seq1(new SourceColumn("s", "t", text)),
                        body => body.GetProperty("schemas")
                            .GetProperty("s")
                            .GetProperty("tables")
                            .GetProperty("t")
                            .GetProperty("columns")[0].GetString()),
                ]
                : holder == typeof(Seq<string>) ? [
                    new Field(function, holder, "kind", (_, text) => Seq1(text), body => body.GetProperty("warning_types")[0].GetString()),
                ]
                : typeof(FivetranModel).IsAssignableFrom(holder) ? Members(
                    AllFixtures.InputOf(holder), "").Select(place => new Field(function, holder, place.Name, place.Put, place.Take))
                : [];
        }

        public string? Take(Uri address, string? body) =>
            !IsFilter
                ? Find(JsonDocument.Parse(body!).RootElement is var root
                    && root.TryGetProperty("connect_card_config", out var card)
                    && Holder == typeof(ConnectCardConfig) ? card : root)
            : JsonSerializer.SerializeToElement(address.Query[1..]
                .Split('&')
                .Select(pair => pair.Split('='))
                .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]))) is var query ? Find(query)
            : null;

        public override string ToString() => $"{Functions.NameOf(Function)}: {Name}";

        private static JsonElement Scope(JsonElement body) => body.TryGetProperty("scope", out var scope) ? scope : body;

        private static IEnumerable<(string Name, Func<object, string, object> Put, Func<JsonElement, string?> Take)> Members(
            object sample, string path) =>
            from property in sample.GetType().GetProperties()
            where property.SetMethod is not null
            let name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
                ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)
            from shape in Shapes(property.PropertyType, property.GetValue(sample))
            select (
                $"{path}{property.Name} {shape.Name}",
                new Func<object, string, object>((input, text) => With(input, property, shape.Put(text))),
                new Func<JsonElement, string?>(body => shape.Take(body.GetProperty(name))));

        private static IEnumerable<(string Name, Func<string, object> Put, Func<JsonElement, string?> Take)> Shapes(
            Type type, object? sample) => type switch
            {
                _ when type == typeof(string) => [("text", text => text, json => json.GetString())],
                _ when type == typeof(Secret) => [("secret", text => new Secret(text), json => json.GetString())],
                _ when type.IsSubclassOf(typeof(OpenEnum)) =>
                    [("word", text => Activator.CreateInstance(type, text)!, json => json.GetString())],
                _ when typeof(FivetranModel).IsAssignableFrom(type) =>
                    Members(
                        sample!,
                        $"{type.Name}.").Select(inner => (inner.Name, new Func<string, object>(text => inner.Put(sample!, text)), inner.Take)),
                _ when type == typeof(object) =>
                [
                    ("itself", text => text, json => json.GetString()),
                ("anonymous", text => new { Deep = new[] { new { text } } }, json => json.GetProperty("deep")[0]
                    .GetProperty("text")
                    .GetString()),
                ("dictionary", text => new Dictionary<string, object>
                {
                    ["KeptAsItIs"] = text,
                }, json => json.GetProperty("KeptAsItIs").GetString()),
                ("dictionary key", text => new Dictionary<string, int> { [text] = 1 }, json => json.EnumerateObject().Single().Name),
                ("node", text => new JsonObject { ["a"] = new JsonArray(text) }, json => json.GetProperty("a")[0].GetString()),
                ("node key", text => new JsonObject { [text] = 1 }, json => json.EnumerateObject().Single().Name),
                ("option", text => new { a = Some(text), b = Seq1(text) }, json => json.GetProperty("b")[0].GetString()),
            ],
                { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(HashMap<,>) =>
                [
                    ("key", text => Mapped((dynamic)Single(sample!), text), json => json.EnumerateObject().Single().Name),
                .. Shapes(
                    type.GetGenericArguments()[1],
                    Single(sample!)).Select(inner => (
                        inner.Name,
                        new Func<string, object>(text => Mapped((dynamic)inner.Put(text), "good")),
                        new Func<JsonElement, string?>(json => inner.Take(json.GetProperty("good"))))),
            ],
                { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Seq<>) =>
                    Shapes(
                        type.GetGenericArguments()[0],
                        Single(sample!)).Select(inner => (
                            inner.Name,
                            new Func<string, object>(text => One((dynamic)inner.Put(text))),
                            new Func<JsonElement, string?>(json => inner.Take(json[0])))),
                { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Option<>) =>
                    Shapes(
                        type.GetGenericArguments()[0],
                        type.GetProperty("Case")!.GetValue(sample)).Select(inner => (
                            inner.Name,
                            new Func<string, object>(text => Wrapped(type, "Some", inner.Put(text))),
                            inner.Take)),
                { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Edit<>)
                    && type.GetGenericArguments()[0] != typeof(RowFilter) =>
                    Shapes(
                        type.GetGenericArguments()[0],
                        null).Select(inner => (
                            inner.Name,
                            new Func<string, object>(text => Wrapped(type, "op_Implicit", inner.Put(text))),
                            inner.Take)),
                _ => [],
            };

        private static object Single(object sequence) => sequence switch
        {
            HashMap<string, SchemaUpdate> map => map.Values.First(),
            HashMap<string, TableUpdate> map => map.Values.First(),
            HashMap<string, ColumnUpdate> map => map.Values.First(),
            _ => ((System.Collections.IEnumerable)sequence).Cast<object>().First(),
        };

        private static HashMap<string, T> Mapped<T>(T value, string key) => HashMap((key, value));

        private static Seq<T> One<T>(T value) => Seq1(value);

        private static object Wrapped(Type type, string method, object value) =>
            type.GetMethod(method, BindingFlags.Public | BindingFlags.Static, [type.GetGenericArguments()[0]])!.Invoke(null, [value])!;

        private static object With(object input, PropertyInfo property, object value)
        {
            var changed = input.GetType().GetMethod("<Clone>$")!.Invoke(input, null)!;
            property.SetValue(changed, value);
            return changed;
        }
    }
}
