using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions.Specification;

/// <summary>What a session was, what happened, and what it then was.</summary>
public sealed record Move(string From, string Event, string To);

/// <summary>The states as a picture: every move that the running decider makes in the small world.</summary>
public class StateDiagram
{
    const int Final = 6;

    static readonly IReadOnlyList<string> Events = typeof(PaymentEvent).GetNestedTypes().Select(it => it.Name).ToArray();

    static readonly IReadOnlyList<Move> All = Moves(Columns.Variants.Select(it => it.Story.Session)).Moves;

    internal static string Text => $"""
        ```mermaid
        stateDiagram-v2
            [*] --> Initialized : SessionOpened
            state Pending {"{"}
        {Lines(Columns.All.Where(it => Id(it) != it).Select(it => $"state \"{it}\" as {Id(it)}"), indent: 8)}
        {Lines(Arrows().Where(it => IsPending(it.To)).Select(Arrow), indent: 8)}
            {"}"}
        {Lines(Arrows().Where(it => !IsPending(it.To)).Select(Arrow), indent: 4)}
        {Lines(Columns.All.Skip(Final).Select(it => $"{it} --> [*]"), indent: 4)}
        ```
        """;

    [Fact]
    public void Has_every_move_that_two_more_commands_make()
    {
        var first = Moves(Columns.Variants.Select(it => it.Story.Session));
        var second = Moves(first.Sessions);
        Assert.Empty(second.Moves.Except(All));
    }

    [Fact]
    public void Leads_from_the_opening_to_every_state_and_from_the_last_three_nowhere()
    {
        Assert.Equal(Columns.All.Except(new[] { "Initialized" }).Order(), All.Select(it => it.To)
            .Except(new[] { "Initialized" }).Distinct().Order());
        Assert.DoesNotContain(All, it => !IsPending(it.From));
    }

    static (IReadOnlyList<Move> Moves, IReadOnlyCollection<PaymentSession> Sessions) Moves(
        IEnumerable<PaymentSession> sessions)
    {
        var steps = sessions.SelectMany(it => SmallWorld.Alphabet(it).Select(told => Step.Of(it, told))).ToArray();
        var moves =
            from step in steps
            from happening in step.Happenings()
            let move = new Move(
                Words.Of(happening.Before),
                happening.Event.GetType().Name,
                Words.Of(PaymentDecider.Evolve(happening.Before, happening.Event)))
            where move.From != move.To
            select move;
        return (moves.Distinct().ToArray(), steps.Select(it => it.After).ToHashSet());
    }

    // One arrow from one state to another, whatever leads there.
    static IEnumerable<Move> Arrows() =>
        from move in All
        group move.Event by (move.From, move.To) into arrow
        orderby At(Columns.All, arrow.Key.From), At(Columns.All, arrow.Key.To)
        select new Move(arrow.Key.From, string.Join(", ", arrow.OrderBy(it => At(Events, it))), arrow.Key.To);

    static string Arrow(Move move) => $"{Id(move.From)} --> {Id(move.To)} : {move.Event}";

    static string Id(string state) => state.Replace("(", "", StringComparison.Ordinal).TrimEnd(')');

    static bool IsPending(string state) => At(Columns.All, state) < Final;

    static int At(IReadOnlyList<string> list, string word) => list.TakeWhile(it => it != word).Count();

    static string Lines(IEnumerable<string> lines, int indent) =>
        string.Join('\n', lines.Select(it => new string(' ', indent) + it));
}
