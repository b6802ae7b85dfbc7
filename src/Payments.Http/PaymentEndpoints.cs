using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Json;

namespace Payments.Http;

/// <summary>The payment-session routes, for an app to map into its own pipeline.</summary>
public static class PaymentEndpoints
{
    // A server answers HEAD wherever it answers GET (RFC 9110, section 9.1); Kestrel leaves the body out.
    internal static readonly IReadOnlyList<string> Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointRouteBuilder MapPaymentSessions(this IEndpointRouteBuilder routes)
    {
        var api = routes.ServiceProvider.GetRequiredService<PaymentApi>();
        var repeats = routes.ServiceProvider.GetRequiredService<Idempotency>();
        var keyed = routes.WithKeys();
        keyed.MapPost("/payment-sessions", repeats.Once(RequestBody.Read, api.Initialize));
        keyed.MapPost("/payment-sessions/{payment_id}", repeats.Once(RequestBody.ReadAny, api.Capture));
        keyed.MapMethods("/payment-sessions/{payment_id}", Reading, api.Read);
        keyed.MapMethods("/payment-sessions/{payment_id}/events", Reading, api.Events);
        keyed.MapPost("/payment-sessions/{payment_id}/cancel", repeats.Once(RequestBody.ReadAny, api.Cancel));
        keyed.MapMethods("/payments/{payment_id}", Reading, api.ReadFlat);
        return routes;
    }
}

/// <summary>What each route does: who asks, for what, and which reply that is.</summary>
sealed class PaymentApi(PaymentSessions sessions, PaymentHttpSettings settings)
{
    public async Task Initialize(HttpContext http)
    {
        var holder = Asker.Holder(http);
        if (holder.Case is not KeyHolder who)
        {
            await http.Send((ErrorReply)holder.Case).ConfigureAwait(false);
            return;
        }

        var body = await RequestBody.Read(http).ConfigureAwait(false);
        var request = body.Bind(it =>
            PaymentRequestJson.Read(it, CustomerId.From(settings.NewId())).MapLeft(ErrorReply.Of));
        if (request.Case is not Payments.Domain.Sessions.PaymentRequest wanted)
        {
            await http.Send((ErrorReply)request.Case).ConfigureAwait(false);
            return;
        }

        var opened = await Idempotency.Payment(http).Match(
            Some: id => sessions.Open(who, wanted, id, http.RequestAborted),
            None: () => sessions.Open(who, wanted, http.RequestAborted)).ConfigureAwait(false);
        await opened.Match(
            Right: seen =>
            {
                http.Response.Headers.Location = $"{Address(http.Request)}/{seen.Session.Terms.Id}";
                return Send(http, StatusCodes.Status201Created, seen);
            },
            Left: why => http.Send(Errors.Of(why))).ConfigureAwait(false);
    }

    // As the client called it: the app may have put the routes under a path of its own.
    static string Address(HttpRequest request) =>
        request.PathBase.Add(request.Path).ToUriComponent().TrimEnd('/');

    // The page documents no body; whatever comes is not looked at.
    public Task Capture(HttpContext http) =>
        OnSession(http, async key =>
            (await sessions.Capture(key, http.RequestAborted).ConfigureAwait(false))
            .Map(seen => Reply(StatusCodes.Status200OK, seen)));

    public Task Read(HttpContext http) =>
        OnSession(http, async key =>
            (await sessions.Read(key, http.RequestAborted).ConfigureAwait(false))
            .Map(seen => Reply(StatusCodes.Status200OK, seen)));

    public Task ReadFlat(HttpContext http) =>
        OnSession(http, async key =>
            (await sessions.Read(key, http.RequestAborted).ConfigureAwait(false))
            .Map<Answer>(seen => it => it.Send(
                StatusCodes.Status200OK, output => PaymentReplyJson.Write(output, seen.Session.Terms, seen.View))));

    public Task Events(HttpContext http) =>
        OnSession(http, async key =>
            (await sessions.History(key, http.RequestAborted).ConfigureAwait(false))
            .Map<Answer>(stored => it => it.Send(
                StatusCodes.Status200OK,
                output => EventsReplyJson.Write(
                    output, stored.History.Map(one => (one.Position, one.At, one.Event))))));

    // Until the provider has closed the order it may still be paid: accepted, and still pending.
    public Task Cancel(HttpContext http) =>
        OnSession(http, async key =>
            (await sessions.Cancel(key, None, http.RequestAborted).ConfigureAwait(false))
            .Map(seen => Reply(
                seen.View.Status.IsFinal ? StatusCodes.Status200OK : StatusCodes.Status202Accepted, seen)));

    delegate Task Answer(HttpContext http);

    // A malformed id is an id of nothing: the reply tells nobody which ids exist.
    static async Task OnSession(HttpContext http, Func<SessionKey, Task<Either<NotHandled, Answer>>> answer)
    {
        var holder = Asker.Holder(http);
        var key = holder.Bind(who => Key(http, who));
        if (key.Case is not SessionKey session)
        {
            await http.Send((ErrorReply)key.Case).ConfigureAwait(false);
            return;
        }

        var answered = await answer(session).ConfigureAwait(false);
        await answered.Match(Right: it => it(http), Left: why => http.Send(Errors.Of(why))).ConfigureAwait(false);
    }

    static Either<ErrorReply, SessionKey> Key(HttpContext http, KeyHolder who) =>
        PaymentId.Create(http.Request.RouteValues["payment_id"] as string).Match<Either<ErrorReply, SessionKey>>(
            Succ: id => new SessionKey(who.Business, who.Mode, id),
            Fail: _ => Errors.NoSuchPayment);

    Answer Reply(int status, Seen seen) => http => Send(http, status, seen);

    Task Send(HttpContext http, int status, Seen seen) =>
        http.Send(status, output => SessionReplyJson.Write(
            output, seen.Session.Terms, seen.View, hostedPage: settings.HostedPage(seen.Session.Terms.Id)));
}
