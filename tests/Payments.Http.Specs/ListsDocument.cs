using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Json;
using Payments.Testing;

namespace Payments.Http.Specs;

/// <summary>docs/lists.md, as the running code has it.</summary>
public class ListsDocument
{
    static readonly KeyHolder Holder = new(Samples.Business(1), Mode.Test);

    static readonly string Cursor = ListCursor.Of(new Place(Samples.Noon, Samples.Payment(1)), Holder);

    // In the order in which faults are told.
    static readonly IReadOnlyList<(string Name, string Means)> Parameters =
    [
        ("status", "one word of the table below; without it, all"),
        ("reference", "the payment of exactly this reference: upper and lower case differ"),
        ("limit", $"how many on a page, 1 to {ListQuery.MaxLimit}; without it, {ListQuery.DefaultLimit}"),
        ("after", "what is older than the page whose `pagination.after` this was"),
        ("before", "what is newer than the page whose `pagination.before` this was; not together with `after`"),
        ("created_after", "opened at this time or later; RFC 3339, with `Z` or an offset (its `+` is `%2B` here)"),
        ("created_before", "opened before this time"),
    ];

    static readonly IReadOnlyList<string> Probes = ["", " ", "x", "x y", "0", new string('x', 51), Cursor];

    [Fact]
    public void Is_written_from_the_code() =>
        Document.Is(
            "lists.md",
            "Lists, counts and health",
            About,
            $"{Table()}\n{AboutWords}\n\n{Words()}\n{AboutFaults}\n\n{Faults()}\n{AboutCounts}");

    [Fact]
    public void Each_parameter_has_its_faults() =>
        Assert.Equal(Parameters.Select(it => it.Name), AllFaults().Select(it => it.Path).Distinct());

    const string About = """
        How a merchant finds payments without knowing their ids, and what an orchestrator asks. Written by the specs from the
        running code.

        `GET /payments` lists the payments of the key's business and mode, newest first; of those opened at the same instant the
        greater id is first. Each item of `data` is what `GET /payment-sessions/{payment_id}` answers, with its payment inside.
        `pagination` has `after`, the cursor to what is older, `before`, the cursor to what is newer, and `limit`; a cursor is
        null where nothing follows. Pages stay stable while payments are opened: nothing that was there when paging began is
        skipped or shown twice. With `status`, a payment whose status changes meanwhile comes or goes; a page that is empty
        because of that still has the cursor back. A cursor may be used with other filters; of another business or mode it is
        none, and neither is one that was changed.

        A payment's place is the time at which it was opened, and it can show up a moment after one that was opened later. Who
        asks for what is new, with `before` or `created_after`, therefore looks back a minute, and passes over what is known.
        """;

    const string AboutWords = """
        Every parameter may be left out; none may be empty or given twice. Others are ignored. The range of times is half open.
        The documented words for a status mean one of ours:
        """;

    const string AboutFaults = """
        A payment that nobody captured is expired from its deadline on, in lists and counts as in `GET`. What may be wrong with
        a parameter is told as 422 `validation_error`, all at once, in this order:
        """;

    static readonly string AboutCounts = $$$"""
        `GET /payments/stats` counts the payments that were opened in the last 30 days, of the key's own mode (the documented
        page counts live ones only), at the moment of the request. `cancelled + expired + paid + pending` is `total`, and so is
        `captured + failed + pending + settled`: what is paid counts as `captured`, what is cancelled or expired as `failed`, and
        `settled` is always 0, because what a provider pays out to the merchant passes us by.

        `GET /health/live` answers 200 `{"status":"live"}` as long as the process does. `GET /health/ready` answers 200 with
        `"status":"ready"`, or 503 with `"not_ready"` and in `dependencies.store` why: `busy`, `full`, `unreachable`,
        `unreadable`, or `timed_out` if it does not answer within {{{new PaymentHttpSettings().HealthPatience.TotalMilliseconds}}} ms.
        `dependencies.providers` says for which mode a provider is configured; it decides nothing. Neither asks for a key. `HEAD`
        works wherever `GET` does.

        Readiness only reads. A store that can be read while it is full, as SQLite's can, is not `full` here: what it cannot take
        is 503 `store_unavailable` with its own request.

        """;

    static string Table() =>
        Document.Table("parameter", ["meaning"], Parameters.Select(it => new[] { $"`{it.Name}`", it.Means }));

    static string Words() =>
        Document.Table("status", ["means"], ListQuery.Words.Select(it =>
            new[] { $"`{it.Word}`", string.Join(" or ", it.Statuses.Map(one => one.Word)) }));

    static string Faults() =>
        Document.Table("parameter", ["code", "message"], AllFaults().Select(it =>
            new[] { $"`{it.Path}`", $"`{it.Code}`", FaultWords.Of(it) }));

    static IEnumerable<InvalidValue> AllFaults() =>
        Parameters
            .SelectMany(it => Probes
                .SelectMany(probe => FaultsOf((it.Name, probe)))
                .Concat(FaultsOf((it.Name, new StringValues(["1", "1"]))))
                .Concat(it.Name == "before" ? FaultsOf(("after", Cursor), ("before", Cursor)) : [])
                .DistinctBy(fault => fault.Code)
                .OrderBy(fault => fault.Code, StringComparer.Ordinal));

    static IEnumerable<InvalidValue> FaultsOf(params (string Name, StringValues Value)[] query) =>
        ListQuery
            .Read(new QueryCollection(query.ToDictionary(it => it.Name, it => it.Value)), Holder)
            .Match(Succ: _ => Enumerable.Empty<InvalidValue>(), Fail: faults => faults);
}
