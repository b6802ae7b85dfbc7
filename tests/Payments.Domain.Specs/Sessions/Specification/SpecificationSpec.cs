namespace Payments.Domain.Specs.Sessions.Specification;

/// <summary>docs/specification.md: all that the core promises, for people who do not read C#.</summary>
public class SpecificationSpec
{
    const string About = """
        What a payment session is and does, for people who know payments. The specs write this page from the running code
        (`PAYMENTS_WRITE_DOCS=1 dotnet test tests/Payments.Domain.Specs`) and fail where it says anything else. Only sentences
        are written by hand: of the rules, the refusals, the values and the words. What the rules are proved by, what the
        examples tell and what the tables hold comes from what ran.
        `dotnet run --project src/Payments.Host -- spec` prints it.

        In this order: the states, the rules with their proofs, worked examples, the decision table, what must be done
        because of an event, what a client sees, the refusals, what is wrong with a value, and the words.
        """;

    [Fact]
    public void Is_written_from_the_code() =>
        Document.Is("specification.md", "Specification of the payment session", About, Body);

    static string Body => $"""
        ## The states

        Every arrow is a move that the decider makes; it is labelled with the events that make it. Whatever does not
        move the session (surplus, anomalies, refusals) is in the tables.

        {StateDiagram.Text}

        ## The rules

        Each is proved by properties, told to that many sessions and commands made by chance; by every history of a few
        commands, without chance; and shown by examples. A rule without a property, or a property without a rule, fails.

        {RuleBook.Text}
        ## Worked examples

        Each was told to the running decider, command by command. `shown` is what a client sees, where that has changed.

        {RuleBook.Examples}
        ## Decision table

        {DecisionTable.About}

        {Grouped(DecisionTable.Of)}
        ## Reactions

        {ReactionTable.About}

        {Grouped(ReactionTable.Of)}
        ## What a client sees

        {ClientViewTable.About}

        {ClientViewTable.TextOfSeen}
        {ClientViewTable.TextOfAnswers}
        ## Refusals

        Why a command is not obeyed, in order of precedence: of two facts that stand in the way, the upper one is told.
        Nothing has changed by a refusal. What the provider says is never refused.

        {RefusalCatalogue.Text}
        ## Values that may not enter

        What can be wrong with a value, before there is a session. All faults are told at once, each with its path; the
        code is the field's name and the rule. `docs/errors.md` lists every field.

        {InvalidValues.Text}
        ## The words

        One word per idea, in the order in which a newcomer meets them.

        {string.Concat(Glossary())}
        """;

    static string Grouped(Func<IReadOnlyList<string>, string> table) =>
        string.Join('\n', Columns.Groups.Select(it => $"### {it.Title}\n\n{table(it.Columns)}"));

    static IEnumerable<string> Glossary() =>
        Document.Read("domain.md").Split('\n').Where(it => it.StartsWith('|')).Select(it => $"{it}\n");
}
