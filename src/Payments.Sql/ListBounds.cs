using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Sql;

/// <summary>A place that the columns (created_at, payment) are compared with.</summary>
public sealed record ListBound(string At, PaymentId Payment)
{
    internal bool IsBelow(ListBound other) =>
        string.CompareOrdinal(At, other.At) is var at && at != 0
            ? at < 0
            : string.CompareOrdinal($"{Payment}", $"{other.Payment}") < 0;
}

/// <summary>Between which places a page lies, neither of them included.</summary>
/// <remarks>
/// Every time is above the empty text and below '~'. The bound of a time alone is just before all that was opened then:
/// from it on is included, up to it is not.
/// </remarks>
public sealed record ListBounds(ListBound Above, ListBound Below)
{
    static readonly PaymentId Any = PaymentId.From(Guid.Empty);
    static readonly ListBound Bottom = new(string.Empty, Any);
    static readonly ListBound Top = new("~", Any);

    public static ListBounds Of(ListFilter filter, ListPage page) =>
        new(
            Higher(Of(filter.CreatedFrom).IfNone(Bottom), Of(page.NewerThan).IfNone(Bottom)),
            Lower(Of(filter.CreatedBefore).IfNone(Top), Of(page.OlderThan).IfNone(Top)));

    static Option<ListBound> Of(Option<Instant> time) => time.Map(it => new ListBound(Column.JustBefore(it), Any));

    static Option<ListBound> Of(Option<Place> place) =>
        place.Map(it => new ListBound(Column.Of(it.CreatedAt), it.Payment));

    static ListBound Higher(ListBound one, ListBound other) => one.IsBelow(other) ? other : one;

    static ListBound Lower(ListBound one, ListBound other) => one.IsBelow(other) ? one : other;
}
