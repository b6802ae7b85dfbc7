using System.Text.Json.Nodes;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json;
using Payments.Json.Client;
using Payments.Juicyway.Webhooks;
using Payments.Testing;

using static Payments.Juicyway.Specs.World.Shop;

namespace Payments.Juicyway.Specs.Client;

/// <summary>Where the documents disagree (reference, section 14): one spec for each row, in its order.</summary>
public class ContradictionsSpec
{
    [Theory]
    [InlineData(false, Shop.Key)]
    [InlineData(true, $"Bearer {Shop.Key}")]
    public async Task Row_1_the_key_is_sent_bare_and_with_Bearer_only_if_configured(bool bearer, string sent)
    {
        await using var shop = await Shop.Start(it => it with { Bearer = bearer });
        await shop.Initialize();

        Assert.Equal(sent, Assert.Single(shop.Juicyway.Requests).Authorization);
    }

    [Theory]
    [InlineData("test_1", "test")]
    [InlineData("sk_test_1", "test")]
    [InlineData("live_1", "live")]
    [InlineData("sk_live_1", "live")]
    public void Row_2_keys_of_both_families_are_taken(string key, string mode) =>
        Assert.Equal(mode, $"{Samples.Lawful(JuicywaySettings.Create(new() { ApiKey = key })).Mode}");

    [Fact]
    public async Task Row_3_the_order_is_sent_in_both_of_its_places()
    {
        await using var shop = await Shop.Start();
        await shop.Initialize();
        var sent = Sent(shop);

        Assert.Equal("ORD-1", $"{sent["order"]!["identifier"]}");
        Assert.True(JsonNode.DeepEquals(sent["order"], sent["metadata"]!["order"]));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("binance_pay", """{"type":"binance_pay"}""")]
    public async Task Row_4_payment_method_is_left_out_unless_one_is_configured(string? method, string? sent)
    {
        await using var shop = await Shop.Start(it => it with { PaymentMethod = method });
        await shop.Initialize();

        Assert.Equal(sent, Sent(shop)["payment_method"]?.ToJsonString());
    }

    [Theory]
    [InlineData("2026-07-01T12:30:00.000000Z")]
    [InlineData("2026-07-02T00:00:00Z")]
    public async Task Row_5_the_end_of_a_session_is_what_the_reply_says(string end)
    {
        var session = await Read(Wire.Session(it => it["expires_at"] = end));

        Assert.Equal(NodaTime.Text.InstantPattern.ExtendedIso.Parse(end).Value, session.ExpiresAt);
    }

    [Theory]
    [InlineData("83a6783c-f5a9-11ee-8831-feb7e1bada9f")]
    [InlineData("d05e51df-809e-498a-ac3f-7acfc0b5d35d")]
    [InlineData("pay_1234567890")]
    public async Task Row_6_an_id_is_text_of_which_nothing_is_expected(string id)
    {
        await using var shop = await Shop.Start();
        shop.Answers(Wire.Reply(Wire.Flat(it => it["id"] = id)));
        var which = Samples.Lawful(RemotePaymentId.Create(id));

        Assert.Equal(which, Right(await shop.Client.Fetch(which, default)).Payment.Id);
        Assert.EndsWith($"/payments/{id}", shop.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Row_7_the_payment_link_may_have_a_deep_path_or_none(bool deepPath)
    {
        var session = await Read(Wire.Session(it => it["links"] = Links.Json(deepPath)));

        Assert.True(session.Links.IsSome);
    }

    [Theory]
    [InlineData("captured")]
    [InlineData("settled")]
    [InlineData("succeeded")]
    [InlineData("success")]
    public async Task Row_8_every_word_of_success_means_that_it_was_paid(string word)
    {
        var session = await Read(Wire.Flat(it => it["status"] = word));

        Assert.IsType<JuicywayStatus.Paid>(JuicywayStatus.Of(session.Payment.Status));
    }

    [Theory]
    [InlineData("NGN", true)]
    [InlineData("USD", true)]
    [InlineData("CAD", true)]
    [InlineData("USDT", false)]
    [InlineData("USDC", false)]
    public async Task Row_9_a_currency_whose_minor_units_nobody_documents_is_neither_sent_nor_read(
        string code, bool isKnown)
    {
        await using var shop = await Shop.Start();
        var opened = await shop.Initialize(In(code));
        shop.Answers(Wire.Reply(Wire.Flat(it => it["currency"] = code)));
        var fetched = await shop.Client.Fetch(Wire.RemoteId, default);

        Assert.Equal((isKnown, isKnown), (opened.IsRight, fetched.IsRight));
        Assert.Equal(isKnown ? 1 : 0, shop.Sends("POST"));
    }

    [Fact]
    public async Task Row_10_how_little_is_too_little_is_for_the_server_to_say()
    {
        await using var shop = await Shop.Start();
        shop.Answers(ScriptedJuicyway.Reply(400, """
            {"error":{"code":"validation_error","message":"amount must be at least 100000","type":"x"}}
            """));

        var fault = Assert.IsType<JuicywayFault.Rejected>(Left(await shop.Initialize()));

        Assert.Equal((400, "validation_error"), (fault.Status, fault.Code));
    }

    [Fact]
    public async Task Row_11_the_provider_makes_references_of_letters_and_digits_only()
    {
        await using var shop = await Shop.Start();
        await shop.Open();

        Assert.Matches("^[0-9A-Z]{26,32}$", $"{Sent(shop)["reference"]}");
    }

    [Theory]
    [InlineData("""{"error":{"code":"c","errors":[{"field":"amount","message":"m"}]}}""")]
    [InlineData("""{"error":{"code":"c"},"errors":[{"field":"amount","message":"m"}]}""")]
    [InlineData("""{"code":"c","errors":[{"field":"amount"},"odd",{"field":7}],"message":"m"}""")]
    public async Task Row_12_the_list_of_errors_stands_in_the_error_or_beside_it(string body)
    {
        await using var shop = await Shop.Start();
        shop.Answers(ScriptedJuicyway.Reply(422, body));

        var fault = Assert.IsType<JuicywayFault.Rejected>(Left(await shop.Initialize()));

        Assert.Equal(("c", Seq1("amount")), (fault.Code, fault.Fields));
    }

    [Fact]
    public async Task Row_13_flat_and_nested_payments_are_read_alike()
    {
        var flat = await Read(Wire.Flat());
        var nested = await Read(Wire.Session());
        await using var shop = await Shop.Start();
        shop.Answers(Wire.Reply(Wire.Page(Wire.Session(), Wire.Flat())));
        var listed = Right(await shop.Client.List(new(), default)).Sessions;

        Assert.Equal(flat.Payment, nested.Payment);
        Assert.Equal(Seq(nested, flat), listed);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task Row_14_no_reason_is_written_in_two_ways(string reason)
    {
        var session = await Read(Wire.Flat(it => it["cancellation_reason"] = JsonNode.Parse(reason)));

        Assert.True(session.Payment.CancellationReason.IsNone);
    }

    [Fact]
    public void Row_15_the_key_and_the_form_of_a_checksum_are_configured_each_by_itself()
    {
        var data = """{"b":1,"a":2}""";
        var key = Samples.Lawful(ChecksumKey.Create("business-1"));
        var body = $$"""{"checksum":"{{Checksum.Of("business-1", "e", "{\"a\":2,\"b\":1}"u8)}}","event":"e","data":{{data}}}""";

        Assert.True(VerifiedNotice.Verify(key, ChecksumForm.Sorted, System.Text.Encoding.UTF8.GetBytes(body)).IsRight);
        Assert.Equal(
            WebhookAnswer.WrongChecksum,
            VerifiedNotice.Verify(key, ChecksumForm.AsReceived, System.Text.Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public async Task Row_16_metadata_of_all_the_ten_kilobytes_that_one_edition_allows_is_sent()
    {
        await using var shop = await Shop.Start();
        var request = Samples.Request(1);
        var longest = Metadata.Create($$"""{"k":"{{new string('x', Metadata.MaxBytes - 8)}}"}""");
        Right(await shop.Initialize(Samples.Lawful(PaymentRequest.Create(
            10_001, Currency.Usd, request.Customer, request.Description, request.Reference, request.Order, longest))));

        Assert.Equal(Metadata.MaxBytes - 8, $"{Sent(shop)["metadata"]!["k"]}".Length);
    }

    static async Task<RemoteSession> Read(JsonObject reply)
    {
        await using var shop = await Shop.Start();
        shop.Answers(Wire.Reply(reply));
        return Right(await shop.Client.Fetch(Wire.RemoteId, default));
    }

    static JsonNode Sent(Shop shop) =>
        JsonNode.Parse(shop.Juicyway.Requests.First(it => it.Path == "/payment-sessions").Body)!;

    static PaymentRequest In(string currency)
    {
        var request = Samples.Request(1);
        return Samples.Lawful(PaymentRequest.Create(
            10_001, Currency.Create(currency), request.Customer, request.Description, request.Reference, request.Order,
            request.Metadata));
    }
}
