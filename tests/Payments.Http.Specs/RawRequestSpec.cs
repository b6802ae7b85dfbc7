using System.Globalization;
using System.Text;

using static Payments.Http.Specs.Running.RawConnection;

namespace Payments.Http.Specs;

/// <summary>What comes over a socket from a client that is broken, slow, gone or hostile.</summary>
public sealed class RawRequestSpec(SharedServer shared) : IClassFixture<SharedServer>
{
    const string Json = "Content-Type: application/json";
    const string Chunked = "Transfer-Encoding: chunked";

    Server Server => shared.Server;

    [Fact]
    public async Task A_body_in_chunks_is_read()
    {
        var body = Encoding.UTF8.GetBytes(SampleBody.New());

        var reply = await Ask(
            Server,
            Bytes(Post(Json, Chunked)), Chunk(body[..100]), Chunk(body[100..101]), Chunk(body[101..]), Chunk([]));

        Assert.Equal(201, reply!.Status);
    }

    [Fact]
    public async Task A_body_in_chunks_is_413_once_it_is_too_long()
    {
        var stored = Server.Store.Appends;
        var chunk = Chunk(Bytes(new string(' ', 16 * 1024)));

        var reply = await Ask(Server, Bytes(Post(Json, Chunked)), chunk, chunk, chunk, chunk, chunk, Chunk([]));

        AssertRefused(413, "request_too_large", stored, reply);
    }

    [Theory, InlineData(64 * 1024 + 1), InlineData(31_000_000), InlineData(long.MaxValue)]
    public async Task A_body_that_says_it_is_too_long_is_413_before_it_comes(long length)
    {
        var stored = Server.Store.Appends;

        var reply = await Ask(Server, Post(Json, Length(length)));

        AssertRefused(413, "request_too_large", stored, reply);
    }

    [Fact]
    public async Task A_body_that_is_longer_than_it_says_is_read_as_long_as_it_says()
    {
        var body = Encoding.UTF8.GetBytes(SampleBody.New());

        var reply = await Ask(Server, Bytes(Post(Json, Length(body.Length))), body, Bytes(new string('x', 200_000)));

        Assert.Equal(201, reply!.Status);
    }

    [Fact]
    public async Task A_body_that_says_two_lengths_is_not_read()
    {
        var stored = Server.Store.Appends;

        var reply = await Ask(Server, Post(Json, "Content-Length: 2", "Content-Length: 3") + "{}x");

        Assert.Equal((400, stored), (reply!.Status, Server.Store.Appends));
    }

    [Fact]
    public async Task A_chunk_that_is_none_is_400_in_the_envelope()
    {
        var stored = Server.Store.Appends;

        var reply = await Ask(Server, Post(Json, Chunked) + "hush7\r\n");

        AssertRefused(400, "unreadable_request", stored, reply);
    }

    [Fact]
    public async Task No_body_and_no_type_is_an_empty_body()
    {
        var stored = Server.Store.Appends;

        AssertRefused(400, "unreadable_body", stored, await Ask(Server, Post(Length(0))));
        AssertRefused(400, "unreadable_body", stored, await Ask(Server, Post()));
    }

    [Fact]
    public async Task Who_waits_to_be_told_to_go_on_is_told_when_all_before_the_body_is_right()
    {
        var body = Encoding.UTF8.GetBytes(SampleBody.New());
        using var connection = await To(Server);
        await connection.Send(Post(Json, Length(body.Length), "Expect: 100-continue"));

        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", await connection.Read(25));
        await connection.Send(body);

        Assert.Equal(201, (await connection.ReadReply())!.Status);
    }

    [Fact]
    public async Task Who_waits_to_be_told_to_go_on_is_not_told_when_the_body_would_be_for_nothing()
    {
        const string expect = "Expect: 100-continue";
        var stored = Server.Store.Appends;

        AssertRefused(413, "request_too_large", stored, await Ask(Server, Post(Json, Length(100_000), expect)));
        var text = Post("Content-Type: text/plain", Length(9), expect);
        AssertRefused(415, "media_type_not_supported", stored, await Ask(Server, text));
        var unknown = Post(Json, Length(9), expect).Replace(Keys.Test, Keys.Unknown, StringComparison.Ordinal);
        AssertRefused(401, "api_key_unknown", stored, await Ask(Server, unknown));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Who_goes_away_in_the_middle_of_a_body_leaves_nothing(bool politely)
    {
        var stored = Server.Store.Appends;
        var name = $"gone {politely}";
        using var connection = await To(Server);
        var body = Encoding.UTF8.GetBytes(SampleBody.New());
        await connection.Send(Post(Json, Length(body.Length), $"{Server.Watched}: {name}", "Expect: 100-continue"));
        await connection.Read(25);
        await connection.Send(body[..^1]);
        if (politely)
            connection.Dispose();
        else
            connection.Break();
        await Server.IsDoneWith(name);

        Assert.Equal(stored, Server.Store.Appends);
        Assert.Equal(201, (await Server.Open()).Status);
        Assert.DoesNotContain(Server.Log.Lines, it => it.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("POST /payment-sessions")]
    [InlineData("POST /payment-sessions/99999999-0000-4000-8000-000000000000", "Idempotency-Key: slow")]
    public async Task Who_stops_in_the_middle_of_a_body_is_408_and_leaves_nothing(string line, params string[] headers)
    {
        var stored = Server.Store.Appends;
        var body = Encoding.UTF8.GetBytes(SampleBody.New());

        var reply = await Ask(
            Server, Bytes(Head(line, [Json, Length(body.Length), $"{Server.Impatient}: 1", .. headers])), body[..^1]);

        AssertRefused(408, "request_too_slow", stored, reply);
    }

    [Fact]
    public async Task Two_requests_on_one_connection_are_answered_in_turn_also_when_the_first_is_refused()
    {
        var stored = Server.Store.Appends;
        var body = Encoding.UTF8.GetBytes(SampleBody.New());
        var first = Post(Json, Length(4)).Replace("Connection: close\r\n", "", StringComparison.Ordinal) + "oops";

        using var connection = await To(Server);
        await connection.Send(first);
        await connection.Send(Bytes(Post(Json, Length(body.Length))));
        await connection.Send(body);
        var (refused, opened) = (await connection.ReadReply(), await connection.ReadReply());

        Assert.Equal((400, 201, stored + 1), (refused!.Status, opened!.Status, Server.Store.Appends));
    }

    [Theory]
    [InlineData("Accept: hush7")]
    [InlineData("Accept: application/problem+json;q=", "application/problem+json")]
    [InlineData("Accept: \"")]
    [InlineData("Accept: ,,;=*/*")]
    [InlineData("Accept-Encoding: hush7;;")]
    [InlineData("Accept-Charset: \"")]
    [InlineData("Accept-Language: ---")]
    [InlineData("Cookie: ===;;\"")]
    [InlineData("Range: bytes=9-1")]
    [InlineData("If-Match: \"hush7")]
    [InlineData("X-Forwarded-For: hush7")]
    [InlineData("X-HTTP-Method-Override: DELETE")]
    [InlineData("Upgrade: hush7")]
    public async Task Garbage_in_a_header_that_is_not_asked_for_changes_nothing(
        string header, string type = "application/json")
    {
        var reply = await Ask(Server, Head("GET /payments/x", header));

        Assert.Equal((404, $"{type}; charset=utf-8"), (reply!.Status, reply.Header("Content-Type")));
        Assert.DoesNotContain("hush7", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_authorizations_are_none()
    {
        var stored = Server.Store.Appends;

        var reply = await Ask(Server, Post(Json, Length(2), $"Authorization: {Keys.Test}") + "{}");

        AssertRefused(401, "api_key_missing", stored, reply);
    }

    // What is not even a request is refused by the server before us, without a body.
    [Theory]
    [InlineData("hush7\r\n\r\n", 400)]
    [InlineData("GET\r\n\r\n", 400)]
    [InlineData("GET / HTTP/9.9\r\n\r\n", 505)]
    [InlineData("GET /payments/x HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /payments/x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400)]
    [InlineData("GET /payments/x HTTP/1.1\r\nHost: a\r\nhush7\r\n\r\n", 400)]
    [InlineData("GET /payments/x HTTP/1.1\r\nHost: a\r\nAuthorization: \0\r\n\r\n", 400)]
    [InlineData("GET /payments/x HTTP/1.1\r\nHost: a\r\nAuthorization: \xff\xfe\r\n\r\n", 400)]
    [InlineData("GET /payments/x HTTP/1.1\r\nHost: a\r\n Authorization: folded\r\n\r\n", 400)]
    [InlineData("GET /payments/%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400)]
    [InlineData("GET /payments/\0 HTTP/1.1\r\nHost: a\r\n\r\n", 400)]
    [InlineData("POST /payment-sessions HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("POST /payment-sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 9223372036854775808\r\n\r\n", 400)]
    [InlineData("POST /payment-sessions HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 400)]
    public async Task What_is_no_request_is_refused(string request, int status)
    {
        var stored = Server.Store.Appends;

        var reply = await Ask(Server, request);

        Assert.Equal((status, stored), (reply!.Status, Server.Store.Appends));
        Assert.DoesNotContain("hush7", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_long_for_a_head_is_refused()
    {
        var id = await Ask(Server, Head($"GET /payments/{new string('9', 10 * 1024)}"));
        var header = await Ask(Server, Head("GET /payments/x", $"X-Long: {new string('9', 40 * 1024)}"));
        var headers = await Ask(Server, Head("GET /payments/x", Enumerable.Range(0, 200).Select(it => $"X-{it}: 1")));

        Assert.Equal((414, 431, 431), (id!.Status, header!.Status, headers!.Status));
    }

    [Fact]
    public async Task An_older_client_is_answered_too()
    {
        var reply = await Ask(Server, $"GET /payments/x HTTP/1.0\r\nAuthorization: {Keys.Test}\r\n\r\n");

        Assert.Equal((404, "payment_not_found"), (reply!.Status, reply.Code));
    }

    static string Post(params IEnumerable<string> headers) => Head("POST /payment-sessions", headers);

    static string Length(long length) => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}");

    static byte[] Chunk(byte[] bytes) => [.. Bytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];

    void AssertRefused(int status, string code, int stored, Reply? reply)
    {
        Assert.NotNull(reply);
        Assert.Equal((status, code, stored), (reply.Status, reply.Code, Server.Store.Appends));
        Assert.DoesNotContain("hush7", reply.Text, StringComparison.Ordinal);
    }
}
