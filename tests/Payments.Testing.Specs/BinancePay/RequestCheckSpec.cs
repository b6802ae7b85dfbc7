using NodaTime.Testing;

using Payments.Testing.BinancePay;

namespace Payments.Testing.Specs.BinancePay;

/// <summary>"Common rules": who may ask, and when. Each check alone, and which of two is answered.</summary>
public class RequestCheckSpec
{
    const string Unknown = """{"merchantTradeNo":"none"}""";

    // "Signature test vector": the published one, and the one that its page would need today.
    const string VectorSecret = "uahr4nhailyq55yubuhuncnprfac73bcbz2qfafsevic1jruwunioxtoaozy122f";

    const string Busd = "253B9241C7331C0F02A0F5417BDDD4CD88124D3E188C0BA0E3EF121D36844B7F"
        + "4D1A69AD8A1C3C7FF34901115E35A2530B672CF7430902E9862D69867689FD9F";

    const string Usdt = "C1F7A336D5E6A100DD31F41669895D99C24A3A4D4F96DB6389761CB2CDD37FA2"
        + "F6D106A24DB048B4989005E85EADEA392CD866902736D3D276BDC44C49DD00FC";

    [Theory]
    [InlineData("BUSD", Busd, "400100")]
    [InlineData("USDT", Usdt, "400100")]
    [InlineData("USDT", Busd, "400002")]
    [InlineData("BUSD", Usdt, "400002")]
    public async Task The_published_signatures_fit_their_bodies_and_no_other(
        string currency, string signature, string code)
    {
        var body = $$"""
            {"merchantId":"98765987","subMerchantId":"98765987","merchantTradeNo":"9825382937292","totalFee":25.17,
            "productDetail":"Greentea ice cream cone","currency":"{{currency}}","returnUrl":"","tradeType":"APP",
            "productType":"Food","productName":"Ice Cream"}
            """.ReplaceLineEndings("");
        await using var world = await World.Start(it => it with
        {
            Clock = new FakeClock(Instant.FromUnixTimeMilliseconds(1611232922428)),
            Credentials = new MerchantCredentials("key", VectorSecret),
        });
        var call = world.Call(BinancePayRoute.CreateOrder, body);
        Assert.Equal(code, (await world.Send(call with { Timestamp = "1611232922428", Signature = signature })).Code);
    }

    [Theory]
    [InlineData("BinancePay-Certificate-SN")]
    [InlineData("BinancePay-Timestamp")]
    [InlineData("BinancePay-Nonce")]
    [InlineData("BinancePay-Signature")]
    public Task A_header_that_is_missing_is_an_invalid_request(string header) =>
        Answers("400001", it => it with { Without = header });

    [Fact]
    public Task Another_key_is_unknown() => Answers("400004", it => it with { ApiKey = "somebody" });

    [Fact]
    public Task Another_secret_signs_in_vain() => Answers("400002", it => it with { Secret = "guessed" });

    [Fact]
    public async Task A_signature_in_lower_case_is_none()
    {
        await using var world = await World.Start();
        var call = world.Call(BinancePayRoute.QueryOrder, Unknown);
        var signature = call.ToHttp(world.Fake.Address).Headers.GetValues("BinancePay-Signature").Single();
        Assert.Equal("400202", (await world.Send(call with { Signature = signature })).Code);
        Assert.Equal("400002", (await world.Send(call with { Signature = signature.ToLowerInvariant() })).Code);
    }

    [Theory]
    [InlineData(-1000, "400003")]
    [InlineData(-999, "400202")]
    [InlineData(999, "400202")]
    [InlineData(1000, "400003")]
    public Task The_window_of_a_timestamp_is_a_second_wide_on_both_sides(int milliseconds, string code) =>
        Answers(code, it => it with { SentAt = it.SentAt + Duration.FromMilliseconds(milliseconds) });

    [Theory]
    [InlineData("yesterday")]
    [InlineData("-1712577600000")]
    [InlineData("17125776000000000000000000")]
    public Task A_timestamp_is_a_number_of_milliseconds(string timestamp) =>
        Answers("400003", it => it with { Timestamp = timestamp });

    [Theory]
    [InlineData("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4s")]
    [InlineData("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sAA")]
    [InlineData("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4s-")]
    public Task A_nonce_has_32_letters_and_digits(string nonce) =>
        Answers("400001", it => it with { Nonce = nonce });

    [Fact]
    public async Task A_wrong_path_leads_to_a_page_of_the_network()
    {
        await using var world = await World.Start();
        var answer = await world.Send(world.Call(BinancePayRoute.QueryOrder, Unknown) with
        {
            Path = "/binancepay/openapi/v3/order/",
        });
        Assert.Equal((403, "text/html"), (answer.Status, answer.ContentType));
        Assert.StartsWith("<!DOCTYPE html>", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_call_at_all_is_a_system_abnormality()
    {
        await using var world = await World.Start();
        var call = world.Call(BinancePayRoute.QueryOrder, Unknown);
        foreach (var spoilt in new[]
        {
            call with { Method = HttpMethod.Get },
            call with { Method = HttpMethod.Put },
            call with { ContentType = "text/plain" },
            call with { Body = "" },
        })
        {
            Assert.Equal(
                """{"status":"ERROR","type":"SYS","code":"100001001","errorData":"System abnormality"}""",
                (await world.Send(spoilt)).Body);
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{\"merchantTradeNo\":\"a\"} {}")]
    public Task A_body_is_one_object(string body) => Answers("400008", it => it with { Body = body });

    [Fact]
    public Task A_body_that_is_too_large_is_not_looked_at() =>
        Answers("400104", it => it with { Body = new string(' ', 64 * 1024) + Unknown });

    [Theory]
    [InlineData("{}", "400100")]
    [InlineData("{\"merchantTradeNo\":1}", "400100")]
    [InlineData("{\"merchantTradeNo\":\"\\ud800\"}", "400100")]
    [InlineData("{\"prepayId\":\"1\"}", "400202")]
    public Task A_query_names_an_order(string body, string code) => Answers(code, it => it with { Body = body });

    /// <summary>Each line breaks its own rule and all that come after it.</summary>
    [Fact]
    public async Task The_checks_come_in_an_order()
    {
        await using var world = await World.Start();
        var call = world.Call(BinancePayRoute.QueryOrder, "{") with { Nonce = "short" };
        Assert.Equal("400001", (await world.Send(call)).Code);
        call = call with { Timestamp = "1" };
        Assert.Equal("400003", (await world.Send(call)).Code);
        call = call with { Signature = "wrong" };
        Assert.Equal("400002", (await world.Send(call)).Code);
        call = call with { ApiKey = "somebody" };
        Assert.Equal("400004", (await world.Send(call)).Code);
        Assert.Equal("400001", (await world.Send(call with { Without = "BinancePay-Nonce" })).Code);
    }

    [Theory]
    [InlineData(false, 200)]
    [InlineData(true, 401)]
    public async Task A_failure_has_an_http_status_of_its_own_only_if_wanted(bool wanted, int status)
    {
        await using var world = await World.Start(it => it with { FailsWithHttpStatus = wanted });
        var answer = await world.Send(world.Call(BinancePayRoute.QueryOrder, Unknown) with { ApiKey = "somebody" });
        Assert.Equal((status, "FAIL"), (answer.Status, answer.Json.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Requests_are_kept_for_tests_to_look_at()
    {
        await using var world = await World.Start();
        var call = world.Call(BinancePayRoute.QueryOrder, Unknown);
        await world.Send(call);
        var request = Assert.Single(world.Fake.Requests);
        Assert.Equal(
            (BinancePayRoute.QueryOrder, World.Noon, call.Nonce, Unknown),
            (request.Route, request.ArrivedAt, request.Nonce, request.Body));
    }

    static async Task Answers(string code, Func<Call, Call> change)
    {
        await using var world = await World.Start();
        Assert.Equal(code, (await world.Send(change(world.Call(BinancePayRoute.QueryOrder, Unknown)))).Code);
    }
}
