using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Http;

/// <summary>Writes bodies and filters as JSON: only the members that are set, and any object that the caller gave as a config.</summary>
internal static class RequestJson
{
    private static readonly JsonSerializerOptions BodyOptions = OptionsFor(mayBeBlank: false);

    private static readonly JsonSerializerOptions FilterOptions = OptionsFor(mayBeBlank: true);

    /// <summary>Returns the JSON of a body, or the reason not to send it.</summary>
    public static Checked<string> TryWriteBody(object body) => IsObject(body)
        ? TryWrite(body, "body", BodyOptions, MaskedSecret.ProblemOf)
        : Checked<string>.Rejected("the body is not an object: pass new { … } or a JsonObject, not JSON as text");

    /// <summary>Returns the JSON of a desired state, which may contain masked secrets, or the reason not to compare it.</summary>
    public static Checked<string> TryWriteDesired(object desired) => TryWrite(desired, "desired state", BodyOptions, _ => None);

    /// <summary>Returns the JSON of a filter, or the reason not to send it.</summary>
    public static Checked<string> TryWriteFilter(object filter) => TryWrite(filter, "filter", FilterOptions, _ => None);

    // a blank id is rejected; in a filter, Query does so for every blank value
    private static JsonSerializerOptions OptionsFor(bool mayBeBlank) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ContainerConverter(), new EditConverter(), new SecretConverter(), new ConfirmConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { type => LeaveOutUnsetMembers(type, mayBeBlank) } },
    };

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

    // not WhenWritingDefault, which would leave out a false or a 0 in the caller's own config. In that config an empty list is sent,
    // and so is an empty list in a required member.
    private static void LeaveOutUnsetMembers(JsonTypeInfo type, bool mayBeBlank)
    {
        var isOurs = type.Type.Assembly == typeof(RequestJson).Assembly;
        foreach (var member in type.Properties.Where(member => isOurs || IsUndecided(member)))
        {
            var isCallersObject = member.PropertyType == typeof(object);
            var mayBeEmpty = !isOurs || isCallersObject || member.AssociatedParameter is { HasDefaultValue: false };
            var formProblem = isOurs ? FieldForms.Of(member.Name) : null;
            member.ShouldSerialize = (_, value) =>
            {
                if (isOurs && ProblemOf(value, member.IsGetNullable, isCallersObject).Case is string problem)
                {
                    throw new UnsendableException($"{member.Name} {problem}");
                }

                return formProblem is not null && FormProblem(value, formProblem, mayBeBlank).Case is string unsuitable
                    ? throw new UnsendableException(unsuitable)
                    : IsSet(value, mayBeEmpty);
            };
        }
    }

    // a container in an object of the caller, without an attribute of the caller that decides when it is left out
    private static bool IsUndecided(JsonPropertyInfo member) =>
        (ContainerConverter.IsContainer(member.PropertyType) || EditConverter.IsEdit(member.PropertyType))
        && member.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: true) != true;

    private static bool IsSet(object? value, bool mayBeEmpty) => value switch
    {
        null => false,
        IOptional option => option.IsSome,
        IEdit edit => edit.Value.IsSome,
        string => true,
        IEnumerable items when !mayBeEmpty && ContainerConverter.IsContainer(items.GetType()) => items.Cast<object>().Any(),
        _ => true,
    };

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
        MaskedSecret.Mask or JsonElement { ValueKind: JsonValueKind.Undefined } => true,
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

    private sealed class UnsendableException(string reason) : Exception(reason);

    private sealed class EditConverter : JsonConverterFactory
    {
        public static bool IsEdit(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Edit<>);

        public override bool CanConvert(Type typeToConvert) => IsEdit(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(ValueConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

        private sealed class ValueConverter<T> : WritingConverter<Edit<T>>
        {
            public override void Write(Utf8JsonWriter writer, Edit<T> value, JsonSerializerOptions options) =>
                JsonSerializer.Serialize(writer, value.Value.Bind(set => set).Case, options);
        }
    }

    // requests are the only place where a secret is written
    private sealed class SecretConverter : WritingConverter<Secret>
    {
        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Reveal());
    }

    // IChecked.Problem has already checked which confirmation it is
    private sealed class ConfirmConverter : WritingConverter<Confirm>
    {
        public override void Write(Utf8JsonWriter writer, Confirm value, JsonSerializerOptions options) => writer.WriteBooleanValue(true);
    }
}
