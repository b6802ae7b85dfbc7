using System.Text;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json;
using Payments.Testing;

namespace Payments.Http.Specs;

/// <summary>docs/errors.md, as the running code has it.</summary>
public class ErrorsDocument
{
    const string SomeTime = "2026-07-01T12:00:00Z";

    // In the order in which they are checked, which PrecedenceSpec tests. No client can be told that it is too early to
    // expire: nobody can ask for that.
    internal static readonly IReadOnlyList<(string When, ErrorReply Reply)> Rows =
    [
        ("nothing is at this address", Errors.NoSuchRoute),
        ("the address does not take the method; `Allow` says which it takes", Errors.MethodNotAllowed),
        ("`Authorization` is absent, empty, or there twice", Errors.KeyMissing),
        ("the key is nobody's", Errors.KeyUnknown),
        ("the same, and it stands after Bearer", Errors.KeyAfterBearer),
        ("a limit is reached (above); for requests without a key of ours this stands in the place of 401",
            Errors.TooManyFor(RateLimit.OfKey.Every)),
        ("`Idempotency-Key` is malformed, empty, too long, or there twice", Errors.IdempotencyKeyMalformed),
        ("opening: `Content-Type` is given and is not JSON", Errors.NotJson),
        ("opening: the body is packed", Errors.Encoded),
        ("opening, or with an `Idempotency-Key`: the body is longer than 65536 bytes", Errors.BodyTooLarge),
        ("opening, or with an `Idempotency-Key`: the body is not framed as HTTP wants it", Errors.BadRequest),
        ("opening, or with an `Idempotency-Key`: the body stops coming", Errors.TooSlow),
        ("the `Idempotency-Key` was sent with another method, path or body", Errors.IdempotencyKeyReused),
        ("the same request is being served under its `Idempotency-Key`", Errors.IdempotencyKeyInFlight),
        ("opening: the body is no JSON object", ErrorReply.Of(Unreadable())),
        ("opening: fields may not enter, all listed in `errors`", ErrorReply.Of(Invalid())),
        ("listing: parameters may not be used (docs/lists.md), all listed in `errors`", ErrorReply.Of(Invalid())),
        ("`payment_id` is no UUID, or of no payment of this business and mode", Errors.NoSuchPayment),
        ("the store of sessions or keys is busy or out of reach",
            Of(new NotHandled.StoreFailed(new StoreFault.Busy()))),
        ("the store is full or damaged", Of(new NotHandled.StoreFailed(new StoreFault.Full()))),
        ("opening: the business has used the reference in this mode",
            Of(new NotHandled.ReferenceTaken(Samples.Payment(1)))),
        ("capture, cancel: money came for it", Of(new Refusal.AlreadyPaid(new PaidAt(Samples.Noon)))),
        ("capture: it was cancelled", Of(new Refusal.AlreadyCancelled(Samples.Noon))),
        ("capture, cancel: it has expired", Of(new Refusal.AlreadyExpired(Samples.Noon))),
        ("capture: it is being cancelled", Of(new Refusal.CancellationUnderWay())),
        ("capture, cancel: it is too late, and its order is being closed",
            Of(new Refusal.DeadlinePassed(Samples.Noon))),
        ("capture: the mode has no provider", Of(new NotHandled.NoProvider(Mode.Live))),
        ("capture, cancel: others were faster each time", Of(new NotHandled.Contended(32))),
        ("capture: the provider has not answered yet",
            Of(new NotHandled.StillPreparing(new ShellSettings { Node = "" }.RetryAfter))),
        ("capture: the provider said no", Of(new NotHandled.OrderRefused())),
        ("this program has a defect", Errors.OutOfOrder),
    ];

    // Of every value: what may be wrong with any text, number or object, and what only some of them mind.
    internal static readonly IReadOnlyList<string> Probes =
    [
        "absent", "null", "7", "7.5", "-1", "99", "9223372036854775808", "9000000000000000000", "\"\"", "\"x\"",
        "\"\\n\"", "{}", "[]", "\"x\\nx\"", "\"x\",\"@\":\"x\"",
        $"\"{new string('x', 9000)}\"", "\"DEM\"", "\"XAU\"", "\"+999123456789\"", "\"+1\"",
        "\"a b\"", "\"\\ud800\"",
        "{\"a\":1,\"a\":2}", "{\"order\":{\"identifier\":\"x\",\"items\":[{\"name\":\"x\",\"type\":\"digital\"}]}}",
        $"{{\"a\":\"{new string('x', 11_000)}\"}}",
        $"[{string.Join(",", Enumerable.Repeat("{}", 200))}]", "1,\"@\":1",
    ];

    internal static readonly IReadOnlyList<string> Fields =
    [
        "amount", "currency", "customer", "customer.first_name", "customer.last_name", "customer.email",
        "customer.phone_number", "customer.billing_address", "customer.billing_address.line1", "customer.billing_address.line2",
        "customer.billing_address.city", "customer.billing_address.state", "customer.billing_address.country",
        "customer.billing_address.zip_code", "customer.type", "customer.ip_address", "description", "reference", "order",
        "order.identifier", "order.items", "order.items[0].name", "order.items[0].type", "metadata", "direction",
        "payment_method",
    ];

    [Fact]
    public void Is_written_from_the_code() =>
        Document.Is(
            "errors.md",
            "Errors",
            About,
            $"{Replies()}\n{AboutOthers}\n\n{Others()}\n{AboutFields}\n\n{Faults()}");

    [Fact]
    public void Tells_every_reply_of_ours()
    {
        var ours = typeof(Errors).GetFields().Select(it => it.GetValue(null)).OfType<ErrorReply>();

        Assert.Empty(ours.Select(it => it.Code).Except(Rows.Select(it => it.Reply.Code)));
    }

    [Fact]
    public void Has_the_order_in_which_things_are_checked() =>
        Assert.All(PrecedenceSpec.Orders, order =>
            Assert.Equal(order.Distinct(), Rows.Select(it => it.Reply.Code).Where(order.Contains).Distinct()));

    static readonly string About = $$$"""
        Why a request was not served, in the order in which it is checked: of two things that are wrong, the upper one is told.
        Written by the specs from the running code. The body is `{"error":{"code","message","type"}}`, with `errors` for fields
        and `retry_after` where there is a `Retry-After`; or, for a client that accepts `application/problem+json`, a problem
        (RFC 9457) with the same `code`, `detail` for the message and `errors`. Programs should look at `code` only: messages
        may change. Nothing that was sent is repeated in a reply. A defect of ours has a `request_id` as well, under which our
        logs tell more. A store that does not answer is told as soon as it is asked,
        and it is asked for the key before anything else is looked at.

        `GET` does not look at a body; capture and cancel do not, either, unless an `Idempotency-Key` makes it a part of what is
        repeated. Every request here may be repeated: a reference opens one session, a session has one payable order, and
        cancelling twice is cancelling once. The last column says whether repeating helps.

        **Limits.** Each key may send {{{Often(RateLimit.OfKey)}}}, on all routes together,
        unless the operator has set it otherwise. Each address (in IPv6 each network of 64 bits) may send
        {{{Often(RateLimit.OfStranger)}}} without a key of ours, which never count for a key. Health,
        the contract and its page are not limited. Of a request that is refused nothing was looked at but the key: no body was
        read, and no `Idempotency-Key` reserved.
        """;

    const string AboutOthers = """
        What is no request at all (a broken head, one above 32 KB, an address above 8 KB) is refused by the server before it
        reaches us: a bare 400, 414, 431 or 505 without a body. Whatever else stands in the pipeline of an app and refuses
        without words of its own gets the envelope with its own status:
        """;

    const string AboutFields = """
        What may be wrong with a field when a session is opened. All are told at once, in the order of the fields here;
        `items[0]` stands for any item. Members that are not listed are ignored, but no object may name one twice, and every
        text must be Unicode: otherwise the object that holds it is told, or `body`.
        """;

    static string Often(RateLimit limit) =>
        $"{limit.Burst} requests at once and {limit.Refill} a second in the long run";

    static string Replies() =>
        Document.Table(
            "when", ["status", "code", "type", "message", "again"], Rows.Select(it => Row(it.When, it.Reply)));

    static string Others() =>
        Document.Table(
            "status",
            ["code", "type", "message", "again"],
            new[] { ("429", 429), ("any from 500", 503), ("any other", 403) }
                .Select(it => Row(it.Item1, Errors.OfStatus(it.Item2)).Where((_, column) => column != 1)));

    static IEnumerable<string> Row(string when, ErrorReply reply) =>
    [
        when, $"{reply.Status}", $"`{reply.Code}`", $"`{reply.Type}`",
        reply.Message.Replace(SomeTime, "(time)", StringComparison.Ordinal)
            .Replace($"{Samples.Payment(1)}", "(payment_id)", StringComparison.Ordinal)
            .Replace("for live", "for (mode)", StringComparison.Ordinal),
        Again(reply),
    ];

    static string Again(ErrorReply reply) =>
        reply.RetryAfterSeconds.Match(
            Some: it => $"yes, after {it} s (`Retry-After`)",
            None: () => reply.Status switch
            {
                408 or 429 or >= 500 => reply.Code == "provider_refused_order" ? "perhaps" : "yes",
                _ => "no",
            });

    static string Faults() =>
        Document.Table("field", ["code", "message"], Fields
            .SelectMany(field => Probes.SelectMany(probe => FaultsOf(field, probe)))
            .Distinct()
            .GroupBy(it => it.Path)
            .SelectMany(ofField => ofField
                .OrderBy(it => it.Code, StringComparer.Ordinal).ThenBy(FaultWords.Of, StringComparer.Ordinal))
            .Select(it => new[] { $"`{it.Path}`", $"`{it.Code}`", FaultWords.Of(it) }));

    static IEnumerable<InvalidValue> FaultsOf(string field, string probe)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        var body = probe == "absent"
            ? SampleBody.Without(field, Whole)
            : SampleBody.With(field, probe.Replace("@", name, StringComparison.Ordinal), Whole);
        return PaymentRequestJson.Read(Encoding.UTF8.GetBytes(body), CustomerId.From(Guid.Empty)).Match(
            Right: _ => Enumerable.Empty<InvalidValue>(),
            Left: it => it
                .Match(unreadable: _ => Seq<InvalidValue>(), invalid: all => all.Faults)
                .Where(one => one.Path == field));
    }

    static string Whole { get; } = SampleBody.With("payment_method", "{}");

    static ErrorReply Of(NotHandled why) => Errors.Of(why);

    static ErrorReply Of(Refusal why) => Errors.Of(why);

    static JsonFault Unreadable() =>
        Fault("[]").Match<JsonFault>(unreadable: it => it with { Position = None }, invalid: it => it);

    static JsonFault Invalid() => Fault("{}");

    static JsonFault Fault(string body) =>
        PaymentRequestJson.Read(Encoding.UTF8.GetBytes(body), CustomerId.From(Guid.Empty))
            .Match(Right: _ => throw new InvalidOperationException("That should not be read."), Left: it => it);
}
