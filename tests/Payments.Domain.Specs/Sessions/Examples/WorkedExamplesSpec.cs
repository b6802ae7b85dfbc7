namespace Payments.Domain.Specs.Sessions.Examples;

/// <summary>Each example is true, and says which rules it shows.</summary>
public class WorkedExamplesSpec
{
    public static TheoryData<string> Titles => new(WorkedExamples.All.Select(it => it.Title));

    [Theory, MemberData(nameof(Titles))]
    public void Is_true(string title) =>
        Assert.NotEmpty(WorkedExamples.All.Single(it => it.Title == title).Tell().Steps);

    [Theory, MemberData(nameof(Titles))]
    public void Shows_rules_that_there_are(string title) =>
        Assert.Subset(
            Rules.All.Select(it => it.Id).ToHashSet(),
            WorkedExamples.All.Single(it => it.Title == title).Rules.ToHashSet());
}
