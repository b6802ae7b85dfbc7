using Microsoft.AspNetCore.Http;

namespace Payments.Testing.BinancePay;

/// <summary>One request that goes wrong: what is done of it, and what of its reply gets through.</summary>
/// <param name="act">Does what the request asks.</param>
/// <param name="actLater">Has it done when that much time has passed on the fake's clock.</param>
/// <param name="refused">The reply with which a result code is told.</param>
sealed class FaultPlay(
    ReplyWriter reply, Func<ApiReply> act, Action<Duration> actLater, Func<ResultCode, ApiReply> refused)
{
    static readonly byte[] Garbage = [(byte)'{', (byte)'"', 0xFF, 0xFE, 0x00, (byte)'"', (byte)':', 0xC0];

    static readonly ApiReply Page = ApiReply.Page(
        StatusCodes.Status200OK, "<!DOCTYPE html><html><body><h1>We will be back soon</h1></body></html>");

    public Task Play(BinancePayFault fault) => fault.Match(
        delay: it => reply.WriteAfter(it.For, act),
        dropBeforeActing: _ => reply.Drop(),
        dropReplyAfterActing: _ => After(_ => reply.Drop()),
        actLate: it => Late(it.By),
        neverReply: _ => After(_ => reply.Hang()),
        resetInBody: _ => After(reply.WriteHalf),
        status: it => Instead(ApiReply.Page(it.Number, it.Body), it.AfterActing),
        code: it => Instead(refused(ResultCode.Of(it.Text)), it.AfterActing),
        htmlBody: _ => Instead(Page, afterActing: true),
        wrongContentType: _ => After(it => reply.Write(it with { ContentType = "text/plain" })),
        garbageJson: _ => After(it => reply.Write(it with { Body = Garbage })),
        emptyBody: _ => After(it => reply.Write(it with { Body = default })),
        hugeBody: it => After(_ => reply.WriteHuge(it.Bytes)),
        truncatedJson: _ => After(it => reply.Write(it.FirstHalf)),
        slowBody: it => After(whole => reply.WriteSlowly(whole, it.Over)));

    Task After(Func<ApiReply, Task> write) => write(act());

    Task Instead(ApiReply other, bool afterActing)
    {
        if (afterActing)
            act();
        return reply.Write(other);
    }

    Task Late(Duration by)
    {
        actLater(by);
        return reply.Drop();
    }
}
