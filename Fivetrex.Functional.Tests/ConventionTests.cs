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

/// <summary>What the whole library keeps to. A failure says who does not, and what to do.</summary>
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
            where Path.GetFileName(file.Path).Split('.')[0] == module.Name
            from method in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            where method.Parent is ClassDeclarationSyntax { Identifier.Text: var name } && name == module.Name
            where method.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PublicKeyword))
            select (Name: $"{module.Name}.{method.Identifier}", Body: method.ExpressionBody?.Expression);

        Assert.That(functions.Count(), Is.EqualTo(Functions.All.Count()));
        Hold(
            functions,
            function => function.Body is not null && IsOneLine(function.Body),
            "Make it one line or one wrapped chain of calls; extract the rest to Http/Verbs.cs.");
    }

    [Test]
    public void A_function_takes_the_config_first() =>
        Hold(
            Functions.All,
            function => function.GetParameters() is [{ Name: "config", ParameterType: var type }, ..] && type == typeof(ClientConfig),
            "Make `ClientConfig config` its first parameter.");

    [Test]
    public void A_function_answers_an_Either() =>
        Hold(
            Functions.All,
            function => function.ReturnType is { IsGenericType: true } type
                && new[] { typeof(Aff<>), typeof(Seq<>), typeof(IAsyncEnumerable<>) }.Contains(type.GetGenericTypeDefinition())
                && type.GetGenericArguments()[0] is { IsGenericType: true } either
                && either.GetGenericTypeDefinition() == typeof(Either<,>)
                && either.GetGenericArguments()[0] == typeof(FivetranError),
            "Return Aff<Either<FivetranError, T>>, or a stream of Either<FivetranError, T>.");

    [Test]
    public void What_has_to_be_run_or_read_is_Pure_so_that_the_SDK_tells_who_forgets_it() =>
        Hold(
            Functions.All.Concat(typeof(Pipeline)
                .GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Where(method => method.ReturnType.Name is "Aff`1" or "Seq`1")),
            function => function.IsDefined(typeof(PureAttribute)),
            "Put [Pure] over it.");

    [Test]
    public void Only_streams_say_Async_and_nothing_says_Try_or_Fetch() =>
        Hold(
            Functions.All,
            function => function.Name.EndsWith("Async", StringComparison.Ordinal) == (function.ReturnType.Name == "IAsyncEnumerable`1")
                && !function.Name.StartsWith("Try", StringComparison.Ordinal)
                && !function.Name.StartsWith("Fetch", StringComparison.Ordinal),
            "An Aff has not started: no Async, no Try, no Fetch.");

    [Test]
    public void A_function_has_overloads_and_no_optional_parameters() =>
        Hold(
            Functions.All,
            function => !function.GetParameters().Any(parameter => parameter.IsOptional),
            "Write an overload, so that the method group pipes.");

    [Test]
    public void Strings_are_ids_or_names_of_the_source_and_say_so() =>
        Hold(
            Functions.All.SelectMany(function => function.GetParameters()).Where(parameter => parameter.ParameterType == typeof(string)),
            parameter => parameter.Name!.EndsWith("Id", StringComparison.Ordinal)
                || parameter.Name is "schemaName" or "tableName" or "columnName" or "warningType",
            "Name it …Id, or take a word or a record.");

    [Test]
    public void Every_List_has_a_short_form_and_both_streams()
    {
        Hold(Lists, list => list.Name.StartsWith("List", StringComparison.Ordinal), "Call it List….");
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
    public void Whoever_takes_a_filter_does_without_one_too() =>
        Hold(
            Functions.All.Where(function => function.GetParameters().Any(parameter => parameter.Name == "filter")),
            function => function.DeclaringType!.GetMethod(
                function.Name,
                [
                    .. function.GetParameters().Where(parameter => parameter.Name != "filter").Select(parameter => parameter.ParameterType),
                ]) is not null,
            "Add it without the filter.");

    [Test]
    public void Every_update_and_every_filter_leaves_out_what_is_not_set() =>
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
    public async Task What_has_to_be_confirmed_is_sent_once_and_not_without()
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

                Assert.That((transport.Requests.Count, $"{error.Case}"), confirm == needed
                    ? Is.EqualTo((
                        1,
                        $"RateLimited TooManyRequests (429) {Documentation.EndpointOf(function)}: Slow down. Try again in 0 s."))
                    : Is.EqualTo((
                        0,
                        $"InvalidRequest {Documentation.EndpointOf(function)}: this has to be confirmed with Confirm.{needed}{(confirm == default ? "" : $", not with Confirm.{confirm}")}; nothing was sent")));
            }
        }
    }

    [Test]
    public void Models_are_sealed_records_or_open_words_and_cannot_be_changed()
    {
        Hold(
            Models,
            type => type.IsSealed || (type.IsAbstract && type.GetConstructors().Length == 0),
            "Seal it, or close it with a private protected constructor.");
        Hold(
            Models.Where(type => type.IsSubclassOf(typeof(OpenEnum))),
            type => type.IsDefined(typeof(JsonConverterAttribute)),
            "Put [JsonConverter(typeof(OpenEnumConverter))] over it.");
        Hold(
            Models.SelectMany(type => type.GetProperties().Select(property => (type, property))),
            pair => pair.property.SetMethod is null
                || pair.property.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)),
            "Use init, not set.");
    }

    [Test]
    public void Models_say_what_they_hold_in_every_culture_and_without_secrets() =>
        Hold(
            Models,
            type => type.IsSubclassOf(typeof(FivetranModel)) || type.IsSubclassOf(typeof(OpenEnum)),
            "Derive it from FivetranModel, or from OpenEnum.",
            except: [typeof(FivetranModel), typeof(OpenEnum), typeof(RawJson), typeof(Secret), typeof(Edit<>)]);

    [Test]
    public void Cases_of_the_error_are_sealed() =>
        Hold(typeof(FivetranError).GetNestedTypes(), type => type.IsSealed && type.BaseType == typeof(FivetranError), "Seal it.");

    [Test]
    public void Nothing_of_Http_is_public() =>
        Hold(Library.GetExportedTypes(), type => type.Namespace != "Fivetrex.Functional.Http", "Make it internal.");

    [Test]
    public void No_namespace_is_called_like_a_module() =>
        Hold(
            Library.GetTypes().Select(type => type.Namespace).Distinct(),
            name => !Modules.All.Select(module => module.FullName).Contains(name),
            "Callers would get CS0234: rename the folder.");

    [Test]
    public void Only_query_syntax_is_in_the_global_namespace() =>
        Assert.That(Library.GetExportedTypes().Where(type => type.Namespace is null), Is.EqualTo(new[] { typeof(FivetrexQuerySyntax) }));

    [Test]
    public void A_module_shows_its_commonest_pipeline() =>
        Hold(
            Modules.All,
            module => Member($"T:{module.FullName}").Descendants("code").Any(),
            "Give its summary a <code> of three to five lines.");

    [Test]
    public void A_function_has_a_summary_a_route_and_the_link() =>
        Hold(
            Functions.All,
            function => Documentation.Of(function) is { } member
                && member.Element("summary") is not null
                && member.Elements("remarks")
                    .Descendants("see")
                    .Any(see => see.Attribute("href")?.Value.StartsWith(
                        "https://fivetran.com/docs/rest-api/api-reference/", StringComparison.Ordinal) == true),
            "Write summary and remarks: `<c>VERB /v1/route</c> · <see href=\"…\">reference</see>`.");

    private static IEnumerable<Confirm> AllConfirms =>
        typeof(Confirm).GetFields(BindingFlags.Public | BindingFlags.Static).Select(known => (Confirm)known.GetValue(null)!);

    private static XElement Member(string id) => Documentation.Members[id];

    // a chain of calls that is too long for one line is wrapped
    private static bool IsOneLine(ExpressionSyntax body) =>
        body is InvocationExpressionSyntax || !body.ToString().Contains('\n', StringComparison.Ordinal);

    private static void Hold<T>(IEnumerable<T> all, Func<T, bool> convention, string fix, params T[] except)
    {
        var against = all.Where(one => !except.Contains(one) && !convention(one))
            .Select(one => one switch
            {
                MethodInfo function =>
                Functions.NameOf(function),
                MemberInfo member and not Type =>
                    $"{member.DeclaringType!.Name}.{member.Name}",
                ParameterInfo parameter =>
                        $"{Functions.NameOf((MethodInfo)parameter.Member)}: {parameter.Name}",
                _ => $"{one}"
            })
            .ToList();

        Assert.That(against, Is.Empty, fix);
    }
}
