using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Application.Ports;

/// <summary>Sessions by the many: what a business has in one mode, page by page, and how many of each status.</summary>
/// <remarks>
/// A status is the one at <c>now</c>: a session that has lapsed (<see cref="SessionRow.LapsesAt"/>) is expired, whether
/// or not a sweep has run (S7). Nothing of another business or mode is listed or counted. Each answer is of one moment.
/// No method throws for what a store can run into: that is a <see cref="StoreFault"/>. The laws that every
/// implementation obeys are in Payments.Testing.
/// </remarks>
public interface ISessionLists
{
    /// <summary>One page of the sessions that pass the filter, newest first, each with its whole history.</summary>
    Task<Either<StoreFault, Seq<StoredSession>>> List(
        KeyHolder holder, ListFilter filter, ListPage page, Instant now, CancellationToken cancellation);

    /// <summary>How many sessions of each status were opened at <paramref name="since"/> or later.</summary>
    Task<Either<StoreFault, StatusCounts>> Count(
        KeyHolder holder, Instant since, Instant now, CancellationToken cancellation);
}

/// <summary>Where a session stands in a list: by when it was opened, then by the text of its id.</summary>
/// <remarks>It never changes, so pages that go on from a place stay stable whatever is opened meanwhile.</remarks>
public sealed record Place(Instant CreatedAt, PaymentId Payment)
{
    /// <summary>The oldest first.</summary>
    public static readonly IComparer<Place> Order = Comparer<Place>.Create((one, other) => one.CompareTo(other));

    public static Place Of(PaymentTerms terms) => new(terms.CreatedAt, terms.Id);

    /// <summary>Below zero if this one is older, and so further down in a list.</summary>
    public int CompareTo(Place other) =>
        CreatedAt == other.CreatedAt
            ? string.CompareOrdinal($"{Payment}", $"{other.Payment}")
            : CreatedAt.CompareTo(other.CreatedAt);
}

/// <summary>Which sessions are listed.</summary>
/// <param name="Statuses">Any of these.</param>
/// <param name="Reference">The one of exactly this reference.</param>
/// <param name="CreatedFrom">Opened at this instant or later.</param>
/// <param name="CreatedBefore">Opened before this instant: the range is half open, as all windows are (S6).</param>
public sealed record ListFilter(
    Seq<PaymentStatus> Statuses,
    Option<Reference> Reference,
    Option<Instant> CreatedFrom,
    Option<Instant> CreatedBefore)
{
    public static readonly ListFilter Everything = new(PaymentStatus.All, None, None, None);
}

/// <summary>Which part of a list.</summary>
/// <param name="OlderThan">Only what is older than this place.</param>
/// <param name="NewerThan">Only what is newer than this place; of that the oldest, and without it the newest.</param>
/// <param name="Limit">No more than these.</param>
public sealed record ListPage(Option<Place> OlderThan, Option<Place> NewerThan, int Limit);

/// <summary>How many sessions there are of each status.</summary>
public sealed record StatusCounts(long Pending, long Paid, long Cancelled, long Expired)
{
    public long Total => Pending + Paid + Cancelled + Expired;

    public long Of(PaymentStatus status) =>
        status == PaymentStatus.Pending ? Pending
        : status == PaymentStatus.Paid ? Paid
        : status == PaymentStatus.Cancelled ? Cancelled
        : Expired;
}
