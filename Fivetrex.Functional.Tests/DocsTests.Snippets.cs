using System.Reflection;
using System.Text.RegularExpressions;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

/// <summary>The C# of the pages and of the XML docs compiles, and that of the pages runs.</summary>
internal sealed partial class DocsTests
{
    private static readonly string[] Usings = [
        "Fivetrex.Functional",
        "Fivetrex.Functional.Models",
        "Fivetrex.Functional.Testing",
        "LanguageExt",
        "static LanguageExt.Prelude",
        "NUnit.Framework",
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, Type>?> Together = new(() => Programs.CompileTogether(
        [.. CSharpSnippets.Concat(XmlSnippets).Select(snippet => WithAmbient((string)snippet.Arguments[0]!)).Distinct()], Usings));

    private static IEnumerable<TestCaseData<string>> CSharpSnippets =>
        Pages.Snippets("csharp").Select(snippet => new TestCaseData<string>(snippet.Code) { TestName = snippet.Name });

    private static IEnumerable<TestCaseData<string>> XmlSnippets =>
        from type in typeof(Groups).Assembly.GetExportedTypes()
        from member in Documentation.Members
        where member.Key == $"T:{type.FullName}"
            || member.Key.StartsWith($"M:{type.FullName}.", StringComparison.Ordinal)
            || member.Key.StartsWith($"P:{type.FullName}.", StringComparison.Ordinal)
        from code in member.Value.Descendants("code")
        select new TestCaseData<string>(code.Value) { TestName = $"XML docs of {member.Key}" };

    [TestCaseSource(nameof(CSharpSnippets))]
    public async Task A_snippet_compiles_and_runs(string code)
    {
        var (program, types) = Compiled(code);
        Assert.That(await Programs.Run(program), Is.Zero);

        // a snippet can contain tests
        foreach (var test in types.SelectMany(type => type.GetMethods()).Where(method => method.IsDefined(typeof(TestAttribute))))
        {
            await (test.Invoke(Activator.CreateInstance(test.DeclaringType!), null) as Task ?? Task.CompletedTask);
        }
    }

    [TestCaseSource(nameof(XmlSnippets))]
    public void An_example_in_the_XML_docs_compiles(string code) => Assert.That(Compiled(code).Program, Is.Not.Null);

    // a program with an error is compiled again on its own, for its message
    private static (Type Program, IEnumerable<Type> Types) Compiled(string code)
    {
        var source = WithAmbient(code);
        var program = Together.Value is { } all
            ? all[source]
            : (Programs.CompileTogether([source], Usings) ?? throw new AssertionException($"{Programs.Compile(source, Usings)}"))[source];
        return (program, program.Assembly.GetTypes().Where(type => type.Namespace == program.Namespace));
    }

    // declares the variables that a snippet uses and does not declare
    private static string WithAmbient(string code)
    {
        var lines = code.Split('\n');
        var usings = lines.Where(line => Regex.IsMatch(line, "^using [A-Z]")).ToList();
        var body = string.Join('\n', lines.Where(line => !usings.Contains(line)));
        bool IsDeclared(string name) =>
            Regex.IsMatch(body, $"\\bvar {name} (=|in)|\\b(in|from|let) {name} (in|=) |\\(ClientConfig {name}\\)");
        bool IsMissing(string name) => Regex.IsMatch(body, $"\\b{name}\\b") && !IsDeclared(name);
        var ambient = Ambient.Variables
            .Where(variable => IsMissing(variable.Key) || (variable.Key == "fivetran" && IsMissing("config") && !IsDeclared("fivetran")))
            .Select(variable => $"var {variable.Key} = {variable.Value};\n");
        return $"{string.Join('\n', usings)}\n{string.Concat(ambient)}\nawait System.Threading.Tasks.Task.CompletedTask;\n{body}";
    }
}
