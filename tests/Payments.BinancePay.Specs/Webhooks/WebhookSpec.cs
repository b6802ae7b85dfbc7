using Payments.Application;
using Payments.Application.Ports;
using Payments.BinancePay.Specs.Webhooks.Running;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.BinancePay.Specs.Webhooks;

/// <summary>What follows from webhooks that Binance Pay has signed.</summary>
public sealed class WebhookSpec : IAsyncLifetime
{
    const string Success = """{"returnCode":"SUCCESS","returnMessage":null}""";

    WebhookServer server = null!;

    public static TheoryData<QueryAnswer> NotPaid() =>
        new(new QueryAnswer.Payable(), new QueryAnswer.NotFound(), new QueryAnswer.Unknown(),
            new QueryAnswer.Closed(new OrderClosure.Expired()));

    public async Task InitializeAsync() => server = await WebhookServer.Start();

    public Task DisposeAsync() => server.DisposeAsync().AsTask();

    [Fact]
    public async Task A_payment_pays_its_session()
    {
        var key = await server.Awaiting(1);

        await Acknowledged(Body.Paid(1), "paid");

        var paid = Assert.IsType<PaymentSession.Paid>(await server.Session(key));
        var at = Instant.FromUnixTimeMilliseconds(Samples.Noon.ToUnixTimeMilliseconds());
        Assert.Equal(
            (WebhookServer.Usdt("1.50000000"), WebhookServer.Usdt("1.50000000"), "M_R_1", new PaidAt(at)),
            (paid.Receipt.Amount, paid.Receipt.OrderTotal, paid.Receipt.Transaction.Text, paid.Receipt.PaidAt));
    }

    [Fact]
    public async Task A_payment_of_an_order_that_is_being_closed_pays_the_session()
    {
        var key = await server.Awaiting(1);
        await server.Loop.Handle(
            key, new PaymentCommand.Cancel(Samples.Noon, new CancellationReason.ByProvider()), None, default);

        await Acknowledged(Body.Paid(1), "paid");

        Assert.IsType<PaymentSession.Paid>(await server.Session(key));
    }

    [Fact]
    public async Task The_same_webhook_again_is_acknowledged_and_not_handled_again()
    {
        await server.Awaiting(1);
        var webhook = server.Sign(Body.Paid(1));
        await server.Deliver(webhook);
        var stored = server.Store.Appends;
        server.Store.Fault = new StoreFault.Unreachable();

        var again = await server.Deliver(webhook);

        Assert.Equal((200, Success, stored), (again.Status, again.Body, server.Store.Appends));
        Assert.Equal(["paid", "repeated"], server.Outcomes);
    }

    [Fact]
    public async Task The_same_payment_in_another_webhook_is_one_receipt()
    {
        var key = await server.Awaiting(1);
        await Acknowledged(Body.Paid(1), "paid");
        var stored = server.Store.Appends;

        await Acknowledged(Body.Paid(1), "paid");

        Assert.Equal(stored, server.Store.Appends);
        Assert.Empty(Assert.IsType<PaymentSession.Paid>(await server.Session(key)).Ledger.Surplus);
    }

    [Fact]
    public async Task A_crash_before_it_is_remembered_leads_to_handling_it_again_and_to_one_receipt()
    {
        var key = await server.Awaiting(1);
        var webhook = server.Sign(Body.Paid(1));
        server.Store.NonceFault = new StoreFault.Busy();
        await server.Deliver(webhook);
        server.Store.NonceFault = null;

        await server.Deliver(webhook);
        await server.Deliver(webhook);

        Assert.Equal(["paid", "paid", "repeated"], server.Outcomes);
        Assert.Empty(Assert.IsType<PaymentSession.Paid>(await server.Session(key)).Ledger.Surplus);
    }

    [Fact]
    public async Task Many_of_the_same_at_once_are_one_receipt()
    {
        var key = await server.Awaiting(1);
        var webhook = server.Sign(Body.Paid(1));

        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => server.Deliver(webhook)));

        Assert.All(replies, it => Assert.Equal(200, it.Status));
        Assert.Empty(Assert.IsType<PaymentSession.Paid>(await server.Session(key)).Ledger.Surplus);
    }

    [Fact]
    public async Task A_webhook_that_could_not_be_stored_is_not_remembered_and_pays_when_it_comes_again()
    {
        var key = await server.Awaiting(1);
        var webhook = server.Sign(Body.Paid(1));
        server.Store.Fault = new StoreFault.Full();
        Refused(await server.Deliver(webhook), 503, "not_handled");
        (server.Store.Fault, server.Store.IsContended) = (null, true);
        Refused(await server.Deliver(webhook), 503, "not_handled");
        server.Store.IsContended = false;

        Assert.Equal(200, (await server.Deliver(webhook)).Status);

        Assert.IsType<PaymentSession.Paid>(await server.Session(key));
    }

    [Fact]
    public async Task A_payment_of_no_session_of_ours_is_acknowledged_and_reported()
    {
        await Acknowledged(Body.Paid(1), "unknown_order");
        Assert.Contains(server.Log.Lines, it => it.Contains($"{Body.Order(1)}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_documented_sample_is_read_and_is_not_ours() =>
        await Acknowledged(System.Text.Encoding.UTF8.GetBytes(Body.Golden), "not_ours");

    [Fact]
    public async Task A_payment_never_touches_a_test_session()
    {
        var key = await server.Awaiting(1, Mode.Test);

        await Acknowledged(Body.Paid(1), "test_session");

        Assert.IsType<PaymentSession.Pending>(await server.Session(key));
    }

    [Theory]
    [InlineData("PAYOUT", "PAY_SUCCESS", "nothing that anybody reads")]
    [InlineData("DIRECT_DEBIT_CT", "CONTRACT_SIGNED", "{}")]
    [InlineData("PAY", "PAY_UNDER_WAY", "{}")]
    [InlineData("PAY_REFUND", "REFUND_REJECTED", "{}")]
    [InlineData("PAY_REFUND", "REFUND_SUCCESS", "{}")]
    [InlineData("PAY_REFUND", "REFUND_SUCCESS", "not JSON")]
    public async Task What_we_do_not_follow_is_acknowledged_and_counted(string type, string status, string data)
    {
        await server.Awaiting(1);
        await Acknowledged(Body.Told(type, status, data), "ignored");
    }

    [Theory]
    [InlineData("PAY", "PAY_CLOSED")]
    [InlineData("PAY", "PAY_Closed")]
    [InlineData("PAY_REFUND", "REFUND_SUCCESS")]
    public async Task A_hint_makes_us_ask_about_its_order(string type, string status)
    {
        var key = await server.Awaiting(1);
        server.Platform.OnQuery = new QueryAnswer.Closed(new OrderClosure.Expired());

        await Acknowledged(Body.Told(type, status, Body.Data(1)), "asked");

        Assert.Equal([Body.Order(1)], server.Platform.Asked);
        Assert.IsType<PaymentSession.Expired>(await server.Session(key));
    }

    [Fact]
    public async Task A_hint_is_about_the_order_that_it_names_and_not_the_last()
    {
        await server.Awaiting(1);

        await Acknowledged(Body.Told("PAY", "PAY_CLOSED", Body.Data(1, attempt: 3)), "asked");

        Assert.Equal([Body.Order(1, attempt: 3)], server.Platform.Asked);
    }

    [Fact]
    public async Task A_hint_alone_changes_nothing()
    {
        var key = await server.Awaiting(1);
        server.Platform.OnQuery = new QueryAnswer.Payable();

        await Acknowledged(Body.Told("PAY", "PAY_CLOSED", Body.Data(1)), "asked");

        Assert.IsType<PaymentSession.Pending>(await server.Session(key));
    }

    // Signed by Binance Pay is not the same as meant for us: who has another account there can have any words signed.
    [Theory, MemberData(nameof(NotPaid))]
    public async Task A_payment_that_our_own_question_does_not_confirm_pays_nothing_and_is_to_come_again(
        QueryAnswer answer)
    {
        var key = await server.Awaiting(1);
        server.Platform.OnQuery = answer;

        Refused(await server.Deliver(Body.Paid(1)), 503, "unconfirmed");

        var ledger = (await server.Session(key)).Ledger;
        Assert.True(ledger.Credited.IsNone && ledger.Surplus.IsEmpty);
        Assert.Contains(server.Log.Lines, it =>
            it.StartsWith("Error", StringComparison.Ordinal)
            && it.Contains($"{Body.Order(1)}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_answer_says_is_the_fact_and_not_what_the_webhook_says()
    {
        var key = await server.Awaiting(1);

        await Acknowledged(Body.PaidWith(1, "totalFee", "999.00000000"), "paid");

        var paid = Assert.IsType<PaymentSession.Paid>(await server.Session(key));
        Assert.Equal(WebhookServer.Usdt("1.50000000"), paid.Receipt.Amount);
        Assert.Empty(paid.Ledger.Surplus);
    }

    [Theory]
    [InlineData("PAY", "PAY_CLOSED")]
    [InlineData("PAY_REFUND", "REFUND_SUCCESS")]
    public async Task A_hint_that_gets_no_answer_is_to_come_again(string type, string status)
    {
        await server.Awaiting(1);
        var webhook = server.Sign(Body.Told(type, status, Body.Data(1)));
        server.Platform.OnQuery = new QueryAnswer.Unknown();
        Refused(await server.Deliver(webhook), 503, "unconfirmed");
        server.Platform.OnQuery = Platform.Paid;

        Assert.Equal(200, (await server.Deliver(webhook)).Status);
        Assert.Equal(["unconfirmed", "asked"], server.Outcomes);
    }

    [Fact]
    public async Task A_hint_that_nobody_can_be_asked_about_is_to_come_again()
    {
        await server.Awaiting(1);
        server.Platform.IsConfigured = false;
        Refused(await server.Deliver(Body.Told("PAY", "PAY_CLOSED", Body.Data(1))), 503, "not_handled");
    }

    async Task Acknowledged(byte[] body, string outcome)
    {
        var reply = await server.Deliver(body);
        Assert.Equal((200, Success), (reply.Status, reply.Body));
        Assert.Contains("Content-Type: application/json", reply.Head, StringComparison.Ordinal);
        Assert.Equal(outcome, server.Outcomes.Last());
    }

    static void Refused(Reply reply, int status, string code) =>
        Assert.Equal(
            (status, $$"""{"returnCode":"FAIL","returnMessage":"{{code}}"}"""), (reply.Status, reply.Body));
}
