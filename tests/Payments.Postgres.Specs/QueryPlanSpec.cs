using System.Reflection;
using System.Text.RegularExpressions;

using Npgsql;

using Payments.Postgres.Specs.Server;
using Payments.Sqlite.Specs;

namespace Payments.Postgres.Specs;

/// <summary>However many sessions there are, each statement goes straight to its rows.</summary>
/// <remarks>The plans are those of prepared statements, which know no values, over tables that are full.</remarks>
public sealed partial class QueryPlanSpec(QueryPlanSpec.FullTables tables) : IClassFixture<QueryPlanSpec.FullTables>
{
    /// <summary>Every statement of the store, found where it is written, so that none can be forgotten here.</summary>
    static readonly Dictionary<string, string> Statements = typeof(PostgresStore).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
        .Where(it => it is { IsLiteral: true, IsPrivate: false } && it.FieldType == typeof(string))
        .Select(it => (it.Name, Text: (string)it.GetRawConstantValue()!))
        .Where(it => Verb().IsMatch(it.Text))
        .ToDictionary(it => it.Name, it => it.Text);

    /// <summary>They sort what has been found by its key: what one session or one business has, or one page.</summary>
    static readonly string[] SortingFew =
    [
        "ChangeSession", "OpenSession", "TakeFree", "LoadHistory", "FindNewest", "FindOldest", "FindNamed",
        "ListEndpoints",
    ];

    public static TheoryData<string> Names => [.. Statements.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_table_has_its_statements() => Assert.True(Statements.Count >= 30, $"only {Statements.Count}");

    [PostgresTheory, MemberData(nameof(Names))]
    public void No_statement_scans(string name) =>
        Assert.True(!Plan(name).Any(step => Scan().IsMatch(step)), string.Join('\n', Plan(name)));

    [PostgresTheory, MemberData(nameof(Names))]
    public void Only_those_sort_that_have_little_to_sort(string name) =>
        Assert.True(
            SortingFew.Contains(name) || !Plan(name).Any(step => Sort().IsMatch(step)), string.Join('\n', Plan(name)));

    [PostgresTheory]
    [InlineData("FindDue", "Index Scan using sessions_due on sessions")]
    [InlineData("FindToAsk", "Index Scan using sessions_to_ask on sessions")]
    [InlineData("TakeFree", "Index Scan using outbox_ready on outbox")]
    [InlineData("BringBack", "Index Scan on outbox_parked")]
    [InlineData("Finish", "Index Scan using outbox_unfinished on outbox")]
    [InlineData("ForgetRequests", "Index Scan using idempotency_ended on idempotency")]
    [InlineData("ForgetNonces", "Index Scan using webhook_nonces_ended on webhook_nonces")]
    [InlineData("FindNewest", "Index Only Scan Backward using sessions_listed on sessions")]
    [InlineData("FindOldest", "Index Only Scan using sessions_listed on sessions")]
    [InlineData("FindNewest", "Index Only Scan using sessions_lapsing on sessions")]
    [InlineData("FindNamed", "Index Scan using session_references_pkey on session_references")]
    [InlineData("CountEach", "Index Only Scan using sessions_listed on sessions")]
    [InlineData("CountEach", "Index Only Scan using sessions_lapsing on sessions")]
    public void What_can_still_come_up_is_found_in_an_index_of_it(string name, string way) =>
        Assert.Contains(Plan(name), step => step.Contains(way, StringComparison.Ordinal));

    List<string> Plan(string name)
    {
        using var connection = tables.Schema.Connect();
        var values = Parameter().Matches(Statements[name]).Select(it => it.Value).Distinct().Count();
        var none = values == 0 ? "" : $"({string.Join(',', Enumerable.Repeat("NULL", values))})";
        using var prepare = new NpgsqlCommand(
            $"SET plan_cache_mode = force_generic_plan; PREPARE asked AS {Statements[name]}", connection);
        prepare.ExecuteNonQuery();

        var steps = new List<string>();
        using var explain = new NpgsqlCommand($"EXPLAIN EXECUTE asked{none}", connection);
        using var rows = explain.ExecuteReader();
        while (rows.Read())
            steps.Add(rows.GetString(0));
        return steps;
    }

    /// <summary>A year of a small business, and everybody else's.</summary>
    public sealed class FullTables : IDisposable
    {
        const string Fill =
            """
            INSERT INTO sessions
            SELECT gen_random_uuid(), ('00000002-0000-4000-8000-' || lpad((n % 50)::text, 12, '0'))::uuid, 'test',
                (ARRAY['pending', 'paid', 'cancelled', 'expired'])[1 + least(3, n % 40)], '2026-01-01T' || n,
                CASE WHEN n % 40 = 0 THEN '2026-01-01T' || n END, CASE WHEN n % 80 = 0 THEN '2026-01-01T' || n END,
                CASE WHEN n % 200 = 0 THEN '2026-01-01T' || n END, 3
            FROM generate_series(1, 20000) AS n;
            INSERT INTO session_references SELECT business, mode, created_at, payment FROM sessions;
            INSERT INTO events SELECT payment, n, created_at, '{}' FROM sessions, generate_series(1, 3) AS n;
            INSERT INTO outbox (payment, key, lane, state, due_at, since, token, payload, parked_business, parked_mode)
            SELECT payment, 'open:1', CASE WHEN version = 3 THEN 'provider' ELSE 'merchant' END,
                CASE WHEN due_at IS NULL THEN 'done' WHEN ask_at IS NULL THEN 'ready' ELSE 'parked' END, created_at,
                created_at, 1, '{}', business, mode
            FROM sessions;
            INSERT INTO api_keys SELECT md5(n::text), gen_random_uuid(), 'test', NULL, '' FROM generate_series(1, 5000) AS n;
            INSERT INTO webhook_nonces SELECT 'p', 'c', n, '2026' || n FROM generate_series(1, 5000) AS n;
            INSERT INTO idempotency (business, mode, key, fingerprint, payment, token, lease_until, keep_until)
            SELECT business, mode, created_at, '', payment, 1, '', created_at FROM sessions;
            INSERT INTO merchant_endpoints SELECT gen_random_uuid(), 'test', payment, created_at, '', NULL, NULL, ''
            FROM sessions;
            VACUUM ANALYZE sessions, session_references, events, outbox, api_keys, webhook_nonces, idempotency,
                merchant_endpoints
            """;

        readonly Lazy<TempSchema> schema = new(() =>
        {
            var full = new TempSchema();
            full.TryOpen().GetAwaiter().GetResult().Value().Dispose();
            foreach (var statement in Fill.Split(';'))
                full.Run(statement);
            return full;
        });

        internal TempSchema Schema => schema.Value;

        public void Dispose()
        {
            if (schema.IsValueCreated)
                Schema.Dispose();
        }
    }

    [GeneratedRegex(@"\A\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b")]
    private static partial Regex Verb();

    [GeneratedRegex(@"\bSeq Scan\b")]
    private static partial Regex Scan();

    [GeneratedRegex(@"\bSort\b")]
    private static partial Regex Sort();

    [GeneratedRegex(@"\$\d+")]
    private static partial Regex Parameter();
}
