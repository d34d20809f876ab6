using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

/// <summary>Every module that needs a fixture has one, in a file named after it.</summary>
internal sealed class FixtureTests
{
    private static readonly Type[] Common = [typeof(ClientConfig), typeof(PageRequest), typeof(Confirm)];

    private static IEnumerable<TestCaseData<Type>> ModulesWithArguments =>
        from module in Functions.All
            .Where(function => function.GetParameters().Any(parameter => !Common.Contains(parameter.ParameterType)))
            .Select(function => function.DeclaringType!)
            .Distinct()
        select new TestCaseData<Type>(module) { TestName = $"The fixture of {module.Name}" };

    [TestCaseSource(nameof(ModulesWithArguments))]
    public void Exists(Type module)
    {
        Assert.That(
            AllFixtures.Has(module),
            $"Add {AllFixtures.FileOf(module)}: a static class with 'public static Fixture Definition', as in docs/contributing.md.");
        Assert.That(
            typeof(Fixture).Assembly.GetType($"{typeof(Fixture).Namespace}.{module.Name}Fixture")?
                .GetProperty("Definition")?.GetValue(null),
            Is.SameAs(AllFixtures.Of(module)),
            $"Put the fixture of {module.Name} into {AllFixtures.FileOf(module)}.");
    }
}
