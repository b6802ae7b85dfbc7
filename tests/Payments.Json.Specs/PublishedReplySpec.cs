using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

public class PublishedReplySpec
{
    static readonly Instant CapturedAt =
        Instant.FromUtc(2024, 4, 8, 13, 11, 30) + Duration.FromNanoseconds(239_705_999);

    static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact] void The_published_reply_is_read_and_written_back_byte_for_byte() =>
        Assert.Equal(Text(CaptureReply), Written(to => SessionReplyJson.Write(to, Reply, indented: true)));

    [Fact] void Compact_it_is_the_same_without_the_white_space() =>
        Assert.Equal(Compacted(CaptureReply), Written(to => SessionReplyJson.Write(to, Reply)));

    [Fact] void Terms_and_view_of_the_published_session_make_the_published_reply() =>
        Assert.Equal(
            Text(CaptureReply),
            Written(to => SessionReplyJson.Write(
                to, Session().Terms, ClientView.Of(Session(), CapturedAt), indented: true)));

    [Fact] void An_address_line_that_says_null_survives() =>
        Assert.Equal("null", Reply.Payment.Customer.Address.Line2.Map(it => it.Text));

    [Fact] void The_flat_reply_is_the_payment_of_the_published_one()
    {
        using var published = JsonDocument.Parse(CaptureReply);
        using var flat = JsonDocument.Parse(Written(to => PaymentReplyJson.Write(to, Reply.Payment)));
        Assert.True(JsonElement.DeepEquals(
            published.RootElement.GetProperty("data").GetProperty("payment"), flat.RootElement.GetProperty("data")));
    }

    static PaymentSession Session()
    {
        var payment = Reply.Payment;
        var request = Valid(PaymentRequest.Create(
            payment.Amount.MinorUnits, payment.Amount.Currency, payment.Customer, payment.Description,
            payment.Reference, payment.Order.IfNone(() => throw new InvalidOperationException()), payment.Metadata));
        var twelveHours = Valid(PaymentWindow.Create(Duration.FromHours(12), Duration.FromHours(12)));
        var terms = Valid(PaymentTerms.Create(
            payment.Id, payment.Correlation, BusinessId.From(Guid.NewGuid()), payment.Mode, request,
            payment.CreatedAt, twelveHours));
        var checkout = new Checkout(
            payment.Amount, Reply.Links.IfNone(() => throw new InvalidOperationException()),
            CapturedAt + Duration.FromHours(12));
        return Seq<PaymentEvent>(
                new PaymentEvent.OrderRequested(Attempt.First, CapturedAt + Duration.FromHours(12)),
                new PaymentEvent.CheckoutOpened(Attempt.First, checkout))
            .Fold(PaymentDecider.Begin(PaymentDecider.Start(terms)), PaymentDecider.Evolve);
    }

    static string Text(byte[] utf8) => Encoding.UTF8.GetString(utf8);

    static string Compacted(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return JsonSerializer.Serialize(document.RootElement, Relaxed);
    }
}
