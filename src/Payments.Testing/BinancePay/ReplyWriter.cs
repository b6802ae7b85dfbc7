using Microsoft.AspNetCore.Http;

namespace Payments.Testing.BinancePay;

/// <summary>Puts a reply on the wire: whole, in part, slowly, or not at all.</summary>
sealed class ReplyWriter(HttpContext http, CancellationToken stopping)
{
    // In how many pieces a slow reply comes.
    const int Pieces = 16;

    const int BlockBytes = 64 * 1024;

    public async Task Write(ApiReply reply)
    {
        Begin(reply);
        await Send(reply.Body).ConfigureAwait(false);
    }

    public async Task WriteAfter(Duration wait, Func<ApiReply> reply)
    {
        await Task.Delay(wait.ToTimeSpan(), stopping).ConfigureAwait(false);
        await Write(reply()).ConfigureAwait(false);
    }

    // Who has promised more bytes than it sent is cut off by Kestrel once those are out; to abort might overtake them.
    public async Task WriteHalf(ApiReply reply)
    {
        Begin(reply);
        await Send(reply.FirstHalf.Body).ConfigureAwait(false);
    }

    public async Task WriteSlowly(ApiReply reply, Duration over)
    {
        Begin(reply);
        foreach (var piece in reply.Body.ToArray().Chunk(reply.Body.Length / Pieces + 1))
        {
            await Task.Delay((over / Pieces).ToTimeSpan(), stopping).ConfigureAwait(false);
            await Send(piece).ConfigureAwait(false);
        }
    }

    public async Task WriteHuge(long bytes)
    {
        (http.Response.StatusCode, http.Response.ContentType) = (StatusCodes.Status200OK, ApiReply.Json);
        await Send("{\"status\":\"SUCCESS\",\"code\":\"000000\",\"data\":\""u8.ToArray()).ConfigureAwait(false);
        var block = new byte[BlockBytes];
        block.AsSpan().Fill((byte)'x');
        for (var sent = 0L; sent < bytes; sent += BlockBytes)
            await Send(block).ConfigureAwait(false);
        await Send("\"}"u8.ToArray()).ConfigureAwait(false);
    }

    public Task Drop()
    {
        http.Abort();
        return Task.CompletedTask;
    }

    public async Task Hang()
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        await Task.Delay(Timeout.Infinite, gone.Token).ConfigureAwait(false);
    }

    void Begin(ApiReply reply)
    {
        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = reply.ContentType;
        http.Response.ContentLength = reply.Body.Length;
    }

    async Task Send(ReadOnlyMemory<byte> bytes)
    {
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }
}
