using System.Globalization;

using Payments.BinancePay.Specs.Webhooks.Running;
using Payments.Domain.Sessions;
using Payments.Testing;

namespace Payments.BinancePay.Specs.Webhooks;

/// <summary>What must be true of a webhook before anything reads it.</summary>
public sealed class VerifyingSpec : IAsyncLifetime
{
    static readonly Duration Day = Duration.FromHours(24);
    static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    WebhookServer server = null!;

    public static TheoryData<string> Headers =>
        ["BinancePay-Certificate-SN", "BinancePay-Timestamp", "BinancePay-Nonce", "BinancePay-Signature"];

    public async Task InitializeAsync()
    {
        server = await WebhookServer.Start();
        await server.Awaiting(1);
    }

    public Task DisposeAsync() => server.DisposeAsync().AsTask();

    [Theory, MemberData(nameof(Headers))]
    public async Task Each_header_must_be_there(string header)
    {
        var webhook = server.Sign(Body.Paid(1));
        await Refused(webhook.Body, webhook.Headers.Where(it => !Is(it, header)), 400, "malformed_headers");
        var blank = webhook.Headers.Select(it => Is(it, header) ? $"{header}: " : it);
        await Refused(webhook.Body, blank, 400, "malformed_headers");
    }

    [Theory, MemberData(nameof(Headers))]
    public async Task No_header_may_be_there_twice(string header)
    {
        var webhook = server.Sign(Body.Paid(1));
        var headers = webhook.Headers.Append(webhook.Headers.Single(it => Is(it, header)));
        await Refused(webhook.Body, headers, 400, "malformed_headers");
    }

    [Theory, MemberData(nameof(Headers))]
    public async Task No_header_may_be_long(string header)
    {
        var webhook = server.Sign(Body.Paid(1));
        var headers = webhook.Headers.Select(it => Is(it, header) ? $"{header}: {new string('1', 5000)}" : it);
        await Refused(webhook.Body, headers, 400, "malformed_headers");
    }

    [Theory]
    [InlineData("+{0}")]
    [InlineData("0{0}")]
    [InlineData("-{0}")]
    [InlineData("{0}.0")]
    [InlineData("{0}00000")]
    [InlineData("1.7829072E12")]
    [InlineData("0x19F1E7E6900")]
    [InlineData("")]
    public async Task A_time_is_written_in_one_way_even_if_another_is_signed(string form)
    {
        var milliseconds = Samples.Noon.ToUnixTimeMilliseconds();
        var timestamp = string.Format(CultureInfo.InvariantCulture, form, milliseconds);
        await Refused(
            Signer.Listed.Sign(Body.Paid(1), timestamp, server.NextNonce()), 400, "malformed_headers");
    }

    [Fact]
    public async Task A_signature_is_written_in_one_way()
    {
        var webhook = server.Sign(Body.Paid(1));
        var text = webhook.Signature;

        // 256 bytes leave one for the last group, of whose second character four bits mean nothing.
        var digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        var next = digits[digits.IndexOf(text[^3], StringComparison.Ordinal) + 1];
        var other = $"{text[..^3]}{next}==";
        Assert.Equal(Convert.FromBase64String(text), Convert.FromBase64String(other));

        foreach (var changed in new[] { other, text[..^2], text[..^1], text.Insert(4, " "), text.Insert(4, "\t"), "!" })
            await Refused(webhook with { Signature = changed }, 400, "malformed_headers");
        await Refused(webhook with { Signature = $"AAAA{text}" }, 401, "wrong_signature");
        Assert.Equal(200, (await server.Deliver(webhook)).Status);
    }

    [Fact]
    public async Task What_another_has_signed_is_refused()
    {
        var forged = Signer.Next.Sign(Body.Paid(1), Samples.Noon, server.NextNonce());
        await Refused(forged, 401, "unknown_certificate");
        await Refused(forged with { Serial = Signer.Listed.Certificate.Serial }, 401, "wrong_signature");
    }

    [Fact]
    public async Task A_line_feed_cannot_move_from_one_part_to_the_next()
    {
        var webhook = Signer.Listed.Sign([(byte)'x', (byte)'\n', .. Body.Paid(1)], Samples.Noon, "nonce");
        await Refused(webhook with { Nonce = "noncex", Body = Body.Paid(1) }, 401, "wrong_signature");
        await Refused(webhook with { Nonce = "nonce\nx", Body = Body.Paid(1) }, 400, "");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public async Task Within_the_window_a_time_is_taken(int beyond)
    {
        Assert.Equal(200, (await server.Deliver(At(Samples.Noon - Day - (Millisecond * beyond)))).Status);
        Assert.Equal(200, (await server.Deliver(At(Samples.Noon + Day + (Millisecond * beyond)))).Status);
    }

    [Fact]
    public async Task Outside_of_the_window_a_time_is_refused()
    {
        await Refused(At(Samples.Noon - Day - Millisecond), 401, "stale_timestamp");
        await Refused(At(Samples.Noon + Day + Millisecond), 401, "stale_timestamp");
        Assert.Equal(0, server.Platform.Fetches);
    }

    [Fact]
    public async Task A_webhook_is_remembered_for_as_long_as_it_is_fresh()
    {
        var webhook = At(Samples.Noon + Day);
        await server.Deliver(webhook);

        server.Clock.Reset(Samples.Noon + Day + Day);
        await server.Deliver(webhook);
        server.Clock.Reset(Samples.Noon + Day + Day + Millisecond);
        await server.Deliver(webhook);

        Assert.Equal(["paid", "repeated", "stale_timestamp"], server.Outcomes);
    }

    [Fact]
    public async Task A_refusal_says_and_logs_nothing_of_what_was_sent()
    {
        var webhook = server.Sign("sentinel"u8.ToArray());
        var replies = new[]
        {
            await server.Deliver(webhook),
            await server.Deliver(webhook with { Nonce = "sentinel" }),
            await server.Deliver(webhook with { Serial = "sentinel" }),
            await server.Deliver(webhook with { Timestamp = "sentinel" }),
            await server.Deliver(Body.PaidWith(1, "transactionId", "\"sentinel sentinel\"")),
            await server.Deliver(Body.PaidWith(1, "merchantTradeNo", "\"sentinel\"")),
        };

        Assert.DoesNotContain(replies, it => it.Body.Contains("sentinel", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log.Lines, it => it.Contains("sentinel", StringComparison.Ordinal));
    }

    SignedWebhook At(Instant at) => Signer.Listed.Sign(Body.Paid(1), at, server.NextNonce());

    Task Refused(SignedWebhook webhook, int status, string code) =>
        Refused(webhook.Body, webhook.Headers, status, code);

    async Task Refused(byte[] body, IEnumerable<string> headers, int status, string code)
    {
        var stored = server.Store.Appends;
        var reply = await server.Deliver(body, headers);
        Assert.Equal(status, reply.Status);
        if (code.Length > 0)
            Assert.Equal($$"""{"returnCode":"FAIL","returnMessage":"{{code}}"}""", reply.Body);
        Assert.Equal(stored, server.Store.Appends);
    }

    static bool Is(string line, string header) => line.StartsWith($"{header}:", StringComparison.Ordinal);
}
