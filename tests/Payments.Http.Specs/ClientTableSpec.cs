using System.Globalization;

using Payments.Application;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.Http.Specs;

/// <summary>What reading, capturing and cancelling answer at each stage. Written by hand from the design.</summary>
public sealed class ClientTableSpec(ImpatientServer shared) : IClassFixture<ImpatientServer>
{
    const string Table = """
        session                     | read                                   | links | expires_at | capture                            | cancel
        Initialized, in time        | 200 pending Pending                    | none  | deadline   | 503 checkout_not_ready             | 200 cancelled Cancelled
        Initialized, too late       | 200 expired Expired                    | none  | none       | 400 payment_already_expired        | 400 payment_already_expired
        Opening, in time            | 200 pending Preparing checkout         | none  | deadline   | 503 checkout_not_ready             | 202 pending Cancelling
        Opening, too late           | 200 pending Expiring                   | none  | deadline   | 400 payment_deadline_passed        | 400 payment_deadline_passed
        Awaiting, in time           | 200 pending Waiting for payment        | four  | end        | 200 pending Waiting for payment    | 202 pending Cancelling
        Awaiting, too late          | 200 pending Expiring                   | none  | end        | 400 payment_deadline_passed        | 400 payment_deadline_passed
        Closing(Cancel), in time    | 200 pending Cancelling                 | none  | none       | 409 payment_cancellation_under_way | 202 pending Cancelling
        Closing(Cancel), too late   | 200 pending Cancelling                 | none  | none       | 409 payment_cancellation_under_way | 202 pending Cancelling
        Closing(Deadline), too late | 200 pending Expiring                   | none  | deadline   | 400 payment_deadline_passed        | 400 payment_deadline_passed
        Closing(Replace), in time   | 200 pending Preparing checkout         | none  | deadline   | 503 checkout_not_ready             | 202 pending Cancelling
        Closing(Replace), too late  | 200 pending Expiring                   | none  | deadline   | 400 payment_deadline_passed        | 400 payment_deadline_passed
        Paid, in time               | 200 paid Paid                          | none  | none       | 409 payment_already_paid           | 409 payment_already_paid
        Paid, too late              | 200 paid Paid                          | none  | none       | 409 payment_already_paid           | 409 payment_already_paid
        Cancelled, in time          | 200 cancelled Cancelled                | none  | none       | 400 payment_already_cancelled      | 200 cancelled Cancelled
        Cancelled, too late         | 200 cancelled Cancelled                | none  | none       | 400 payment_already_cancelled      | 200 cancelled Cancelled
        Expired, too late           | 200 expired Expired                    | none  | none       | 400 payment_already_expired        | 400 payment_already_expired
        """;

    static readonly Duration Hour = Duration.FromHours(1);

    static int last = 1000;

    public static TheoryData<string, string, string, string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string, string, string, string>();
            foreach (var line in Table.Split('\n').Skip(1))
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries);
                rows.Add(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public async Task Holds(string session, string read, string links, string expiresAt, string capture, string cancel)
    {
        var server = shared.Server;
        var (first, second) = (await Told(server, session), await Told(server, session));

        var seen = await server.Read(first);
        var captured = await server.Capture(first);
        var cancelled = await server.Cancel(second);

        Assert.Equal(read, Said(seen));
        Assert.Equal(links == "four" ? 4 : 0, seen.Json["data"]!["links"]!.AsObject().Count);
        Assert.Equal(expiresAt, ExpiresAt(seen, session));
        Assert.Equal(capture, Said(captured));
        Assert.Equal(cancel, Said(cancelled));
        Assert.All(
            new[] { captured, cancelled }, it => Assert.Equal(it.Status == 503, it.Headers.Contains("Retry-After")));
    }

    [Theory, MemberData(nameof(Rows))]
    public async Task What_is_refused_stores_nothing(
        string session, string read, string links, string expiresAt, string capture, string cancel)
    {
        Assert.NotEmpty(read + links + expiresAt);
        var server = shared.Server;
        var payment = await Told(server, session);
        var stored = server.Store.Appends;

        if (capture[0] == '4')
            await server.Capture(payment);
        if (cancel[0] == '4')
            await server.Cancel(payment);

        Assert.Equal(stored, server.Store.Appends);
    }

    static string Said(Reply reply) =>
        reply.Status < 400
            ? $"{reply.Status} {reply.Data("status")} {reply.Data("message")}"
            : $"{reply.Status} {reply.Code}";

    static string ExpiresAt(Reply seen, string session)
    {
        var opened = OpenedAt(session);
        var life = session.StartsWith("Initialized", StringComparison.Ordinal) ? 12 * Hour : 2 * Hour;
        var shown = seen.Data("expires_at");
        return shown.Length == 0 ? "none"
            : shown == Text(opened + Hour + Hour / 2) ? "end"
            : shown == Text(opened + life) ? "deadline"
            : shown;
    }

    static string Text(Instant at) =>
        at.ToString("uuuu-MM-dd'T'HH:mm:ss'.000000Z'", CultureInfo.InvariantCulture);

    // The clock stands at noon. Sessions live for 12 hours, and after a capture for the provider's one.
    static Instant OpenedAt(string session) =>
        session.EndsWith("too late", StringComparison.Ordinal)
            ? Samples.Noon - 13 * Hour
            : Samples.Noon - Hour - Hour / 4;

    // An hour after it was opened it was captured; then its order was to end after half an hour.
    static async Task<string> Told(Server server, string session)
    {
        var number = Interlocked.Increment(ref last);
        var opened = OpenedAt(session);
        var terms = Samples.Terms(
            Samples.Payment(number), Samples.Business(1), Mode.Test, Samples.Request(number), opened);
        var captured = opened + Hour;
        await server.Loop.Open(terms, CancellationToken.None);
        foreach (var command in Story(session[..session.IndexOf(',', StringComparison.Ordinal)], opened, captured))
        {
            var handled = await server.Loop.Handle(SessionKey.Of(terms), command, None, CancellationToken.None);
            Assert.True(handled.IsRight, $"{command} should be obeyed");
        }

        return terms.Id.ToString();
    }

    static IEnumerable<PaymentCommand> Story(string stage, Instant opened, Instant captured)
    {
        var capture = new PaymentCommand.Capture(captured);
        var order = new PaymentCommand.Learn(
            captured, new ProviderFact.Opened(Attempt.First, Samples.Checkout(1, captured + Hour / 2)));
        var cancel = new PaymentCommand.Cancel(captured, new CancellationReason.ByMerchant(None));
        return stage switch
        {
            "Initialized" => [],
            "Opening" => [capture],
            "Awaiting" => [capture, order],
            "Closing(Cancel)" => [capture, order, cancel],
            "Closing(Deadline)" => [capture, new PaymentCommand.Expire(captured + Hour)],
            "Closing(Replace)" => [capture, new PaymentCommand.Learn(captured, new ProviderFact.Exists(Attempt.First))],
            "Paid" => [capture, order, new PaymentCommand.Learn(captured, Paid(captured))],
            "Cancelled" => [cancel],
            _ => [new PaymentCommand.Expire(opened + 12 * Hour)],
        };
    }

    static ProviderFact Paid(Instant at) =>
        new ProviderFact.Paid(
            Attempt.First, Samples.Transaction(1), Samples.Usd(10_001), Samples.Usd(10_001), new PaidAt(at));
}

/// <summary>A capture there waits for nothing: what is not there yet is being prepared.</summary>
public sealed class ImpatientServer : IAsyncLifetime
{
    public Server Server { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Server = await Server.Start(it => it with { CapturePatience = Duration.Zero });

    public Task DisposeAsync() => Server.DisposeAsync().AsTask();
}
