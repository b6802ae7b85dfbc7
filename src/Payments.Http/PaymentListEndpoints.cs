using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Json;

namespace Payments.Http;

/// <summary>The routes that show many payments at once, for an app to map into its own pipeline.</summary>
public static class PaymentListEndpoints
{
    /// <summary><c>GET /payments</c> and <c>GET /payments/stats</c>. They need <see cref="ISessionLists"/>.</summary>
    public static IEndpointRouteBuilder MapPaymentLists(this IEndpointRouteBuilder routes)
    {
        var api = routes.ServiceProvider.GetRequiredService<PaymentListApi>();
        var keyed = routes.WithKeys();
        keyed.MapMethods("/payments", PaymentEndpoints.Reading, api.List);
        keyed.MapMethods("/payments/stats", PaymentEndpoints.Reading, api.Count);
        return routes;
    }
}

/// <summary>What each of these routes does: who asks, for what, and which reply that is.</summary>
sealed class PaymentListApi(PaymentLists lists, PaymentHttpSettings settings)
{
    public async Task List(HttpContext http)
    {
        var holder = Asker.Holder(http);
        var asked = holder.Bind(who => Query(http, who).Map(it => (Holder: who, it.Filter, it.Page)));
        if (asked.Case is not (KeyHolder who, ListFilter filter, ListPage page))
        {
            await http.Send((ErrorReply)asked.Case).ConfigureAwait(false);
            return;
        }

        var listed = await lists.List(who, filter, page, http.RequestAborted).ConfigureAwait(false);
        await listed.Match(
            Right: it =>
            {
                var reply = Reply(it, page.Limit, who);
                return http.Send(StatusCodes.Status200OK, output => PaymentListReplyJson.Write(output, reply));
            },
            Left: why => http.Send(Errors.Of(why))).ConfigureAwait(false);
    }

    public async Task Count(HttpContext http)
    {
        var holder = Asker.Holder(http);
        if (holder.Case is not KeyHolder who)
        {
            await http.Send((ErrorReply)holder.Case).ConfigureAwait(false);
            return;
        }

        var counted = await lists.Count(who, http.RequestAborted).ConfigureAwait(false);
        await counted.Match(
            Right: it => http.Send(StatusCodes.Status200OK, output => StatisticsReplyJson.Write(output, it.Of)),
            Left: why => http.Send(Errors.Of(why))).ConfigureAwait(false);
    }

    static Either<ErrorReply, ListQuery> Query(HttpContext http, KeyHolder who) =>
        ListQuery.Read(http.Request.Query, who)
            .ToEither()
            .MapLeft(faults => ErrorReply.Of(new JsonFault.Invalid(faults)));

    PaymentListReply Reply(ListedPage page, int limit, KeyHolder who) =>
        new(
            page.Sessions.Map(it => SessionReply.Of(
                it.Session.Terms, it.View, settings.HostedPage(it.Session.Terms.Id))).Strict(),
            page.Newer.Map(it => ListCursor.Of(it, who)),
            page.Older.Map(it => ListCursor.Of(it, who)),
            limit);
}
