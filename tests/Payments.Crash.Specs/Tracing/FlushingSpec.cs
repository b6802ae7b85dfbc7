namespace Payments.Crash.Specs.Tracing;

/// <summary>Reading what strace wrote down.</summary>
public sealed class FlushingSpec
{
    const string Came = """11 recvfrom(9<socket:[7]>, "POST /payment-sessions HTTP/1.1\r\nHost: "..., 4096, 0) = 588""";
    const string Written = """12 pwrite64(5</data/payments.db-wal>, "\0\2"..., 24, 865) = 24""";
    const string Flushed = "12 fsync(5</data/payments.db-wal>) = 0";
    const string Told = """11 sendto(9<socket:[7]>, "HTTP/1.1 201 Created\r\n"..., 1033, 0, NULL, 0) = 1033""";

    [Fact]
    public void A_flush_between_request_and_reply_counts() => Assert.True(Single(Came, Written, Flushed, Told));

    [Fact]
    public void It_counts_when_it_has_ended() =>
        Assert.True(Single(
            Came, Written, "12 fsync(5</data/payments.db-wal> <unfinished ...>", "12 <... fsync resumed>) = 0", Told));

    [Theory]
    [InlineData(Came, Written, Told)]
    [InlineData(Came, Flushed, Told)]
    [InlineData(Came, Flushed, Written, Told)]
    [InlineData(Written, Flushed, Came, Told)]
    [InlineData(Came, Written, Told, Flushed)]
    [InlineData(Came, Written, "12 fsync(5</data>) = 0", Told)]
    [InlineData(Came, Written, "12 fsync(5</data/payments.db-wal>) = -1 EIO (Input/output error)", Told)]
    [InlineData(
        Came, Written, "12 fsync(5</data/payments.db-wal> <unfinished ...>", Told, "12 <... fsync resumed>) = 0")]
    public void Everything_else_does_not(params string[] lines) => Assert.False(Single(lines));

    [Fact]
    public void A_request_that_came_while_others_were_served_is_found() =>
        Assert.True(Single(
            "11 recvfrom(9<socket:[7]>,  <unfinished ...>",
            """11 <... recvfrom resumed>"POST /payment-sessions HTTP/1.1\r\n"..., 4096, 0, NULL, NULL) = 588""",
            Written, Flushed, Told));

    [Fact]
    public void Only_its_own_reply_acknowledges_it() =>
        Assert.Empty(Acknowledged(Came, Written, Flushed, Told.Replace("[7]", "[8]", StringComparison.Ordinal)));

    [Fact]
    public void A_refusal_acknowledges_nothing() =>
        Assert.Empty(Acknowledged(Came, Told.Replace("201", "409", StringComparison.Ordinal)));

    static bool Single(params string[] lines) => Assert.Single(Acknowledged(lines)).IsFlushed;

    static IReadOnlyList<(string, bool IsFlushed)> Acknowledged(params string[] lines) =>
        Flushing.Acknowledged(SystemCall.Read(lines), "/data/payments.db");
}
