using Microsoft.AspNetCore.Http;

using Payments.Application.Ports;

namespace Payments.Http.Specs;

/// <summary>Which replies are what a repeat is told, whatever makes them.</summary>
public class HeldReplySpec
{
    static readonly Type Held = typeof(PaymentErrors).Assembly.GetType("Payments.Http.HeldReply")!;

    [Theory]
    [InlineData(200), InlineData(201), InlineData(202)]
    [InlineData(400), InlineData(404), InlineData(409), InlineData(422)]
    public async Task What_is_final_is_kept(int status) => Assert.True((await Kept(status)).IsSome);

    [Theory]
    [InlineData(401), InlineData(408), InlineData(429), InlineData(500), InlineData(502), InlineData(503)]
    public async Task What_may_be_otherwise_next_time_is_not(int status) => Assert.True((await Kept(status)).IsNone);

    [Theory, InlineData(200), InlineData(400), InlineData(409)]
    public async Task What_says_when_to_come_again_is_not_kept(int status) =>
        Assert.True((await Kept(status, retryAfter: "1")).IsNone);

    static async Task<Option<StoredAnswer>> Kept(int status, string? retryAfter = null)
    {
        var http = new DefaultHttpContext();
        using var reply = (IDisposable)Activator.CreateInstance(Held, http)!;
        RequestDelegate serve = it =>
        {
            it.Response.StatusCode = status;
            if (retryAfter is not null)
                it.Response.Headers.RetryAfter = retryAfter;
            return it.Response.WriteAsync("{}");
        };
        await (Task)Held.GetMethod("Hold")!.Invoke(reply, [serve])!;
        return (Option<StoredAnswer>)Held.GetProperty("ToKeep")!.GetValue(reply)!;
    }
}
