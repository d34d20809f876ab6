using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Tests.Fixtures;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>The embedded service returns the fields that it is sent, where the answer has fields of the same names.</summary>
[Parallelizable]
internal sealed class ReturnedFieldsTests
{
    // the schedule of the fixture wins over both
    private static readonly string[] Overruled = ["sync_frequency", "daily_sync_time"];

    private static IEnumerable<TestCaseData<MethodInfo>> Writes =>
        from function in Functions.All
        where Documentation.RouteOf(function).Verb is "POST" or "PATCH"
        select new TestCaseData<MethodInfo>(function) { TestName = $"Returned fields: {Functions.NameOf(function)}" };

    [TestCaseSource(nameof(Writes))]
    public async Task Fields_that_are_sent_are_returned(MethodInfo function)
    {
        var account = await PreparedAccount.Create();
        var log = new Lines();
        await account.Before(function);
        await Functions.Results(
            function,
            account.Config with { Logger = log },
            parameter => account.IdFor(function.DeclaringType!, parameter.Name!),
            input => account.InputFor(function, input));

        var sent = BodyOf(account.Fivetran.Requests.Last.Body.IfNone(""));
        var returned = BodyOf(account.LastResponse)?["data"] as JsonObject;

        var fields = Functions.AnswerOf(function).GetProperties().Select(property => NameOf(property)).Except(Overruled).ToList();
        Assert.That(
            sent is null || returned is null ? [] : Lost(sent, returned, "").Where(lost => fields.Contains(lost.Split('.', ':')[0])),
            Is.Empty);
        Assert.That(log.Where(line => line.Contains("does not know", StringComparison.Ordinal)), Is.Empty);
    }

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    private static JsonObject? BodyOf(string text) => text.StartsWith('{') ? JsonNode.Parse(text) as JsonObject : null;

    private static IEnumerable<string> Lost(JsonObject sent, JsonObject returned, string path) => sent.SelectMany(field =>
        (field.Value, returned[field.Key]) switch
        {
            (JsonObject inner, JsonObject other) => Lost(inner, other, $"{path}{field.Key}."),
            (_, JsonValue mask) when mask.ToString() == "******" => [],
            var (value, other) when JsonNode.DeepEquals(value, other) => [],
            var (value, other) => [$"{path}{field.Key}: sent {value?.ToJsonString()}, returned {other?.ToJsonString() ?? "nothing"}"],
        });
}
