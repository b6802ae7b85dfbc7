using Payments.Application.Ports;

namespace Payments.Sqlite;

/// <summary>Between which places a page lies, as the columns (created_at, payment) are compared with.</summary>
/// <remarks>
/// Every payment is above the empty text and every time below '~', so the bound of a time alone is just before all that
/// was opened then: from it on is included, up to it is not.
/// </remarks>
static class ListBounds
{
    static readonly (string At, string Payment) Bottom = (string.Empty, string.Empty);
    static readonly (string At, string Payment) Top = ("~", string.Empty);

    public static (string Name, object Value)[] Of(KeyHolder holder, ListFilter filter, ListPage page)
    {
        var above = Higher(Of(filter.CreatedFrom).IfNone(Bottom), Of(page.NewerThan).IfNone(Bottom));
        var below = Lower(Of(filter.CreatedBefore).IfNone(Top), Of(page.OlderThan).IfNone(Top));
        return
        [
            ("$business", Column.Of(holder.Business)),
            ("$mode", Column.Of(holder.Mode)),
            ("$above_at", above.At),
            ("$above", above.Payment),
            ("$below_at", below.At),
            ("$below", below.Payment),
        ];
    }

    static Option<(string At, string Payment)> Of(Option<Instant> time) =>
        time.Map(it => (Column.Of(it), string.Empty));

    static Option<(string At, string Payment)> Of(Option<Place> place) =>
        place.Map(it => (Column.Of(it.CreatedAt), Column.Of(it.Payment)));

    static (string At, string Payment) Higher((string, string) one, (string, string) other) =>
        IsBelow(one, other) ? other : one;

    static (string At, string Payment) Lower((string, string) one, (string, string) other) =>
        IsBelow(one, other) ? one : other;

    static bool IsBelow((string At, string Payment) one, (string At, string Payment) other) =>
        string.CompareOrdinal(one.At, other.At) is var at && at != 0
            ? at < 0
            : string.CompareOrdinal(one.Payment, other.Payment) < 0;
}
