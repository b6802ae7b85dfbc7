using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;

using static Payments.Testing.Laws.ListProbe;
using static Payments.Testing.Laws.Probe;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

// A session that nobody captured is expired from its deadline on, whether or not a sweep has run (S7).
public static partial class SessionListLaws
{
    static readonly SampleSession Waiting = new(1);

    static readonly Instant Deadline = Waiting.Terms.Deadline;

    static readonly PaymentSession Initialized =
        PaymentDecider.Begin(new PaymentEvent.SessionOpened(Waiting.Terms));

    static async Task Lapsed(ListProbe it)
    {
        await it.Store(Waiting.Open() with { Row = SessionRow.Of(Initialized, Noon) });
        await it.Open(2, Second, PaymentStatus.Expired);
        await it.Open(3, -Second, PaymentStatus.Expired);
        await Shown(it, Deadline - Duration.Epsilon, PaymentStatus.Pending);
        await Shown(it, Deadline, PaymentStatus.Expired);

        // Once it is swept it says so itself.
        var swept = PaymentDecider.Evolve(Initialized, new PaymentEvent.Expired(Deadline));
        await it.Store(Waiting.Append(1, Deadline) with { Row = SessionRow.Of(swept, Noon) });
        await Shown(it, Deadline, PaymentStatus.Expired);
    }

    static async Task NotLapsed(ListProbe it)
    {
        var asked = PaymentDecider.Evolve(Initialized, Waiting.Requested(1));
        await it.Store(Waiting.Open() with { Row = SessionRow.Of(Initialized, Noon) });
        await it.Store(Waiting.Append(1, Noon) with { Row = SessionRow.Of(asked, Noon) });
        await it.Open(2, Second, PaymentStatus.Expired);
        await it.Open(3, -Second, PaymentStatus.Expired);
        await Shown(it, Deadline + Duration.FromDays(1), PaymentStatus.Pending);
    }

    static async Task LapsedUnswept(ListProbe it)
    {
        await it.Store(Waiting.Open() with { Row = SessionRow.Of(Initialized, Noon) });
        await it.Open(2, Second, PaymentStatus.Expired);
        await it.Open(3, -Second, PaymentStatus.Expired);
        await it.SweepLater(Waiting, Deadline + Duration.FromDays(1));
        await Shown(it, Deadline, PaymentStatus.Expired);
    }

    // With one that is expired on either side of it, so that their order shows.
    static async Task Shown(ListProbe it, Instant now, PaymentStatus status)
    {
        var isExpired = status == PaymentStatus.Expired;
        var expired = isExpired ? Seq(2, 1, 3) : Seq(2, 3);
        MustBe(expired, await it.Numbers(Only(PaymentStatus.Expired), now: now), $"Expired at {now}");
        MustBe(
            isExpired ? Empty : Seq1(1), await it.Numbers(Only(PaymentStatus.Pending), now: now), $"Pending at {now}");
        MustBe(await it.Numbers(ListFilter.Everything, now: now), $"All at {now}", 2, 1, 3);
        MustBe(
            expired,
            await it.Numbers(Only(PaymentStatus.Expired, PaymentStatus.Cancelled), now: now),
            $"Expired or cancelled at {now}");
        MustBe(
            isExpired ? Seq1(1) : Empty,
            await it.Numbers(Only(PaymentStatus.Expired) with { Reference = Waiting.Reference }, now: now),
            $"Expired and of its reference at {now}");
        MustBe(
            isExpired ? new StatusCounts(0, 0, 0, 3) : new StatusCounts(1, 0, 0, 2),
            await it.Count(Noon - Second, now),
            $"Counted at {now}");
    }
}
