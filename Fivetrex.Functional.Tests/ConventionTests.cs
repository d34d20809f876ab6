using System.Diagnostics.Contracts;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using Fivetrex.Functional.Tests.Style;
using Fivetrex.Functional.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fivetrex.Functional.Tests;

/// <summary>The conventions of the whole library. A failure lists the members that break one, and the fix.</summary>
[Parallelizable]
internal sealed class ConventionTests
{
    private static readonly Assembly Library = typeof(Groups).Assembly;

    private static IEnumerable<Type> Models =>
        Library.GetExportedTypes().Where(type => type.Namespace == typeof(Group).Namespace && !type.IsNested);

    private static IEnumerable<MethodInfo> Lists =>
        Functions.All.Where(function => function.GetParameters()[^1].ParameterType == typeof(PageRequest));

    [Test]
    public void A_function_is_one_expression()
    {
        var functions =
            from module in Modules.All
            from file in Sources.Library
            where Layers.Of(file.Path) == Layers.Modules && Path.GetFileName(file.Path).Split('.')[0] == module.Name
            from method in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            where method.Parent is ClassDeclarationSyntax { Identifier.Text: var name } && name == module.Name
            where method.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PublicKeyword))
            select (Name: $"{module.Name}.{method.Identifier}", Body: method.ExpressionBody?.Expression);

        Assert.That(functions.Count(), Is.EqualTo(Functions.All.Count()));
        Hold(
            functions,
            function => function.Body is not null && IsLineOrCallChain(function.Body),
            "Make it one line or one wrapped chain of calls; extract the rest to Http/Verbs.cs.");
    }

    [Test]
    public void A_function_takes_the_config_first() =>
        Hold(
            Functions.All,
            function => function.GetParameters() is [{ Name: "config", ParameterType: var type }, ..] && type == typeof(ClientConfig),
            "Make `ClientConfig config` its first parameter.");

    [Test]
    public void A_function_returns_an_Either() =>
        Hold(
            Functions.All,
            function => function.ReturnType is { IsGenericType: true } type
                && new[] { typeof(Aff<>), typeof(Seq<>), typeof(IAsyncEnumerable<>) }.Contains(type.GetGenericTypeDefinition())
                && type.GetGenericArguments()[0] is { IsGenericType: true } either
                && either.GetGenericTypeDefinition() == typeof(Either<,>)
                && either.GetGenericArguments()[0] == typeof(FivetranError),
            "Return Aff<Either<FivetranError, T>>, or a stream of Either<FivetranError, T>.");

    [Test]
    public void Calls_and_streams_are_Pure_so_that_the_SDK_warns_about_unused_ones() =>
        Hold(
            Functions.All.Concat(typeof(Pipeline)
                .GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Where(method => method.ReturnType.Name is "Aff`1" or "Seq`1")),
            function => function.IsDefined(typeof(PureAttribute)),
            "Add [Pure].");

    [Test]
    public void Only_names_of_async_streams_end_in_Async_and_no_name_starts_with_Try_or_Fetch() =>
        Hold(
            Functions.All,
            function => function.Name.EndsWith("Async", StringComparison.Ordinal) == (function.ReturnType.Name == "IAsyncEnumerable`1")
                && !function.Name.StartsWith("Try", StringComparison.Ordinal)
                && !function.Name.StartsWith("Fetch", StringComparison.Ordinal),
            "Rename it: an Aff has not started, so no Async, no Try, no Fetch.");

    [Test]
    public void A_function_has_no_optional_parameters() =>
        Hold(
            Functions.All,
            function => !function.GetParameters().Any(parameter => parameter.IsOptional),
            "Add an overload instead, so that the method group can be passed to Pipe.");

    [Test]
    public void A_string_parameter_is_an_id_or_a_name_of_the_source() =>
        Hold(
            Functions.All.SelectMany(function => function.GetParameters()).Where(parameter => parameter.ParameterType == typeof(string)),
            parameter => parameter.Name!.EndsWith("Id", StringComparison.Ordinal)
                || parameter.Name is "schemaName" or "tableName" or "columnName" or "warningType",
            "Name it …Id, or use an OpenEnum or a record.");

    [Test]
    public void Every_List_has_a_short_form_and_both_streams()
    {
        Hold(Lists, list => list.Name.StartsWith("List", StringComparison.Ordinal), "Rename it to List….");
        foreach (var (name, suffix) in new[] { ("List", ""), ("Stream", ""), ("Stream", "Async") })
        {
            Hold(
                Lists,
                list => list.DeclaringType!.GetMethod(
                    $"{name}{list.Name[4..]}{suffix}",
                    [.. list.GetParameters().SkipLast(1).Select(parameter => parameter.ParameterType)]) is not null,
                $"Add {name}…{suffix} without the page.");
        }
    }

    [Test]
    public void A_function_with_a_filter_has_an_overload_without_one() =>
        Hold(
            Functions.All.Where(function => function.GetParameters().Any(parameter => parameter.Name == "filter")),
            function => function.DeclaringType!.GetMethod(
                function.Name,
                [
                    .. function.GetParameters().Where(parameter => parameter.Name != "filter").Select(parameter => parameter.ParameterType),
                ]) is not null,
            "Add the overload without the filter.");

    [Test]
    public void Members_of_updates_and_filters_are_optional() =>
        Hold(
            Models.Where(type => type.Name.EndsWith("Update", StringComparison.Ordinal)
                || type.Name.EndsWith("Filter", StringComparison.Ordinal)).SelectMany(type => type.GetProperties()),
            property => property.SetMethod is null
                || property.PropertyType.Name is "Option`1" or "Edit`1" or "HashMap`2"
                || new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable
                || property.DeclaringType!
                    .GetConstructors()
                    .Any(constructor => constructor.GetParameters().Any(parameter => parameter.Name == property.Name)),
            "Make it an Option, or a parameter of the constructor.");

    [Test]
    public async Task A_call_with_a_Confirm_is_sent_once_and_only_with_the_right_one()
    {
        var dangerous = Functions.All
            .Where(function => function.GetParameters().Any(parameter => parameter.ParameterType == typeof(Confirm)))
            .ToList();
        Assert.That(dangerous, Has.Count.EqualTo(21));
        foreach (var function in dangerous)
        {
            var needed = Functions.ConfirmOf(function).IfNone(default(Confirm));
            foreach (var confirm in AllConfirms.Append(default(Confirm)))
            {
                var transport = new Transport(Transport.RetryAfter("0"));
                var error = await Functions.Run(function, transport.Config with { Retry = RetryPolicy.Default }, _ => "good", confirm);

                var endpoint = Documentation.EndpointOf(function);
                var rejected = confirm == default ? "" : $", not with Confirm.{confirm}";
                Assert.That((transport.Requests.Count, $"{error.Case}"), Is.EqualTo(confirm == needed
                    ? (1, $"RateLimited TooManyRequests (429) {endpoint}: Slow down. Try again in 0 s.")
                    : (0, $"InvalidRequest {endpoint}: this has to be confirmed with Confirm.{needed}{rejected}; nothing was sent")));
            }
        }
    }

    [Test]
    public void Models_are_sealed_and_immutable()
    {
        Hold(
            Models,
            type => type.IsSealed || (type.IsAbstract && type.GetConstructors().Length == 0),
            "Seal it, or close it with a private protected constructor.");
        Hold(
            Models.Where(type => type.IsSubclassOf(typeof(OpenEnum))),
            type => type.IsDefined(typeof(JsonConverterAttribute)),
            "Add [JsonConverter(typeof(OpenEnumConverter))].");
        Hold(
            Models.SelectMany(type => type.GetProperties().Select(property => (type, property))),
            pair => pair.property.SetMethod is null
                || pair.property.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)),
            "Use init, not set.");
    }

    [Test]
    public void Models_derive_from_a_base_that_prints_no_secrets_in_any_culture() =>
        Hold(
            Models,
            type => type.IsSubclassOf(typeof(FivetranModel)) || type.IsSubclassOf(typeof(OpenEnum)),
            "Derive it from FivetranModel, or from OpenEnum.",
            except: [typeof(FivetranModel), typeof(OpenEnum), typeof(RawJson), typeof(Secret), typeof(Edit<>)]);

    [Test]
    public void Cases_of_the_error_are_sealed() =>
        Hold(typeof(FivetranError).GetNestedTypes(), type => type.IsSealed && type.BaseType == typeof(FivetranError), "Seal it.");

    [Test]
    public void Namespace_Http_is_internal() =>
        Hold(Library.GetExportedTypes(), type => type.Namespace != "Fivetrex.Functional.Http", "Make it internal.");

    [Test]
    public void No_namespace_has_the_name_of_a_module() =>
        Hold(
            Library.GetTypes().Select(type => type.Namespace).Distinct(),
            name => !Modules.All.Select(module => module.FullName).Contains(name),
            "Callers would get CS0234: rename the folder.");

    [Test]
    public void Only_query_syntax_is_in_the_global_namespace() =>
        Assert.That(Library.GetExportedTypes().Where(type => type.Namespace is null), Is.EqualTo(new[] { typeof(FivetrexQuerySyntax) }));

    [Test]
    public void A_module_has_an_example() =>
        Hold(
            Modules.All,
            module => Member($"T:{module.FullName}").Descendants("code").Any(),
            "Add a <code> of three to five lines to its remarks: the most common pipeline.");

    [Test]
    public void A_function_has_a_summary_returns_a_route_and_the_link() =>
        Hold(
            Functions.All,
            function => Documentation.Of(function) is { } member
                && member.Element("summary") is not null
                && member.Element("returns") is not null
                && member.Elements("remarks")
                    .Descendants("see")
                    .Any(see => see.Attribute("href")?.Value.StartsWith(
                        "https://fivetran.com/docs/rest-api/api-reference/", StringComparison.Ordinal) == true),
            "Write summary, returns and remarks: `<c>VERB /v1/route</c> · <see href=\"…\">reference</see>`.");

    [Test]
    public void A_stream_whose_items_can_be_deleted_and_its_delete_warn_of_each_other()
    {
        var deleted = Functions.All.Where(IsDelete).Select(function => function.DeclaringType).ToHashSet();

        Hold(
            Functions.All.Where(function => deleted.Contains(function.DeclaringType) && (IsDelete(function) || IsStream(function))),
            function => $"{Documentation.Of(function).Element("remarks")}".Contains("collect the list first", StringComparison.Ordinal),
            "Write in the remarks that deleting during a walk skips items: collect the list first.");

        static bool IsDelete(MethodInfo function) =>
            function.Name is "Delete" or "Revoke" or "RemoveUser" && function.DeclaringType!.GetMethods().Any(IsStream);

        static bool IsStream(MethodInfo function) => function.Name is "Stream" or "StreamAsync";
    }

    private static IEnumerable<Confirm> AllConfirms =>
        typeof(Confirm).GetFields(BindingFlags.Public | BindingFlags.Static).Select(known => (Confirm)known.GetValue(null)!);

    private static XElement Member(string id) => Documentation.Members[id];

    // a chain of calls that is too long for one line may be wrapped
    private static bool IsLineOrCallChain(ExpressionSyntax body) =>
        body is InvocationExpressionSyntax || !body.ToString().Contains('\n', StringComparison.Ordinal);

    private static void Hold<T>(IEnumerable<T> all, Func<T, bool> convention, string fix, params T[] except)
    {
        var offenders = all.Where(one => !except.Contains(one) && !convention(one))
            .Select(one => one switch
            {
                MethodInfo function => Functions.NameOf(function),
                MemberInfo member and not Type => $"{member.DeclaringType!.Name}.{member.Name}",
                ParameterInfo parameter => $"{Functions.NameOf((MethodInfo)parameter.Member)}: {parameter.Name}",
                _ => $"{one}"
            })
            .ToList();

        Assert.That(offenders, Is.Empty, fix);
    }
}
