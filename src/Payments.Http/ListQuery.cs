using System.Globalization;

using Microsoft.AspNetCore.Http;

using NodaTime.Text;

using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Http;

/// <summary>Which payments a client asks to see: the query of <c>GET /payments</c>.</summary>
/// <remarks>
/// Juicyway payments API, "List payments". Every parameter may be left out, and none may be given twice or empty; all
/// faults are told at once, in the order of docs/lists.md. Parameters that are not listed there are ignored.
/// </remarks>
public sealed record ListQuery(ListFilter Filter, ListPage Page)
{
    public const int DefaultLimit = 15;
    public const int MaxLimit = 100;

    // More digits are no limit that could be allowed, and need not be read.
    const int MaxDigits = 9;

    // With these, no offset from UTC leads to a time that cannot be written.
    const int FirstYear = 1;
    const int LastYear = 9998;

    /// <summary>The four words of ours, and those that other pages of the API use for the same.</summary>
    public static readonly IReadOnlyList<(string Word, Seq<PaymentStatus> Statuses)> Words =
    [
        ("pending", Seq1(PaymentStatus.Pending)),
        ("paid", Seq1(PaymentStatus.Paid)),
        ("cancelled", Seq1(PaymentStatus.Cancelled)),
        ("expired", Seq1(PaymentStatus.Expired)),
        ("captured", Seq1(PaymentStatus.Paid)),
        ("settled", Seq1(PaymentStatus.Paid)),
        ("succeeded", Seq1(PaymentStatus.Paid)),
        ("success", Seq1(PaymentStatus.Paid)),
        ("failed", Seq(PaymentStatus.Cancelled, PaymentStatus.Expired).Strict()),
    ];

    static readonly InvalidValue NeverHeardOf = new Unknown("status", toSeq(Words.Select(it => it.Word)).Strict());

    public static Validation<InvalidValue, ListQuery> Read(IQueryCollection query, KeyHolder holder)
    {
        var filter =
            (Given(query, "status", Statuses), Given(query, "reference", Reference.Create))
            .Apply((statuses, reference) => (Statuses: statuses.IfNone(PaymentStatus.All), Reference: reference));
        var limit = Given(query, "limit", Limit).Map(it => it.IfNone(DefaultLimit));
        var places =
            (Given(query, "after", text => Cursor("after", text, holder)),
             Given(query, "before", text => Cursor("before", text, holder)))
            .Apply((after, before) => (After: after, Before: before))
            .Bind(OneWay);
        var times =
            (Given(query, "created_after", text => Time("created_after", text)),
             Given(query, "created_before", text => Time("created_before", text)))
            .Apply((from, before) => (From: from, Before: before));
        return (filter, limit, places, times).Apply((what, most, where, when) => new ListQuery(
            new ListFilter(what.Statuses, what.Reference, when.From, when.Before),
            new ListPage(where.After, where.Before, most)));
    }

    static Validation<InvalidValue, Option<T>> Given<T>(
        IQueryCollection query, string name, Func<string, Validation<InvalidValue, T>> create)
    {
        var given = query[name];
        return given.Count == 0 ? Option<T>.None
            : given.Count > 1 ? new Repeated(name)
            : string.IsNullOrWhiteSpace(given[0]) ? new Missing(name)
            : create(given[0]!).Map(Some);
    }

    static Validation<InvalidValue, Seq<PaymentStatus>> Statuses(string text)
    {
        var found = Words.Where(it => it.Word == text).Select(it => it.Statuses).HeadOrNone();
        return found.ToValidation<InvalidValue>(NeverHeardOf);
    }

    static Validation<InvalidValue, int> Limit(string text) =>
        !text.All(char.IsAsciiDigit) ? new Malformed("limit", "a whole number")
        : text.Length <= MaxDigits
            && int.Parse(text, CultureInfo.InvariantCulture) is >= 1 and <= MaxLimit and var limit
            ? limit
        : new OutOfRange("limit", $"from 1 to {MaxLimit}");

    static Validation<InvalidValue, Place> Cursor(string name, string text, KeyHolder holder) =>
        ListCursor.Read(text, holder).ToValidation<InvalidValue>(new Malformed(name, "a cursor of an earlier page"));

    static Validation<InvalidValue, (Option<Place> After, Option<Place> Before)> OneWay(
        (Option<Place> After, Option<Place> Before) places) =>
        places.After.IsSome && places.Before.IsSome ? new Contradicts("before", "after") : places;

    static Validation<InvalidValue, Instant> Time(string name, string text) =>
        OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value: { Year: >= FirstYear and <= LastYear } at }
            ? at.ToInstant()
            : new Malformed(name, "a time such as 2026-07-01T12:00:00Z");
}
