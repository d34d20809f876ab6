using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>
/// The JSON contracts of models and of the objects in them: the members of a model that are set, and any member of a caller's object.
/// </summary>
/// <param name="checkOf">Returns the check of each value of a member of this library; it throws for a value that is not sent.</param>
/// <param name="shape">Changes the member of a model.</param>
/// <param name="unknownOf">Returns the unknown fields to write, of an object that holds them; null to write none.</param>
internal sealed class ModelContracts(
    Func<JsonPropertyInfo, Action<object?>?> checkOf, Action<JsonPropertyInfo> shape, Func<RawJson, JsonElement>? unknownOf)
    : DefaultJsonTypeInfoResolver
{
    private static readonly MethodInfo NewContract =
        typeof(ModelContracts).GetMethod(nameof(ContractOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    public override JsonTypeInfo GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        var isModel = !type.IsAbstract && type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType == typeof(ModelConverter);
        var contract = isModel
            ? (JsonTypeInfo)NewContract.MakeGenericMethod(type).Invoke(null, [options])!
            : base.GetTypeInfo(type, options);
        if (contract.Kind == JsonTypeInfoKind.Object && !IsOurs(type))
        {
            TrimmedMembers.Restore(contract);
        }

        LeaveOutUnsetMembers(contract);
        if (isModel)
        {
            contract.Properties.Iter(shape);
            WriteUnknownFields(contract);
        }

        return contract;
    }

    /// <summary>Whether a member holds any object of the caller, such as a config.</summary>
    public static bool IsCallersObject(JsonPropertyInfo member) => member.PropertyType == typeof(object);

    // not that of the base class, which would be the converter in the attribute of the model
    private static JsonTypeInfo<T> ContractOf<T>(JsonSerializerOptions options)
        where T : FivetranModel
    {
        var contract = JsonMetadataServices.CreateObjectInfo<T>(options, new() { PropertyMetadataInitializer = _ => [] });
        var nullability = new NullabilityInfoContext();
        foreach (var property in typeof(T).GetProperties().Where(property => !property.IsDefined(typeof(JsonIgnoreAttribute))))
        {
            var member = contract.CreateJsonPropertyInfo(property.PropertyType, NameOf(property));
            member.Get = property.GetValue;
            member.AttributeProvider = property;
            member.IsGetNullable = nullability.Create(property).ReadState != NullabilityState.NotNull;
            member.CustomConverter = property.GetCustomAttribute<JsonConverterAttribute>() is { ConverterType: { } converter }
                ? (JsonConverter)Activator.CreateInstance(converter)!
                : null;
            contract.Properties.Add(member);
        }

        return contract;
    }

    private static bool IsOurs(Type type) => type.Assembly == typeof(ModelContracts).Assembly;

    private void WriteUnknownFields(JsonTypeInfo contract)
    {
        if (unknownOf is null)
        {
            return;
        }

        // the members of an extension are written as members of the model, after all others
        var extension = contract.CreateJsonPropertyInfo(typeof(IDictionary<string, JsonElement>), "");
        extension.IsExtensionData = true;
        extension.Get = model => MembersOf(((FivetranModel)model).Unknown);
        contract.Properties.Add(extension);
    }

    // of members with one name, the last one counts
    private Dictionary<string, JsonElement>? MembersOf(RawJson unknown) => ReferenceEquals(unknown, RawJson.EmptyObject)
        ? null
        : unknownOf!(unknown).EnumerateObject().GroupBy(member => member.Name).ToDictionary(same => same.Key, same => same.Last().Value);

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    // not WhenWritingDefault, which would leave out a false or a 0 in the caller's own config. In that config an empty list is written,
    // and so is an empty list in a required member.
    private void LeaveOutUnsetMembers(JsonTypeInfo type)
    {
        var isOurs = IsOurs(type.Type);
        foreach (var member in type.Properties.Where(member => isOurs || IsUndecided(member)))
        {
            var mayBeEmpty = !isOurs || IsCallersObject(member) || IsRequired(member);
            var check = isOurs ? checkOf(member) : null;
            member.ShouldSerialize = (_, value) =>
            {
                check?.Invoke(value);
                return IsSet(value, mayBeEmpty);
            };
        }
    }

    // a container in an object of the caller, without an attribute of the caller that decides when it is left out
    private static bool IsUndecided(JsonPropertyInfo member) =>
        (ContainerConverter.IsContainer(member.PropertyType) || EditConverter.IsEdit(member.PropertyType))
        && member.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: true) != true;

    private static bool IsRequired(JsonPropertyInfo member) =>
        member.AttributeProvider is PropertyInfo property
        && property.DeclaringType!.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.Name == property.Name && !parameter.HasDefaultValue);

    private static bool IsSet(object? value, bool mayBeEmpty) => value switch
    {
        null => false,
        IOptional option => option.IsSome,
        IEdit edit => edit.Value.IsSome,
        string => true,
        IEnumerable items when !mayBeEmpty && ContainerConverter.IsContainer(items.GetType()) => items.Cast<object>().Any(),
        _ => true,
    };
}
