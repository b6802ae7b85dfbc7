using System.Diagnostics;
using System.Text.Json;

using Payments.Host.Serve;

namespace Payments.Host.Demo;

/// <summary>The main job on real input, in one go: one session is paid, one cancelled, one expires.</summary>
/// <remarks>Everything happens over HTTP between this process and itself; the files are in a folder of their
/// own.</remarks>
static class DemoRun
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    static readonly string[] Kept = { "amount", "currency", "description", "metadata", "reference", "status" };
    static readonly Duration ShortLife = Duration.FromSeconds(2);

    /// <summary>0 when every promise was kept.</summary>
    public static async Task<int> Run(Screen screen)
    {
        var folder = Directory.CreateTempSubdirectory("payments-demo-");
        try
        {
            var started = Stopwatch.StartNew();
            await Paid(screen, Path.Combine(folder.FullName, "a"));
            await Expired(screen, Path.Combine(folder.FullName, "b"));

            screen.Title(screen.Broken == 0
                ? $"Every step was as promised ({started.ElapsedMilliseconds} ms)."
                : $"{screen.Broken} promises were broken.");
            return screen.Broken == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task Paid(Screen screen, string folder)
    {
        await using var node = await Started(folder, Duration.FromHours(12));
        using var merchant = new Merchant(node.Address, node.TestKey);

        screen.Title("1. The published payment, from opened to paid");
        screen.Say($"Serving on {node.Address} with SQLite and the sandbox provider.");
        var opened = await merchant.Initialize(Published.Request(Published.Reference));
        var payment = opened.Text("data.payment.id") ?? "";
        screen.Say($"POST /payment-sessions → {opened.Status}");
        screen.Promise($"the session is open: payment {payment}", opened.Status == 201);

        var captured = await merchant.Capture(payment);
        screen.Say($"POST /payment-sessions/{payment} → {captured.Status}");
        screen.Quote(Published.Pretty(captured.Body));
        screen.Promise("the reply has the published shape: the same keys in the same order, at every level",
            captured.Status == 200 && Published.SameShape(captured.Body, Published.Reply));
        screen.Promise("it says what was published of the amount, customer and order", SaysThePublished(captured));

        var again = await merchant.Capture(payment);
        screen.Promise("capturing again gives the same four links", JsonElement.DeepEquals(captured.Body, again.Body));

        var paying = await merchant.PayAsCustomer(payment);
        screen.Say($"The customer pays at the sandbox → {paying.Status}");
        var paid = await merchant.ReadUntil(payment, "paid", Patience);
        screen.Promise($"the session is {paid.Text("data.status")}", paid.Text("data.status") == "paid");
        await History(screen, merchant, payment, "session_opened", "order_requested", "checkout_opened", "paid");

        await Cancelled(screen, merchant);
    }

    static async Task<Node> Started(string folder, Duration lifetime) =>
        (await Node.TryStart(new HostSettings(folder, 0, lifetime, None)))
        .Match(Right: it => it, Left: why => throw new InvalidOperationException(why));

    static async Task Cancelled(Screen screen, Merchant merchant)
    {
        screen.Title("2. A second one, called off while its order is open");
        var opened = await merchant.Initialize(Published.Request("ref-demo-cancelled"));
        var payment = opened.Text("data.payment.id") ?? "";
        await merchant.Capture(payment);

        var cancelling = await merchant.Cancel(payment);
        screen.Say($"POST /payment-sessions/{payment}/cancel → {cancelling.Status}");
        screen.Promise("the order is being closed first: 202, pending, \"Cancelling\"",
            cancelling.Status == 202 && cancelling.Text("data.message") == "Cancelling");
        var cancelled = await merchant.ReadUntil(payment, "cancelled", Patience);
        var reason = cancelled.Text("data.payment.cancellation_reason");
        screen.Promise($"the session is {cancelled.Text("data.status")}: {reason}",
            cancelled.Text("data.status") == "cancelled");
        await History(
            screen, merchant, payment,
            "session_opened", "order_requested", "checkout_opened", "close_requested", "cancelled");
    }

    static async Task Expired(Screen screen, string folder)
    {
        await using var node = await Started(folder, ShortLife);
        using var merchant = new Merchant(node.Address, node.TestKey);

        screen.Title($"3. A third one, on a node whose sessions live {ShortLife.Seconds} seconds");
        var opened = await merchant.Initialize(Published.Request("ref-demo-expired"));
        var payment = opened.Text("data.payment.id") ?? "";
        var captured = await merchant.Capture(payment);
        screen.Say($"POST /payment-sessions/{payment} → {captured.Status}");
        screen.Say($"It expires at {captured.Text("data.expires_at")}.");
        screen.Say("Nobody pays.");
        var expired = await merchant.ReadUntil(payment, "expired", Patience);
        screen.Promise($"the session is {expired.Text("data.status")}", expired.Text("data.status") == "expired");
        await History(
            screen, merchant, payment,
            "session_opened", "order_requested", "checkout_opened", "close_requested", "expired");
    }

    static async Task History(Screen screen, Merchant merchant, string payment, params string[] promised)
    {
        var events = await merchant.Events(payment);
        var history = events.At("data") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().ToArray()
            : Enumerable.Empty<JsonElement>().ToArray();
        screen.Say("Its history:");
        foreach (var one in history)
            screen.Say($"  {one.GetProperty("position"),2}  {one.GetProperty("at")}  {one.GetProperty("type")}");
        screen.Promise("the history is what happened, in order",
            history.Select(it => it.GetProperty("type").GetString()).SequenceEqual(promised));
    }

    static bool SaysThePublished(Reply reply)
    {
        var (ours, published) = (reply.At("data.payment"), Published.Reply.GetProperty("data").GetProperty("payment"));
        return ours.ValueKind == JsonValueKind.Object
            && Kept.All(it =>
                JsonElement.DeepEquals(ours.GetProperty(it), published.GetProperty(it)))
            && published.GetProperty("customer").EnumerateObject().Where(it => it.Name != "id").All(it =>
                JsonElement.DeepEquals(ours.GetProperty("customer").GetProperty(it.Name), it.Value))
            && reply.Text("data.message") == "Waiting for payment";
    }
}
