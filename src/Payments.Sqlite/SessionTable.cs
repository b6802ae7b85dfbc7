using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Json;
using Payments.Sql;

namespace Payments.Sqlite;

/// <summary>Sessions and their events. Every look-up for a client is by business, mode and id.</summary>
static class SessionTable
{
    // One statement, and so one moment: an append in between cannot be half seen.
    internal const string LoadHistory =
        """
        SELECT e.position, e.at, e.payload
        FROM sessions AS s JOIN events AS e ON e.payment = s.payment
        WHERE s.payment = $payment AND s.business = $business AND s.mode = $mode
        ORDER BY e.position
        """;

    internal const string FindKey = "SELECT business, mode, payment FROM sessions WHERE payment = $payment";

    internal const string FindDue =
        "SELECT business, mode, payment FROM sessions WHERE due_at <= $now ORDER BY due_at LIMIT $limit";

    internal const string FindToAsk =
        "SELECT business, mode, payment FROM sessions WHERE ask_at <= $now ORDER BY ask_at LIMIT $limit";

    internal const string MoveSweep =
        """
        UPDATE sessions SET due_at = $due_at
        WHERE payment = $payment AND business = $business AND mode = $mode AND due_at IS NOT NULL
        """;

    internal const string MoveAsking =
        """
        UPDATE sessions SET ask_at = $ask_at
        WHERE payment = $payment AND business = $business AND mode = $mode AND ask_at IS NOT NULL
        """;

    internal const string FindVersion = "SELECT version, business, mode FROM sessions WHERE payment = $payment";

    internal const string FindReference =
        "SELECT payment FROM sessions WHERE business = $business AND mode = $mode AND reference = $reference";

    internal const string AddSession =
        """
        INSERT INTO sessions (
            payment, business, mode, reference, status, created_at, due_at, ask_at, lapses_at, version)
        VALUES (
            $payment, $business, $mode, $reference, $status, $created_at, $due_at, $ask_at, $lapses_at, $version)
        """;

    internal const string ChangeSession =
        """
        UPDATE sessions
        SET status = $status, due_at = $due_at, ask_at = $ask_at, lapses_at = $lapses_at, version = $version
        WHERE payment = $payment
        """;

    internal const string AddEvent =
        "INSERT INTO events (payment, position, at, payload) VALUES ($payment, $position, $at, $payload)";

    public static Either<StoreFault, Option<StoredSession>> Load(Database database, SessionKey key) =>
        database.Rows(LoadHistory, row => EventRow.Read(row, 0), Of(key)).Bind(EventRow.Whole);

    public static Either<StoreFault, Option<SessionKey>> Locate(Database database, PaymentId payment) =>
        database
            .Rows(FindKey, row => Column.ReadKey(row, 0), ("$payment", Column.Of(payment)))
            .Map(found => found.HeadOrNone());

    public static Either<StoreFault, Seq<SessionKey>> Due(Database database, Instant now, int limit) =>
        Find(database, FindDue, now, limit);

    public static Either<StoreFault, Seq<SessionKey>> ToAsk(Database database, Instant now, int limit) =>
        Find(database, FindToAsk, now, limit);

    public static Either<StoreFault, Unit> SweepLater(Database database, SessionKey key, Instant dueAt) =>
        ignore(database.Run(MoveSweep, [("$due_at", Column.Of(dueAt)), .. Of(key)]));

    public static Either<StoreFault, Unit> AskLater(Database database, SessionKey key, Instant askAt) =>
        ignore(database.Run(MoveAsking, [("$ask_at", Column.Of(askAt)), .. Of(key)]));

    /// <summary>The version that an append is judged by: 0 without a session, none if the id is another's.</summary>
    public static Option<long> Version(Database database, SessionKey key) =>
        database
            .First(
                FindVersion,
                row => row.GetString(1) == Column.Of(key.Business) && row.GetString(2) == Column.Of(key.Mode)
                    ? Some(row.GetInt64(0))
                    : None,
                ("$payment", Column.Of(key.Payment)))
            .IfNone(Some(0L));

    public static Option<PaymentId> Holder(Database database, SessionKey key, Reference reference) =>
        database
            .First(
                FindReference,
                row => PaymentId.Create(row.GetString(0)).ToOption(),
                ("$business", Column.Of(key.Business)),
                ("$mode", Column.Of(key.Mode)),
                ("$reference", reference.Text))
            .Bind(it => it);

    public static void Store(Database database, SessionAppend append)
    {
        if (append.ExpectedVersion == 0)
            Add(database, append);
        else
            Change(database, append);

        var position = append.ExpectedVersion;
        foreach (var happened in append.Events)
            database.Run(
                AddEvent,
                ("$payment", Column.Of(append.Key.Payment)),
                ("$position", ++position),
                ("$at", Column.Of(append.At)),
                ("$payload", StoredEventJson.Write(happened)));
    }

    static void Add(Database database, SessionAppend append) =>
        database.Run(
            AddSession,
            ("$payment", Column.Of(append.Key.Payment)),
            ("$business", Column.Of(append.Key.Business)),
            ("$mode", Column.Of(append.Key.Mode)),
            ("$reference", append.Row.Reference.Text),
            ("$status", append.Row.Status.Word),
            ("$created_at", Column.Of(append.Row.CreatedAt)),
            ("$due_at", Column.Of(append.Row.DueAt)),
            ("$ask_at", Column.Of(append.Row.AskAt)),
            ("$lapses_at", Column.Of(append.Row.LapsesAt)),
            ("$version", (long)append.Events.Count));

    // Reference and creation never change (S14).
    static void Change(Database database, SessionAppend append) =>
        database.Run(
            ChangeSession,
            ("$payment", Column.Of(append.Key.Payment)),
            ("$status", append.Row.Status.Word),
            ("$due_at", Column.Of(append.Row.DueAt)),
            ("$ask_at", Column.Of(append.Row.AskAt)),
            ("$lapses_at", Column.Of(append.Row.LapsesAt)),
            ("$version", append.ExpectedVersion + append.Events.Count));

    static Either<StoreFault, Seq<SessionKey>> Find(Database database, string sql, Instant now, int limit) =>
        database.Rows(sql, row => Column.ReadKey(row, 0), ("$now", Column.Of(now)), ("$limit", Math.Max(limit, 0)));

    static (string Name, object Value)[] Of(SessionKey key) =>
    [
        ("$payment", Column.Of(key.Payment)),
        ("$business", Column.Of(key.Business)),
        ("$mode", Column.Of(key.Mode)),
    ];
}
