using System.Globalization;
using System.Text;

using Payments.BinancePay.Specs.Webhooks.Running;

namespace Payments.BinancePay.Specs.Webhooks;

/// <summary>No more is taken in than a webhook can have.</summary>
public sealed class BodySizeSpec(SharedServer shared) : IClassFixture<SharedServer>
{
    const int Max = 256 * 1024;
    const string TooLarge = """{"returnCode":"FAIL","returnMessage":"body_too_large"}""";

    [Fact]
    public async Task What_says_that_it_is_longer_is_answered_before_any_of_it_is_sent()
    {
        var length = (Max + 1).ToString(CultureInfo.InvariantCulture);
        var reply = await shared.Server.Send(Signed([], $"Content-Length: {length}"), []);
        Assert.Equal((413, TooLarge), (reply.Status, reply.Body));
    }

    [Fact]
    public async Task What_does_not_say_so_is_answered_when_it_is()
    {
        var reply = await Chunked(new byte[Max + 1]);
        Assert.Equal((413, TooLarge), (reply.Status, reply.Body));
    }

    [Fact]
    public async Task What_is_just_as_long_as_it_may_be_is_read()
    {
        var padded = Padded(Max);
        Assert.Equal(200, (await shared.Server.Deliver(padded)).Status);
        Assert.Equal(200, (await Chunked(padded)).Status);
    }

    [Fact]
    public async Task A_body_in_broken_chunks_is_refused()
    {
        var reply = await shared.Server.Send(Signed([], "Transfer-Encoding: chunked"), "no number\r\n"u8.ToArray());
        Assert.Equal(
            (400, """{"returnCode":"FAIL","returnMessage":"unreadable_request"}"""), (reply.Status, reply.Body));
    }

    // Nothing of it ever comes: whoever waits for it does not answer.
    [Theory]
    [InlineData("Content-Length: 262144")]
    [InlineData("Content-Length: 262145")]
    [InlineData("Transfer-Encoding: chunked")]
    public async Task What_no_header_signs_is_answered_before_any_of_it_is_sent(string framing)
    {
        var reply = await shared.Server.Send(RawPost.Head(framing), []);
        Assert.Equal(
            (400, """{"returnCode":"FAIL","returnMessage":"malformed_headers"}"""), (reply.Status, reply.Body));
    }

    Task<Reply> Chunked(byte[] body) =>
        shared.Server.Send(Signed(body, "Transfer-Encoding: chunked"), RawPost.Chunked(body, 10_000));

    string Signed(byte[] body, string framing) => RawPost.Head([.. shared.Server.Sign(body).Headers, framing]);

    static byte[] Padded(int length) =>
        [.. Encoding.ASCII.GetBytes("""{"bizType":"NEWS"}""".PadRight(length))];
}
