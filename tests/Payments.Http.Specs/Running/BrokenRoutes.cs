using System.Buffers;
using System.Globalization;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.Http.Specs.Running;

/// <summary>What an app may have beside our routes, and everything that can go wrong in it.</summary>
static class BrokenRoutes
{
    public const string Secret = "sentinel-of-a-broken-route";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/broken/before", Before);
        routes.MapGet("/broken/after", After);
        routes.MapGet("/broken/status/{status}", Status);
        routes.MapGet("/broken/words", Words);
        routes.MapGet("/broken/refused/{status}", Refused);
    }

    // Headers that were meant for a success must not stay on the error.
    static Task Before(HttpContext http)
    {
        http.Response.Headers.Location = "/somewhere";
        throw new InvalidOperationException(Secret);
    }

    static async Task After(HttpContext http)
    {
        await http.Response.WriteAsync("half of a ");
        await http.Response.Body.FlushAsync();
        throw new InvalidOperationException(Secret);
    }

    static Task Status(HttpContext http)
    {
        http.Response.StatusCode = Number(http);
        return Task.CompletedTask;
    }

    // Nothing has gone out when the handler ends.
    static Task Words(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = "text/plain";
        http.Response.BodyWriter.Write("Unhealthy"u8);
        return Task.CompletedTask;
    }

    static Task Refused(HttpContext http) => throw new BadHttpRequestException(Secret, Number(http));

    static int Number(HttpContext http) =>
        int.Parse((string)http.Request.RouteValues["status"]!, CultureInfo.InvariantCulture);
}
