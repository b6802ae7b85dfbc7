using System.Net;
using System.Net.Http.Headers;
using System.Text;

using Payments.Application.Ports;
using Payments.BinancePay.Specs.Outbound.World;
using Payments.Testing;

using static Payments.BinancePay.Specs.Outbound.World.ScriptedBinance;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>What is sent again, how often, and how it is signed then.</summary>
public class RepeatSpec
{
    static readonly Act NotFound = Reply(Wire.Failure("400202"));

    public static TheoryData<string, Act> Troubles() => new()
    {
        { "500", Reply("", HttpStatusCode.InternalServerError) },
        { "502", Reply("<html>", HttpStatusCode.BadGateway) },
        { "503", Reply("", HttpStatusCode.ServiceUnavailable) },
        { "429", Reply("", HttpStatusCode.TooManyRequests) },
        { "reset", Break(new HttpRequestException(HttpRequestError.ResponseEnded)) },
        { "no such host", Break(new HttpRequestException(HttpRequestError.NameResolutionError)) },
    };

    [Theory, MemberData(nameof(Troubles))]
    public async Task A_request_for_an_order_is_sent_once(string trouble, Act act)
    {
        using var shop = new Shop().Answers(act);

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        Assert.True(shop.Sends == 1, trouble);
    }

    [Theory, MemberData(nameof(Troubles))]
    public async Task A_query_is_repeated(string trouble, Act act)
    {
        using var shop = new Shop().Answers(act, act, NotFound);

        Assert.IsType<QueryAnswer.NotFound>(await shop.Query());
        Assert.True(shop.Sends == 3, trouble);
    }

    [Theory, MemberData(nameof(Troubles))]
    public async Task But_not_for_ever(string trouble, Act act)
    {
        using var shop = new Shop().Answers(act);

        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
        Assert.True(shop.Sends == 1 + shop.Settings.MaxRepeats, trouble);
    }

    [Fact]
    public async Task A_close_and_the_certificates_are_repeated_too()
    {
        using var shop = new Shop().Answers(Reply("", HttpStatusCode.BadGateway));

        await shop.Close();
        Assert.Equal(3, shop.Sends);
        await shop.Provider.Certificates(default);
        Assert.Equal(6, shop.Sends);
    }

    [Fact]
    public async Task An_answer_is_not_asked_for_again()
    {
        using var shop = new Shop().Answers(Wire.Failure("400000"));

        await shop.Query();

        Assert.Equal(1, shop.Sends);
    }

    [Fact]
    public async Task A_server_does_not_say_how_long_we_wait()
    {
        using var shop = new Shop().Answers(
            _ =>
            {
                var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
                busy.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromHours(1));
                return Task.FromResult(busy);
            },
            NotFound);

        Assert.IsType<QueryAnswer.NotFound>(await shop.Query().WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Each_try_is_signed_anew()
    {
        using var shop = new Shop().Answers(Reply("", HttpStatusCode.BadGateway));
        shop.Binance.OnSent = () => shop.Clock.AdvanceMilliseconds(100);

        await shop.Query();

        Assert.Equal(3, shop.Binance.Sent.Select(it => it.Nonce).Distinct().Count());
        Assert.Equal(
            Enumerable.Range(0, 3).Select(it => $"{Shop.Noon.ToUnixTimeMilliseconds() + (it * 100)}"),
            shop.Binance.Sent.Select(it => it.Timestamp));
        Assert.All(shop.Binance.Sent, AssertSigned);
    }

    [Fact]
    public async Task A_request_for_an_order_is_signed_over_the_bytes_that_are_sent()
    {
        using var shop = new Shop().Answers(Wire.Created());

        await shop.Open();

        AssertSigned(Assert.Single(shop.Binance.Sent));
    }

    [Fact]
    public async Task When_half_of_twenty_tries_failed_nothing_is_sent_for_a_while()
    {
        using var shop = new Shop().Answers(Reply("", HttpStatusCode.BadGateway));
        for (var time = 0; time < 20; time++)
            await shop.Open();

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
        Assert.IsType<CloseAnswer.Unknown>(await shop.Close());
        Assert.Equal(20, shop.Sends);
    }

    // By hand, and not by the code that signs.
    static void AssertSigned(Sent sent)
    {
        byte[] payload = [.. Encoding.ASCII.GetBytes($"{sent.Timestamp}\n{sent.Nonce}\n"), .. sent.Body, (byte)'\n'];
        var signature = System.Security.Cryptography.HMACSHA512.HashData(Encoding.ASCII.GetBytes(Shop.Secret), payload);

        Assert.Equal(Shop.ApiKey, sent.Key);
        Assert.Matches("^[a-zA-Z]{32}$", sent.Nonce);
        Assert.Equal(Convert.ToHexString(signature), sent.Signature);
    }
}
