using System.Text;
using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

public class SessionReplySpec
{
    static readonly Gen<(PaymentSession Session, Instant Now)> Sessions =
        from terms in Any.Terms
        from events in Any.Events.ListOf()
        from now in Any.Time
        select (events.Aggregate(PaymentDecider.Begin(PaymentDecider.Start(terms)), PaymentDecider.Evolve), now);

    [SeededProperty] Property What_was_written_is_read_back_equal_to_the_microsecond() =>
        Prop.ForAll(Sessions.ToArbitrary(), it =>
        {
            var reply = SessionReply.Of(it.Session.Terms, ClientView.Of(it.Session, it.Now));
            return Right(SessionReplyJson.Read(Bytes(reply), KnownHosts.Any)) == ToTheMicrosecond(reply);
        });

    [SeededProperty(PerThousand = 300)] Property Names_are_in_alphabetical_order_at_every_level() =>
        Prop.ForAll(Sessions.ToArbitrary(), it =>
        {
            using var document = JsonDocument.Parse(
                Bytes(SessionReply.Of(it.Session.Terms, ClientView.Of(it.Session, it.Now))));
            return IsSorted(document.RootElement);
        });

    [SeededProperty(PerThousand = 300)] Property Indented_is_the_same_document() =>
        Prop.ForAll(Sessions.ToArbitrary(), it =>
        {
            var reply = SessionReply.Of(it.Session.Terms, ClientView.Of(it.Session, it.Now));
            var indented = Encoding.UTF8.GetBytes(Written(to => SessionReplyJson.Write(to, reply, indented: true)));
            return Right(SessionReplyJson.Read(indented, KnownHosts.Any)) == ToTheMicrosecond(reply);
        });

    [Theory]
    [InlineData("by the merchant", "Cancelled by the merchant")]
    [InlineData("with a note", "Out of stock")]
    [InlineData("at the provider", "Cancelled at the provider")]
    void A_cancellation_says_who_or_why(string who, string told)
    {
        CancellationReason reason = who switch
        {
            "by the merchant" => new CancellationReason.ByMerchant(None),
            "with a note" => new CancellationReason.ByMerchant(Valid(Description.Create("Out of stock"))),
            _ => new CancellationReason.ByProvider(),
        };
        var opened = PaymentDecider.Begin(PaymentDecider.Start(Any.Terms.Sample(1).Single()));
        var session = PaymentDecider.Evolve(opened, new PaymentEvent.Cancelled(reason, opened.Terms.CreatedAt));
        var reply = SessionReply.Of(session.Terms, ClientView.Of(session, session.Terms.CreatedAt));
        Assert.Equal(told, reply.Payment.CancellationReason);
        Assert.Equal("cancelled", reply.Status.Word);
    }

    [Fact] void A_reply_prints_without_personal_data_and_links() =>
        Assert.DoesNotContain("Enitan", Reply.ToString(), StringComparison.Ordinal);

    static byte[] Bytes(SessionReply reply) => Encoding.UTF8.GetBytes(Written(to => SessionReplyJson.Write(to, reply)));

    static SessionReply ToTheMicrosecond(SessionReply reply) => reply with
    {
        ExpiresAt = reply.ExpiresAt.Map(Cut),
        Payment = reply.Payment with { CreatedAt = Cut(reply.Payment.CreatedAt) },
    };

    static Instant Cut(Instant at)
    {
        var sinceEpoch = at - NodaConstants.UnixEpoch;
        return NodaConstants.UnixEpoch + Duration.FromNanoseconds(sinceEpoch.ToInt128Nanoseconds() / 1000 * 1000);
    }

    static bool IsSorted(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object =>
                value.EnumerateObject().Select(it => it.Name).SequenceEqual(
                    value.EnumerateObject().Select(it => it.Name).Order(StringComparer.Ordinal))
                && value.EnumerateObject().All(it => IsSorted(it.Value)),
            JsonValueKind.Array => value.EnumerateArray().All(IsSorted),
            _ => true,
        };
}
