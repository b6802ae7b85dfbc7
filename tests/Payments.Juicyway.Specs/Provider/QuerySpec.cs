using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

using static Payments.Juicyway.Specs.World.ScriptedJuicyway;

namespace Payments.Juicyway.Specs.Provider;

/// <summary>How an order stands is what Juicyway says of the payment under its number.</summary>
public class QuerySpec
{
    static readonly string Reference = Shop.Number.Text;

    [Theory]
    [InlineData("pending", "Payable")]
    [InlineData("authenticating", "Payable")]
    [InlineData("processing", "Payable")]
    [InlineData("captured", "Paid")]
    [InlineData("settled", "Paid")]
    [InlineData("succeeded", "Paid")]
    [InlineData("success", "Paid")]
    [InlineData("paid", "Paid")]
    [InlineData("failed", "Closed Canceled")]
    [InlineData("cancelled", "Closed Canceled")]
    [InlineData("expired", "Closed Expired")]
    [InlineData("SETTLED", "Paid")]
    [InlineData("refunded", "Unknown")]
    [InlineData("on_hold", "Unknown")]
    public async Task A_word_means_what_it_means_on_whatever_node(string word, string means)
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        shop.Desk.Status(Reference, word);

        Assert.Equal(means, Text(await shop.Query()));
        shop.Restart();
        Assert.Equal(means, Text(await shop.Query()));
    }

    [Fact]
    public async Task What_was_paid_is_the_amount_of_the_payment_and_its_id_is_the_transaction()
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        shop.Desk.Status(Reference, "settled");
        shop.Clock.AdvanceMinutes(1);

        var paid = Assert.IsType<QueryAnswer.Paid>(await shop.Query());

        Assert.Equal((Samples.Usd(10_001), Samples.Usd(10_001), false), (paid.Amount, paid.OrderTotal, paid.Refunded));
        Assert.Equal(shop.Juicyway.Requests.Last().Path, $"/payments/{paid.Transaction}");
        Assert.Equal(Shop.Noon + Duration.FromMinutes(1), paid.PaidAt.Instant);
    }

    [Fact]
    public async Task Money_that_is_heard_of_late_is_not_said_to_have_moved_after_the_end()
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        shop.Desk.Status(Reference, "settled");
        shop.Clock.AdvanceDays(9);

        Assert.Equal(Shop.Noon + Desk.Life, Assert.IsType<QueryAnswer.Paid>(await shop.Query()).PaidAt.Instant);
    }

    [Theory]
    [InlineData("10000", "Paid 100.00")]
    [InlineData("null", "Paid 100.01")]
    [InlineData("0", "Unknown")]
    public async Task What_is_said_to_be_paid_is_believed_and_not_guessed(string amountPaid, string means)
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        shop.Desk.Status(Reference, "settled");
        shop.Desk.Change(
            Reference, it => it["payment"]!["amount_paid"] = System.Text.Json.Nodes.JsonNode.Parse(amountPaid));

        var answer = await shop.Query();

        Assert.Equal(means, answer is QueryAnswer.Paid paid ? $"Paid {paid.Amount.ToText()}" : Text(answer));
    }

    [Fact]
    public async Task Two_words_that_differ_mean_nothing()
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        shop.Desk.Change(Reference, it => it["status"] = "settled");
        shop.Restart();

        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public async Task What_is_pending_is_over_when_a_payment_before_its_end_would_have_shown(long nanoseconds, bool isOver)
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        var over = Desk.Life + shop.Settings.SettlingTime;
        shop.Clock.Advance(over + Duration.FromNanoseconds(nanoseconds));

        Assert.Equal(isOver ? "Closed Expired" : "Payable", Text(await shop.Query()));
        shop.Restart();
        Assert.Equal(isOver ? "Closed Expired" : "Payable", Text(await shop.Query()));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public async Task What_was_never_captured_ends_when_the_longest_order_would(long nanoseconds, bool isOver)
    {
        await using var shop = await Shop.Start();
        shop.Answers(Served, Served, Broken);
        await shop.Open();
        var over = shop.Settings.LongestOrderLife + shop.Settings.SettlingTime;
        shop.Clock.Advance(over + Duration.FromNanoseconds(nanoseconds));

        Assert.Equal(isOver ? "Closed Expired" : "Unknown", Text(await shop.Query()));
    }

    [Fact]
    public async Task What_is_under_way_is_never_over()
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        shop.Desk.Status(Reference, "processing");
        shop.Clock.AdvanceDays(30);

        Assert.IsType<QueryAnswer.Payable>(await shop.Query());
    }

    [Fact]
    public async Task What_nobody_has_opened_is_not_found()
    {
        await using var shop = await Shop.Start();

        Assert.IsType<QueryAnswer.NotFound>(await shop.Query());
    }

    [Fact]
    public async Task A_payment_is_found_behind_hundreds_of_others()
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        Others(shop, 250);
        shop.Restart();

        Assert.IsType<QueryAnswer.Payable>(await shop.Query());
    }

    [Fact]
    public async Task Not_found_is_not_said_of_a_list_that_has_no_end()
    {
        await using var shop = await Shop.Start();
        Others(shop, 1_001);

        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
        Assert.Equal(10, shop.Requests.Length);
    }

    [Fact]
    public async Task Two_payments_under_one_number_mean_nothing()
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        shop.Desk.Keep(Wire.Payment(Reference));
        shop.Restart();
        shop.Clock.AdvanceDays(9);

        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
    }

    [Fact]
    public async Task One_of_two_payments_under_one_number_that_cannot_be_read_counts_as_well()
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        var strange = Wire.Payment(Reference);
        strange["amount"] = "a lot";
        shop.Desk.Keep(strange);
        shop.Restart();

        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
    }

    [Fact]
    public async Task A_payment_that_cannot_be_fetched_any_more_is_looked_for()
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        shop.Desk.Status(Reference, "settled");
        shop.Answers(Reply(404, ""));

        Assert.IsType<QueryAnswer.Paid>(await shop.Query());
    }

    [Fact]
    public async Task What_was_seen_is_not_said_to_be_absent_when_the_list_has_lost_it()
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        shop.Answers(Reply(404, ""), Wire.Reply(Wire.Page()));

        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
    }

    [Fact]
    public async Task A_payment_that_is_gone_is_not_said_to_be_absent()
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        shop.Juicyway.Otherwise = Reply(404, "");

        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
    }

    [Fact]
    public async Task An_answer_under_another_number_is_not_about_our_order()
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        shop.Desk.Change(Reference, it => it["payment"]!["reference"] = "INV-9");

        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
    }

    [Fact]
    public async Task A_payment_of_another_mode_is_not_ours()
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        shop.Desk.Change(Reference, it => it["payment"]!["mode"] = "test");

        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
    }

    [Theory]
    [InlineData("01900000-0000-7000-8000-000000000000", "&created_after=2024-06-10T01:35")]
    [InlineData("01900000-0000-4000-8000-000000000000", "")]
    public async Task A_list_is_read_from_the_time_on_that_an_id_tells_if_it_does(string id, string since)
    {
        await using var shop = await Shop.Start();
        await shop.Provider.Query(new(PaymentId.From(Guid.Parse(id)), Attempt.First), default);

        var path = Uri.UnescapeDataString(shop.Juicyway.Requests.Single().Path);
        Assert.StartsWith($"/payments?limit=100{since}", path, StringComparison.Ordinal);
        Assert.Equal(since.Length > 0, path.Contains("created_after", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_order_cannot_be_closed_and_nothing_is_sent()
    {
        await using var shop = await Shop.Start();

        Assert.IsType<CloseAnswer.CannotClose>(await shop.Provider.Close(Shop.Number, Shop.Lease, default));
        Assert.Empty(shop.Requests);
    }

    static void Others(Shop shop, int count)
    {
        for (var number = 0; number < count; number++)
            shop.Desk.Keep(Wire.Payment($"other-{number}"));
    }

    static string Text(QueryAnswer answer) =>
        answer is QueryAnswer.Closed closed ? $"Closed {closed.How.GetType().Name}" : answer.GetType().Name;
}
