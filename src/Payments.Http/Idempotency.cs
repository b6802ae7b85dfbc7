using Microsoft.AspNetCore.Http;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Json;

namespace Payments.Http;

/// <summary>
/// Serves a request that has an <c>Idempotency-Key</c> once, and tells every repeat of it the same answer.
/// </summary>
/// <remarks>
/// The work is reserved before it begins, and what became of it is stored before the client is told. An answer that
/// asks for another try is not kept, so that the other try is made. docs/guides/idempotency.md tells it to merchants.
/// </remarks>
sealed class Idempotency(
    IIdempotency requests, RequestEnding ending, SessionLoop loop, ShellSettings shell)
{
    public const string Replayed = "Idempotency-Replayed";

    static readonly Duration KeptFor = Duration.FromHours(24);

    /// <summary>Takes in the body of a request, or the reply that says why not.</summary>
    public delegate Task<Either<ErrorReply, byte[]>> Take(HttpContext http);

    /// <summary>The payment id that is set aside for what this request makes, if it is repeated for one.</summary>
    public static Option<PaymentId> Payment(HttpContext http) =>
        Optional(http.Features.Get<RequestClaim>()).Map(it => it.Payment);

    /// <summary>The same route, for repeated requests. Without a key it is the route as it was.</summary>
    public RequestDelegate Once(Take take, RequestDelegate serve) =>
        http => http.Request.Headers.ContainsKey(IdempotencyHeader.Name) ? Serve(http, take, serve) : serve(http);

    async Task Serve(HttpContext http, Take take, RequestDelegate serve)
    {
        var key = Asker.Holder(http).Bind(who => IdempotencyHeader.Read(http.Request.Headers)
            .Map(text => new IdempotencyKey(who.Business, who.Mode, text)));
        if (key.Case is not IdempotencyKey named)
        {
            await http.Send((ErrorReply)key.Case).ConfigureAwait(false);
            return;
        }

        var taken = await take(http).ConfigureAwait(false);
        if (taken.Case is not byte[] body)
        {
            await http.Send((ErrorReply)taken.Case).ConfigureAwait(false);
            return;
        }

        http.Request.Body = new MemoryStream(body, writable: false);
        var reserved = await requests.Reserve(Wanted(named, http.Request, body), http.RequestAborted)
            .ConfigureAwait(false);
        await reserved.Match(
            Right: it => it.Match(
                granted: mine => Work(http, serve, mine.Claim),
                inFlight: _ => http.Send(Errors.IdempotencyKeyInFlight),
                answered: before => Replay(http, before.Answer),
                otherRequest: _ => http.Send(Errors.IdempotencyKeyReused)),
            Left: fault => http.Send(Errors.Of(new NotHandled.StoreFailed(fault)))).ConfigureAwait(false);
    }

    Reservation Wanted(IdempotencyKey key, HttpRequest request, byte[] body)
    {
        var path = request.PathBase.Add(request.Path).ToUriComponent();
        var now = loop.Now;
        return new Reservation(
            key,
            RequestFingerprint.Of(request.Method, path, body),
            PaymentId.From(shell.NewId()),
            loop.LeaseFrom(now),
            now + KeptFor);
    }

    // Whatever becomes of the work, its claim is ended before the client hears of it, and also if it hung up.
    async Task Work(HttpContext http, RequestDelegate serve, RequestClaim claim)
    {
        http.Features.Set(claim);
        using var reply = new HeldReply(http);
        var answer = Option<StoredAnswer>.None;
        try
        {
            await reply.Hold(serve).ConfigureAwait(false);
            answer = reply.ToKeep;
        }
        finally
        {
            await answer.Match(Some: it => ending.Complete(claim, it), None: () => ending.Release(claim))
                .ConfigureAwait(false);
        }

        await reply.Send().ConfigureAwait(false);
    }

    static Task Replay(HttpContext http, StoredAnswer answer)
    {
        http.Response.Headers[Replayed] = "true";
        return http.Send(answer);
    }
}
