using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Testing.Laws;

/// <summary>What a law asks of lists. A session is told by its number.</summary>
sealed class ListProbe(ListedStores stores, CancellationToken cancellation)
{
    /// <summary>More than any law puts in.</summary>
    public const int Plenty = 1000;

    public static readonly KeyHolder Holder = new(Samples.Business(1), Mode.Test);

    public static readonly ListPage Whole = new(None, None, Plenty);

    public static Law<ListedStores> Law(string name, Func<ListProbe, Task> check) =>
        new(name, (stores, cancellation) => check(new ListProbe(stores, cancellation)));

    public async Task Store(SessionAppend append)
    {
        var appended = Probe.Answer(await stores.Sessions.Append(append, cancellation));
        Probe.Must(appended is Appended.Stored, $"A lawful append was not stored, but answered {appended}");
    }

    /// <summary>Opens the session of that number so long after noon, with that status and nothing to lapse.</summary>
    public Task Open(int number, Duration after, PaymentStatus? status = null) =>
        Open(new SampleSession(number) { OpenedAt = Samples.Noon + after }, status);

    public Task Open(SampleSession session, PaymentStatus? status = null) =>
        Store(session.Open() with { Row = session.Row with { Status = status ?? PaymentStatus.Pending } });

    public Task SweepLater(SampleSession session, Instant dueAt) =>
        stores.Sessions.SweepLater(session.Key, dueAt, cancellation);

    public async Task<Seq<StoredSession>> List(
        ListFilter filter, ListPage page, Instant? now = null, KeyHolder? holder = null) =>
        Probe.Answer(await stores.Lists.List(holder ?? Holder, filter, page, now ?? Samples.Noon, cancellation));

    /// <summary>The numbers of the sessions of a page.</summary>
    public async Task<Seq<int>> Numbers(
        ListFilter filter, ListPage? page = null, Instant? now = null, KeyHolder? holder = null)
    {
        var listed = await List(filter, page ?? Whole, now, holder);
        return listed.Map(it => NumberOf(it)).Strict();
    }

    public async Task<StatusCounts> Count(Instant since, Instant? now = null, KeyHolder? holder = null) =>
        Probe.Answer(await stores.Lists.Count(holder ?? Holder, since, now ?? Samples.Noon, cancellation));

    public static ListFilter Only(params IEnumerable<PaymentStatus> statuses) =>
        ListFilter.Everything with { Statuses = toSeq(statuses.ToArray()) };

    public static int NumberOf(StoredSession session) =>
        Enumerable.Range(0, Plenty).First(it => Samples.Payment(it) == session.Opened.Terms.Id);
}
