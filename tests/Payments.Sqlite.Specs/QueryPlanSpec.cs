using System.Reflection;
using System.Text.RegularExpressions;

namespace Payments.Sqlite.Specs;

/// <summary>However many sessions there are, each statement goes straight to its rows.</summary>
public sealed partial class QueryPlanSpec : IDisposable
{
    /// <summary>Every statement of the store, found where it is written, so that none can be forgotten here.</summary>
    static readonly Dictionary<string, string> Statements = typeof(SqliteStore).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
        .Where(it => it is { IsLiteral: true, IsPrivate: false } && it.FieldType == typeof(string))
        .Select(it => (it.Name, Text: (string)it.GetRawConstantValue()!))
        .Where(it => Verb().IsMatch(it.Text))
        .ToDictionary(it => it.Name, it => it.Text);

    /// <summary>They sort what has lapsed since the last sweep, and find that straight.</summary>
    static readonly string[] SortingFew = ["FindNewestLapsed", "FindOldestLapsed"];

    readonly TempFile file = new();

    public static TheoryData<string> Names => [.. Statements.Keys.Order(StringComparer.Ordinal)];

    public void Dispose() => file.Dispose();

    [Fact]
    public void Every_table_has_its_statements() => Assert.True(Statements.Count >= 20, $"only {Statements.Count}");

    [Theory, MemberData(nameof(Names))]
    public void No_statement_scans(string name) => Assert.DoesNotContain(Plan(name), step => Scan().IsMatch(step));

    [Theory, MemberData(nameof(Names))]
    public void Only_those_sort_that_have_little_to_sort(string name) =>
        Assert.Equal(SortingFew.Contains(name), Plan(name).Any(step => Sort().IsMatch(step)));

    [Theory]
    [InlineData("FindDue", "sessions USING INDEX sessions_due (due_at<?)")]
    [InlineData("FindToAsk", "sessions USING INDEX sessions_to_ask (ask_at<?)")]
    [InlineData(
        "FindRequest", "idempotency USING INDEX sqlite_autoindex_idempotency_1 (business=? AND mode=? AND key=?)")]
    [InlineData("BringBack", "outbox USING INDEX outbox_parked (parked_business=? AND parked_mode=?)")]
    [InlineData("FindFree", "o USING INDEX outbox_ready (lane=? AND due_at<?)")]
    public void What_is_swept_is_found_in_an_index_of_what_can_still_come_up(string name, string way) =>
        Assert.Equal($"SEARCH {way}", Plan(name)[0]);

    [Theory]
    [InlineData("FindNewest", "status=? AND (created_at,payment)>(?,?) AND (created_at,payment)<(?,?)")]
    [InlineData("FindOldest", "status=? AND (created_at,payment)>(?,?) AND (created_at,payment)<(?,?)")]
    public void A_page_is_one_stretch_of_an_index_that_holds_all_it_asks(string name, string stretch) =>
        Assert.Equal(
            [$"SEARCH sessions USING COVERING INDEX sessions_listed (business=? AND mode=? AND {stretch})"], Plan(name));

    [Theory]
    [InlineData("FindNewestLapsed", "lapses_at<?")]
    [InlineData("FindOldestLapsed", "lapses_at<?")]
    public void What_has_lapsed_is_found_by_when_it_did(string name, string stretch) =>
        Assert.Equal(
            $"SEARCH sessions USING INDEX sessions_lapsing (business=? AND mode=? AND {stretch})", Plan(name)[0]);

    [Fact]
    public void A_reference_leads_straight_to_its_session() =>
        Assert.EndsWith(
            "(business=? AND mode=? AND reference=?)", Assert.Single(Plan("FindNamed")), StringComparison.Ordinal);

    // Whether one that lapsed is still pending stands in its row; there are few of them.
    [Fact]
    public void Counting_looks_at_indexes_and_at_the_few_that_lapsed() =>
        Assert.Equal(
            Enumerable.Repeat("COVERING INDEX sessions_listed", 4).Append("INDEX sessions_lapsing"),
            Plan("CountEach")
                .Where(it => it.StartsWith("SEARCH", StringComparison.Ordinal))
                .Select(it => Used().Match(it).Value));

    [Fact]
    public void What_may_be_forgotten_is_found_in_an_index_of_when() =>
        Assert.Contains(
            "SEARCH idempotency USING COVERING INDEX idempotency_ended (keep_until<?)", Plan("ForgetRequests"));

    List<string> Plan(string name)
    {
        file.Open().Dispose();
        using var connection = file.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {Statements[name]}";
        foreach (var parameter in Parameter().Matches(Statements[name]).Select(it => it.Value).Distinct())
            command.Parameters.AddWithValue(parameter, "1");

        var steps = new List<string>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
            steps.Add(rows.GetString(3));
        return steps;
    }

    [GeneratedRegex(@"\A\s*(SELECT|INSERT|UPDATE|DELETE)\b")]
    private static partial Regex Verb();

    [GeneratedRegex(@"\bSCAN\b(?! CONSTANT ROW)")]
    private static partial Regex Scan();

    [GeneratedRegex("(?<= USING ).+(?= \\()")]
    private static partial Regex Used();

    [GeneratedRegex("TEMP B-TREE")]
    private static partial Regex Sort();

    [GeneratedRegex(@"\$\w+")]
    private static partial Regex Parameter();
}
