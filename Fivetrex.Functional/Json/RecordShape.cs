using System.Reflection;
using System.Reflection.Emit;

namespace Fivetrex.Functional.Json;

/// <summary>Rejects records that <see cref="RecordReader{TRecord}"/> would read differently from their own constructor.</summary>
internal static class RecordShape
{
    private const int MaxFields = 64;

    /// <summary>The parameters of the record's constructor.</summary>
    /// <exception cref="NotSupportedException">The record cannot be read correctly; the message names the record and the fix.</exception>
    public static ParameterInfo[] ParametersOf(Type record)
    {
        var constructors = record.GetConstructors();
        if (constructors.Length != 1)
        {
            throw Rejected(
                record, $"has {constructors.Length} public constructors", "keep the positional one and make the others static methods");
        }

        var parameters = constructors[0].GetParameters();
        foreach (var parameter in parameters)
        {
            RejectValues(record, parameter);
        }

        var names = parameters.Sum(parameter => 1 + parameter.GetCustomAttributes<AliasAttribute>().Count());
        return names > MaxFields
            ? throw Rejected(record, $"has {names} fields and aliases", $"group some in a record of their own: the limit is {MaxFields}")
            : StoresOnly(constructors[0]) ? parameters
            : throw Rejected(
                record, "has a member initializer", "make the member a parameter with an optional type, or compute it in a property");
    }

    public static bool IsRequired(ParameterInfo parameter) =>
        !parameter.HasDefaultValue
        && !parameter.ParameterType.IsAssignableTo(typeof(IOptional))
        && !parameter.IsDefined(typeof(DerivedAttribute));

    private static void RejectValues(Type record, ParameterInfo parameter)
    {
        if (record.GetProperty(parameter.Name!)?.SetMethod is null)
        {
            throw Rejected(record, $"has no property with an init accessor for {parameter.Name}", "make it a positional record");
        }

        if (parameter is { HasDefaultValue: true, DefaultValue: { } value } && !value.Equals(DefaultOf(parameter.ParameterType)))
        {
            throw Rejected(
                record, $"has the default value {value} for {parameter.Name}", "use an Option and apply the default where it is read");
        }

        if (IsRequired(parameter) && parameter.IsDefined(typeof(AliasAttribute)))
        {
            throw Rejected(record, $"has an alias on {parameter.Name}, which is required", "make it an Option");
        }
    }

    private static object? DefaultOf(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static NotSupportedException Rejected(Type record, string reason, string fix) =>
        new($"{record.Name} cannot be read from JSON: it {reason}; {fix}");

    // A positional record only loads arguments, stores each of them in its field, and calls its base constructor. An initializer or
    // any other code shows as another instruction, or as a store or a call too many.
    private static bool StoresOnly(ConstructorInfo constructor)
    {
        var stores = 0;
        for (var type = constructor.DeclaringType!; type != typeof(object); type = type.BaseType!)
        {
            var own = type == constructor.DeclaringType ? constructor : BaseConstructor(type);
            if (own?.GetMethodBody()?.GetILAsByteArray() is not { } il || CountStores(il) is not { } count)
            {
                return false;
            }

            stores += count;
        }

        return stores == constructor.GetParameters().Length;
    }

    // the one that is not the copy constructor
    private static ConstructorInfo? BaseConstructor(Type type) =>
        type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(constructor => constructor.GetParameters() is not [var only] || only.ParameterType != type)
            .ToArray() is [var single] ? single : null;

    private static int? CountStores(byte[] il)
    {
        var (stores, calls) = (0, 0);
        for (var at = 0; at < il.Length; at += LengthOf(il[at]))
        {
            if (LengthOf(il[at]) == 0)
            {
                return null;
            }

            stores += il[at] == OpCodes.Stfld.Value ? 1 : 0;
            calls += il[at] == OpCodes.Call.Value ? 1 : 0;
        }

        return calls == 1 ? stores : null;
    }

    private static int LengthOf(byte instruction) => instruction switch
    {
        _ when instruction == OpCodes.Nop.Value || instruction == OpCodes.Ret.Value => 1,
        _ when instruction >= OpCodes.Ldarg_0.Value && instruction <= OpCodes.Ldarg_3.Value => 1,
        _ when instruction == OpCodes.Ldarg_S.Value => 2,
        _ when instruction == OpCodes.Stfld.Value || instruction == OpCodes.Call.Value => 5,
        _ => 0,
    };
}
