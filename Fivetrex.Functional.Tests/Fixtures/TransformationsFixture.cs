using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class TransformationsFixture
{
    private static readonly TransformationSchedule Schedule = new(
        TransformationScheduleType.TimeOfDay,
        Seq1("0 3 * * *"),
        60,
        Seq("MONDAY", "FRIDAY"),
        "14:00",
        Seq1("speak_inexperienced"),
        Seq1("other_garnet"),
        SmartSyncing: true);

    public static Fixture Definition { get; } = new(typeof(Transformations))
    {
        Inputs =
        [
            new NewTransformation(new QuickstartSetup("stripe", Seq1("speak_inexperienced"))
            {
                ExcludedModels = Seq1("stripe__daily"),
                ConfigurableVariables = new { stripe__using_invoices = true },
            })
            {
                Schedule = Schedule,
                Paused = true,
            },
            new TransformationUpdate
            {
                TransformationConfig = new DbtCoreUpdate
                {
                    ProjectId = "solar_mitten",
                    Name = "nightly",
                    Steps = Seq1(new TransformationStep("run", "dbt run")),
                },
                Schedule = Schedule,
                Paused = false,
            },
            new TransformationFilter { GroupId = "decent_dropsy", ProjectId = "solar_mitten", Type = TransformationType.DbtCore },
        ],
        Needs = [typeof(Groups), typeof(TransformationProjects)],
        Prepare = async account => new()
        {
            ["transformationId"] = (await Transformations.Create(
                account.Client, new NewTransformation(new DbtCoreSetup(account.Id("projectId"), "nightly", Empty))).Right()).Id,
        },
        Adapt = (account, input) => input is TransformationFilter
            ? new TransformationFilter
            {
                GroupId = account.Id("groupId"),
                ProjectId = account.Id("projectId"),
                Type = TransformationType.DbtCore,
            }
            : input,
    };
}
