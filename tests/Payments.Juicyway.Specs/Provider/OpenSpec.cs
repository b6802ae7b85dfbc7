using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

using static Payments.Juicyway.Specs.World.ScriptedJuicyway;

namespace Payments.Juicyway.Specs.Provider;

/// <summary>An order is opened once, whatever gets lost, and never captured twice.</summary>
public class OpenSpec
{
    const string Look = "GET /payments";
    const string Initialize = "POST /payment-sessions";

    static readonly string Reference = Shop.Number.Text;

    [Fact]
    public async Task An_order_is_looked_for_initialized_and_captured()
    {
        await using var shop = await Shop.Start();

        var opened = Assert.IsType<OpenAnswer.Opened>(await shop.Open());

        Assert.Equal((1, 1), (shop.Desk.Payments(Reference), shop.Desk.Captures(Reference)));
        Assert.Equal(Samples.Request(1).Amount, opened.Checkout.Quote);
        Assert.Equal(Shop.Noon + Desk.Life, opened.Checkout.ExpiresAt);
        Assert.Equal([Look, Initialize], shop.Requests[..2]);
        Assert.Equal(3, shop.Requests.Length);
    }

    [Fact]
    public async Task What_the_buyer_is_asked_is_what_the_session_asks_under_the_number_of_the_order()
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        var sent = System.Text.Json.Nodes.JsonNode.Parse(shop.Juicyway.Requests.ElementAt(1).Body)!;

        Assert.Equal($"10001 USD {Reference} incoming", $"{sent["amount"]} {sent["currency"]} {sent["reference"]} {sent["direction"]}");
        Assert.Equal("ada.obi+1@example.com", $"{sent["customer"]!["email"]}");
        Assert.Equal("203.0.113.7 individual", $"{sent["customer"]!["ip_address"]} {sent["customer"]!["type"]}");
        Assert.Null(sent["customer"]!["id"]);
        Assert.Equal("né 日本", $"{sent["metadata"]!["note"]}");
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    public async Task When_initialize_is_lost_the_next_try_finds_what_it_left(bool onTheWayBack, int captures)
    {
        await using var shop = await Shop.Start();
        shop.Answers(Served, onTheWayBack ? ServedAndLost : Broken);

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        shop.Restart();
        Assert.IsType<OpenAnswer.Opened>(await shop.Open());

        Assert.Equal((1, captures), (shop.Desk.Payments(Reference), shop.Desk.Captures(Reference)));
    }

    [Fact]
    public async Task When_the_node_dies_before_the_capture_another_one_captures()
    {
        await using var shop = await Shop.Start();
        shop.Answers(Served, Served, Broken);

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
        shop.Restart();
        Assert.IsType<OpenAnswer.Opened>(await shop.Open());

        Assert.Equal((1, 1), (shop.Desk.Payments(Reference), shop.Desk.Captures(Reference)));
    }

    [Fact]
    public async Task When_the_answer_to_the_capture_is_lost_the_links_are_found_in_the_list()
    {
        await using var shop = await Shop.Start();
        shop.Answers(Served, Served, ServedAndLost);

        Assert.IsType<OpenAnswer.Opened>(await shop.Open());
        Assert.Equal(1, shop.Desk.Captures(Reference));
    }

    [Fact]
    public async Task When_the_node_dies_after_the_capture_another_one_finds_the_links()
    {
        await using var shop = await Shop.Start();
        shop.Answers(Served, Served, ServedAndLost, Reply(404, ""));

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        shop.Restart();
        Assert.IsType<OpenAnswer.Opened>(await shop.Open());

        Assert.Equal(1, shop.Desk.Captures(Reference));
    }

    [Fact]
    public async Task What_was_captured_is_not_captured_again_when_its_links_are_not_listed()
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        shop.Desk.Change(Reference, it => it["links"] = new System.Text.Json.Nodes.JsonObject());
        shop.Restart();

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        Assert.IsType<QueryAnswer.Payable>(await shop.Query());
        Assert.Equal(1, shop.Desk.Captures(Reference));
    }

    [Fact]
    public async Task A_payment_that_a_list_tells_flat_may_have_been_captured()
    {
        await using var shop = await Shop.Start();
        var flat = Wire.Flat(it => it["reference"] = Reference);
        shop.Juicyway.Otherwise = Wire.Reply(Wire.Page(flat));

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        Assert.IsType<QueryAnswer.Payable>(await shop.Query());
        Assert.Equal(0, shop.Sends("POST"));
    }

    [Theory]
    [InlineData("settled")]
    [InlineData("failed")]
    [InlineData("on_hold")]
    public async Task What_is_no_longer_pending_is_asked_about_and_not_opened(string status)
    {
        await using var shop = await Shop.Start();
        await shop.Open();
        shop.Desk.Status(Reference, status);

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        Assert.Equal(1, shop.Desk.Captures(Reference));
    }

    [Fact]
    public async Task Another_payment_under_our_number_is_not_captured()
    {
        await using var shop = await Shop.Start();
        var strange = Wire.Payment(Reference);
        strange["amount"] = 100;
        shop.Desk.Keep(strange);

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        Assert.Equal(0, shop.Sends("POST"));
    }

    [Fact]
    public async Task Nothing_is_opened_while_the_list_cannot_be_read()
    {
        await using var shop = await Shop.Start();
        shop.Juicyway.Otherwise = (http, desk) => http.Request.Method == "GET" ? Broken(http, desk) : desk(http);

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        Assert.Equal(0, shop.Sends("POST"));
    }

    [Fact]
    public async Task Nothing_is_opened_while_a_payment_in_the_list_cannot_be_told_from_ours()
    {
        await using var shop = await Shop.Start();
        var strange = Wire.Payment();
        strange["reference"] = 7;
        shop.Desk.Keep(strange);

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        Assert.Equal(0, shop.Sends("POST"));
    }

    [Theory]
    [InlineData(400, "Refused")]
    [InlineData(401, "Refused")]
    [InlineData(422, "Refused")]
    [InlineData(408, "Unknown")]
    [InlineData(409, "Unknown")]
    [InlineData(429, "Unknown")]
    [InlineData(500, "Unknown")]
    [InlineData(200, "Unknown")]
    public async Task What_initialize_answers_is_a_refusal_only_if_it_says_no(int status, string answer)
    {
        await using var shop = await Shop.Start();
        shop.Answers(Served, Reply(status, ""));

        Assert.Equal(answer, (await shop.Open()).GetType().Name);
    }

    [Theory]
    [InlineData("another mode")]
    [InlineData("another currency")]
    [InlineData("no time left")]
    public async Task What_cannot_be_is_refused_without_being_sent(string what)
    {
        await using var shop = await Shop.Start();
        var answer = what switch
        {
            "another mode" => await shop.Open(Samples.Terms(1)),
            "another currency" => await shop.Open(Shop.Live(In(Currency.Eur))),
            _ => await shop.Open(deadline: Shop.Noon),
        };

        Assert.IsType<OpenAnswer.Refused>(answer);
        Assert.Empty(shop.Requests);
    }

    [Fact]
    public async Task What_could_act_after_the_lease_is_not_sent()
    {
        await using var shop = await Shop.Start();
        var late = Shop.Noon + shop.Settings.RequestValidity;

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open(notAfter: late - Duration.Epsilon));
        Assert.Equal(0, shop.Sends("POST"));
        Assert.IsType<OpenAnswer.Opened>(await shop.Open(notAfter: late));
    }

    [Fact]
    public async Task A_capture_that_could_act_after_the_lease_is_left_to_the_next_try()
    {
        await using var shop = await Shop.Start();
        shop.Answers(Served, async (http, desk) =>
        {
            shop.Clock.AdvanceSeconds(1);
            await desk(http);
        });

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open(notAfter: Shop.Noon + shop.Settings.RequestValidity));
        Assert.Equal(0, shop.Desk.Captures(Reference));
        Assert.IsType<OpenAnswer.Opened>(await shop.Open());
    }

    static PaymentRequest In(Currency currency)
    {
        var request = Samples.Request(1);
        return Samples.Lawful(PaymentRequest.Create(
            10_001, currency, request.Customer, request.Description, request.Reference, request.Order, request.Metadata));
    }
}
