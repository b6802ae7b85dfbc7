using System.Collections.Concurrent;
using System.Text;

using Microsoft.AspNetCore.Http;

namespace Payments.Crash.Specs.Outside;

/// <summary>One copy of a notice as it reached the merchant, and whether the merchant said that it has it.</summary>
public sealed record NoticeCopy(string Id, string Body, bool IsTaken);

/// <summary>The merchant's server, which keeps every copy.</summary>
sealed class Merchant : IAsyncDisposable
{
    readonly ConcurrentQueue<NoticeCopy> copies = new();
    readonly Trap trap;
    LocalServer server = null!;

    Merchant(Trap trap) => this.trap = trap;

    public Uri Address => server.Address;

    public IReadOnlyList<NoticeCopy> Copies => copies.ToArray();

    public static async Task<Merchant> Start(Trap trap)
    {
        var merchant = new Merchant(trap);
        merchant.server = await LocalServer.Start(merchant.Serve);
        return merchant;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    async Task Serve(HttpContext http, byte[] body)
    {
        var copy = new NoticeCopy(http.Request.Headers["webhook-id"].ToString(), Encoding.UTF8.GetString(body), true);
        if (await trap.Reach(Moment.Notice, Moment.Arrives))
        {
            copies.Enqueue(copy with { IsTaken = false });
            return;
        }

        await LocalServer.Reply(http, 200, null, []);
        copies.Enqueue(copy);
        await trap.Reach(Moment.Notice, Moment.Answered);
    }
}
