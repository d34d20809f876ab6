using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Fivetrex.Functional;

/// <summary>The words and the JSON of plans.</summary>
internal static class PlanText
{
    public static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string Of(PlanResource resource) => resource switch
    {
        PlanResource.Group => "group",
        PlanResource.Destination => "destination",
        PlanResource.Connector => "connector",
        _ => "schema config",
    };

    public static string Of(PlanAction action) => action switch
    {
        PlanAction.Create => "create",
        PlanAction.Update => "update",
        PlanAction.Replace => "replace",
        _ => "delete",
    };

    public static string Of(BulkOutcome outcome) => outcome switch
    {
        BulkOutcome.Done => "done",
        BulkOutcome.Failed => "failed",
        BulkOutcome.Unknown => "unknown",
        _ => "not started",
    };

    public static object[] FieldsOf(Seq<FieldChange> fields) =>
    [
        .. fields.Map(field => new { field.Name, Before = TextOf(field.Before), After = TextOf(field.After) }),
    ];

    private static string? TextOf(Option<string> value) => value.Case as string;
}
