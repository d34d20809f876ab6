using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Http;

/// <summary>Writes bodies and filters as JSON: only the members that are set, and any object that the caller gave as a config.</summary>
internal static class RequestJson
{
    private static readonly JsonSerializerOptions BodyOptions = ModelJson.OptionsFor(member => CheckOf(member, mayBeBlank: false));

    private static readonly JsonSerializerOptions FilterOptions = ModelJson.OptionsFor(member => CheckOf(member, mayBeBlank: true));

    /// <summary>Returns the JSON of a body, or the reason not to send it.</summary>
    public static Checked<string> TryWriteBody(object body) => IsObject(body)
        ? TryWrite(body, "body", BodyOptions, MaskedSecret.ProblemOf)
        : Checked<string>.Rejected("the body is not an object: pass new { … } or a JsonObject, not JSON as text");

    /// <summary>Returns the JSON of a desired state, which may contain masked secrets, or the reason not to compare it.</summary>
    public static Checked<string> TryWriteDesired(object desired) => TryWrite(desired, "desired state", BodyOptions, _ => None);

    /// <summary>Returns the JSON of a filter, or the reason not to send it.</summary>
    public static Checked<string> TryWriteFilter(object filter) => TryWrite(filter, "filter", FilterOptions, _ => None);

    // the input may hold any object of the caller, and that object may throw
    private static Checked<string> TryWrite(
        object input, string name, JsonSerializerOptions options, Func<string, Option<string>> problemOf)
    {
        try
        {
            if (input is IChecked { Problem.Case: string problem })
            {
                return Checked<string>.Rejected(problem);
            }

            var json = JsonSerializer.Serialize(input, options);
            return HasLoneSurrogate(json)
                ? Checked<string>.Rejected($"the {name} holds half of a surrogate pair, which would arrive as another text")
                : problemOf(json).Match(Checked<string>.Rejected, () => json);
        }
        catch (UnsendableException unsendable)
        {
            return Checked<string>.Rejected(unsendable.Message);
        }
        catch (Exception thrown)
        {
            return Checked<string>.Rejected($"the {name} does not serialise ({thrown.GetType().Name})");
        }
    }

    // a blank id is rejected; in a filter, Query does so for every blank value
    private static Action<object?> CheckOf(JsonPropertyInfo member, bool mayBeBlank)
    {
        var isCallersObject = ModelContracts.IsCallersObject(member);
        var formProblem = FieldForms.Of(member.Name);
        return value =>
        {
            if (ProblemOf(value, member.IsGetNullable, isCallersObject).Case is string problem)
            {
                throw new UnsendableException($"{member.Name} {problem}");
            }

            if (formProblem is not null && FormProblem(value, formProblem, mayBeBlank).Case is string unsuitable)
            {
                throw new UnsendableException(unsuitable);
            }
        };
    }

    private static Option<string> ProblemOf(object? value, bool mayBeNull, bool isCallersObject) => value switch
    {
        null => mayBeNull ? None : "is null",
        _ when isCallersObject && value is not IOptional && !IsObject(value) =>
            "is not an object: pass new { … } or a JsonObject, not JSON as text",
        OpenEnum { Value: var text } => string.IsNullOrWhiteSpace(text) ? "is blank" : None,
        IOptional option => option.MatchUntyped(
            some => ProblemOf(some, mayBeNull, isCallersObject),
            () => isCallersObject && !mayBeNull ? "is null" : None),
        IEdit edit => ProblemOf(edit.Value, mayBeNull, isCallersObject),
        IEnumerable items when !isCallersObject && ContainerConverter.IsContainer(items.GetType()) =>
            items.Cast<object?>().Select(item => ProblemOfItem(item, mayBeNull)).Somes().HeadOrNone(),
        _ => None,
    };

    private static Option<string> FormProblem(object? value, Func<string, string?> problemOf, bool mayBeBlank) => value switch
    {
        string text => mayBeBlank && string.IsNullOrWhiteSpace(text) ? None : Optional(problemOf(text)),
        Secret secret => FormProblem(secret.Reveal(), problemOf, mayBeBlank),
        IOptional option => option.MatchUntyped(some => FormProblem(some, problemOf, mayBeBlank), () => None),
        IEdit edit => FormProblem(edit.Value, problemOf, mayBeBlank),
        _ => None,
    };

    private static bool IsObject(object value) => value switch
    {
        // a mask has its own message, and an undefined element does not serialise
        SecretRules.Mask or JsonElement { ValueKind: JsonValueKind.Undefined } => true,
        string or JsonValue or JsonArray => false,
        JsonElement element => element.ValueKind == JsonValueKind.Object,
        RawJson json => json.Value.ValueKind == JsonValueKind.Object,
        _ => !value.GetType().IsPrimitive,
    };

    private static Option<string> ProblemOfItem(object? item, bool mayBeNull) =>
        item is null || (item is ITuple entry && entry[1] is null) ? "holds a null" : ProblemOf(item, mayBeNull, isCallersObject: false);

    // the writer escapes U+FFFD when it replaces half of a surrogate pair, and writes it as it is when the text contains it
    private static bool HasLoneSurrogate(string json) =>
        json.Contains(@"\uFFFD", StringComparison.Ordinal)
        && json.Replace(@"\\", "", StringComparison.Ordinal).Contains(@"\uFFFD", StringComparison.Ordinal);
}
