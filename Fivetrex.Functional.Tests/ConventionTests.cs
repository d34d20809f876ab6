using System.Diagnostics.Contracts;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

/// <summary>What the whole library keeps to. A failure says who does not, and what to do.</summary>
internal sealed class ConventionTests
{
    private static readonly Assembly Library = typeof(Groups).Assembly;

    private static IEnumerable<Type> Models => Library.GetExportedTypes().Where(type => type.Namespace == typeof(Group).Namespace && !type.IsNested);

    private static IEnumerable<MethodInfo> Lists => Functions.All.Where(function => function.Name == "List" && function.GetParameters()[^1].ParameterType == typeof(PageRequest));

    [Test]
    public void A_function_takes_the_config_first() =>
        Hold(Functions.All, function => function.GetParameters() is [{ Name: "config", ParameterType: var type }, ..] && type == typeof(ClientConfig), "Make `ClientConfig config` its first parameter.");

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
            Functions.All.Concat(typeof(Pipeline).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType.Name is "Aff`1" or "Seq`1")),
            function => function.IsDefined(typeof(PureAttribute)),
            "Put [Pure] over it.");

    [Test]
    public void Only_streams_say_Async_and_nothing_says_Try_or_Fetch() =>
        Hold(
            Functions.All,
            function => (function.Name == "StreamAsync" || !function.Name.EndsWith("Async", StringComparison.Ordinal)) && !function.Name.StartsWith("Try", StringComparison.Ordinal) && !function.Name.StartsWith("Fetch", StringComparison.Ordinal),
            "An Aff has not started: no Async, no Try, no Fetch.");

    [Test]
    public void A_function_has_overloads_and_no_optional_parameters() =>
        Hold(Functions.All, function => !function.GetParameters().Any(parameter => parameter.IsOptional), "Write an overload, so that the method group pipes.");

    [Test]
    public void Ids_are_strings_that_are_called_ids() =>
        Hold(Functions.All, function => function.GetParameters().Where(parameter => parameter.ParameterType == typeof(string)).All(parameter => parameter.Name!.EndsWith("Id", StringComparison.Ordinal)), "Name it …Id.");

    [Test]
    public void Every_List_has_a_short_form_and_both_streams()
    {
        foreach (var expected in new[] { "List", "Stream", "StreamAsync" })
        {
            Hold(
                Lists,
                list => list.DeclaringType!.GetMethod(expected, [.. list.GetParameters().SkipLast(1).Select(parameter => parameter.ParameterType)]) is not null,
                $"Add {expected} without the page.");
        }
    }

    [Test]
    public void Models_are_sealed_records_or_open_words_and_cannot_be_changed()
    {
        Hold(Models.Where(type => type.IsClass), type => type.IsSealed || (type.IsAbstract && type.GetConstructors().Length == 0), "Seal it, or close it with a private protected constructor.");
        Hold(Models.Where(type => type.IsValueType), type => type.IsDefined(typeof(IsReadOnlyAttribute)) && type.GetProperties() is [{ Name: "Value" }], "Make it a readonly record struct over one Value.");
        Hold(
            Models.SelectMany(type => type.GetProperties().Select(property => (type, property))),
            pair => pair.property.SetMethod is null || pair.property.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)),
            "Use init, not set.");
    }

    [Test]
    public void Models_say_what_they_hold_in_every_culture_and_without_secrets() =>
        Hold(
            Models.Where(type => type.IsClass && type.GetProperties().Any(property => property.PropertyType != typeof(string))),
            type => type.GetMethod(nameof(ToString), [])!.GetCustomAttribute<CompilerGeneratedAttribute>() is null,
            "Override ToString with ModelText.Of(this).",
            except: [typeof(Trust)]);

    [Test]
    public void Cases_of_the_error_are_sealed() =>
        Hold(typeof(FivetranError).GetNestedTypes(), type => type.IsSealed && type.BaseType == typeof(FivetranError), "Seal it.");

    [Test]
    public void Nothing_of_Http_is_public() =>
        Hold(Library.GetExportedTypes(), type => type.Namespace != "Fivetrex.Functional.Http", "Make it internal.");

    [Test]
    public void No_namespace_is_called_like_a_module() =>
        Hold(Library.GetTypes().Select(type => type.Namespace).Distinct(), name => !Modules.All.Select(module => module.FullName).Contains(name), "Callers would get CS0234: rename the folder.");

    [Test]
    public void Only_query_syntax_is_in_the_global_namespace() =>
        Assert.That(Library.GetExportedTypes().Where(type => type.Namespace is null), Is.EqualTo(new[] { typeof(FivetrexQuerySyntax) }));

    [Test]
    public void A_module_shows_its_commonest_pipeline() =>
        Hold(Modules.All, module => Member($"T:{module.FullName}").Descendants("code").Any(), "Give its summary a <code> of three to five lines.");

    [Test]
    public void A_function_has_a_summary_a_route_and_the_link() =>
        Hold(
            Functions.All,
            function => Documentation.Of(function) is { } member
                && member.Element("summary") is not null
                && member.Elements("remarks").Descendants("see").Any(see => see.Attribute("href")?.Value.StartsWith("https://fivetran.com/docs/rest-api/", StringComparison.Ordinal) == true),
            "Write summary and remarks: `<c>VERB /v1/route</c> · <see href=\"…\">reference</see>`.");

    private static XElement Member(string id) => Documentation.Members[id];

    private static void Hold<T>(IEnumerable<T> all, Func<T, bool> convention, string fix, params T[] except)
    {
        var against = all.Where(one => !except.Contains(one) && !convention(one)).Select(one => one is MethodInfo function ? Functions.NameOf(function) : $"{one}").ToList();

        Assert.That(against, Is.Empty, fix);
    }
}
