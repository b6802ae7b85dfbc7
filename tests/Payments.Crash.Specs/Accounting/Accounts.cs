using Payments.Application.Ports;
using Payments.Crash.Specs.Outside;
using Payments.Domain.Values;
using Payments.Testing.BinancePay;

namespace Payments.Crash.Specs.Accounting;

/// <summary>One request that was asked again under its key when all was over, and its two answers.</summary>
public sealed record Repeated(Answer First, Answer Again);

/// <summary>Everything that anybody outside has seen, and everything that is stored: what is compared at the end.</summary>
/// <param name="Answers">All that clients were answered.</param>
/// <param name="Repeats">Each finally answered POST once more.</param>
/// <param name="Sessions">The stored history of every payment that anybody knows of; none for one that is lost.</param>
/// <param name="Counts">How many sessions the store's lists count.</param>
/// <param name="Orders">At Binance Pay.</param>
/// <param name="Charges">Of customers, by Binance Pay.</param>
/// <param name="Notices">Every copy that reached the merchant.</param>
/// <param name="PayableAtOnce">Payments of which two orders could be paid at one moment.</param>
public sealed record Accounts(
    IReadOnlyList<Answer> Answers,
    IReadOnlyList<Repeated> Repeats,
    IReadOnlyDictionary<PaymentId, Option<StoredSession>> Sessions,
    StatusCounts Counts,
    IReadOnlyList<FakeOrder> Orders,
    IReadOnlyList<FakeCharge> Charges,
    IReadOnlyList<NoticeCopy> Notices,
    IReadOnlyDictionary<PaymentId, int> PayableAtOnce)
{
    public IEnumerable<StoredSession> Stored => Sessions.Values.SelectMany(it => it.AsEnumerable());
}
