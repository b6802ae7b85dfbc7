using System.Text;

using Payments.Application.Ports;
using Payments.Testing;

namespace Payments.Http.Specs;

/// <summary>Of two things that are wrong with a request, the one that is checked first is told.</summary>
/// <remarks>The order is in docs/errors.md.</remarks>
public class PrecedenceSpec
{
    // More than any of these needs, and nothing comes back while it runs.
    static readonly RateLimit Limit = Limits.Of(burst: 5);

    // Each adds one thing to a request that is right.
    static readonly IReadOnlyList<(string Code, Action<Wrong> Add)> WhenOpening =
    [
        ("route_not_found", it => it.Path = "/nowhere"),
        ("method_not_allowed", it => it.Method = HttpMethod.Put),
        ("api_key_missing", it => it.Key = null),
        ("store_unavailable", it => it.Server.Store.KeyFault = new StoreFault.Busy()),
        ("api_key_unknown", it => it.Key = Keys.Unknown),
        ("rate_limit_exceeded", it => it.Exceed = true),
        ("media_type_not_supported", it => it.Type = "text/plain"),
        ("content_encoding_not_supported", it => it.Coding = "gzip"),
        ("request_too_large", it => it.Body = it.Body.PadLeft(100_000)),
        ("unreadable_body", it => it.Body = it.Body[..^1]),
        ("validation_error", it => it.Body = it.Body.Replace("10001", "99", StringComparison.Ordinal)),
        ("store_unavailable", it => it.Server.Store.Fault = new StoreFault.Busy()),
        ("reference_already_used", it => it.Body = it.Body.Replace("FREE", "USED", StringComparison.Ordinal)),
    ];

    static readonly IReadOnlyList<(string Code, Action<Wrong> Add)> WhenCapturing =
    [
        ("route_not_found", it => it.Path = "/nowhere/at/all"),
        ("method_not_allowed", it => it.Method = HttpMethod.Delete),
        ("api_key_missing", it => it.Key = null),
        ("store_unavailable", it => it.Server.Store.KeyFault = new StoreFault.Busy()),
        ("api_key_unknown", it => it.Key = Keys.Unknown),
        ("rate_limit_exceeded", it => it.Exceed = true),
        ("payment_not_found", it => it.Path = it.Path[..^1]),
        ("store_unavailable", it => it.Server.Store.Fault = new StoreFault.Busy()),
        ("payment_not_found", it => it.Path = it.Path.Length > 50 ? $"{it.Path[..^1]}f" : it.Path),
        ("payment_already_cancelled", it => it.Cancel = true),
        ("provider_not_configured", _ => { }),
    ];

    static readonly IReadOnlyList<(string Code, Action<Wrong> Add)> WhenRepeating =
    [
        ("api_key_missing", it => it.Key = null),
        ("store_unavailable", it => it.Server.Store.KeyFault = new StoreFault.Busy()),
        ("api_key_unknown", it => it.Key = Keys.Unknown),
        ("rate_limit_exceeded", it => it.Exceed = true),
        ("idempotency_key_malformed", it => it.Named = it.Named.Append("another")),
        ("media_type_not_supported", it => it.Type = "text/plain"),
        ("content_encoding_not_supported", it => it.Coding = "gzip"),
        ("request_too_large", it => it.Body = it.Body.PadLeft(100_000)),
        ("store_unavailable", it => it.Server.Store.Fault = new StoreFault.Busy()),
        ("idempotency_key_reused", it => it.Named = it.Named.Select(_ => "used")),
        ("unreadable_body", it => it.Body = it.Body[..^1]),
        ("validation_error", it => it.Body = it.Body.Replace("10001", "99", StringComparison.Ordinal)),
        ("reference_already_used", it => it.Body = it.Body.Replace("FREE", "USED", StringComparison.Ordinal)),
    ];

    /// <summary>The codes in their order, without the store's: it is asked more than once.</summary>
    internal static IEnumerable<IReadOnlyCollection<string>> Orders =>
        new[] { WhenOpening, WhenCapturing, WhenRepeating }.Select(order =>
            order.Select(it => it.Code).Where(it => it != "store_unavailable").ToArray());

    public static TheoryData<int, int> OfOpening => Pairs(WhenOpening.Count);

    public static TheoryData<int, int> OfCapturing => Pairs(WhenCapturing.Count);

    public static TheoryData<int, int> OfRepeating => Pairs(WhenRepeating.Count);

    [Theory, MemberData(nameof(OfOpening))]
    public async Task Holds_when_opening(int first, int second)
    {
        await using var server = await Start();
        await server.Open(SampleBody.With("reference", "\"USED\""));
        var wrong = new Wrong(server, "/payment-sessions", SampleBody.With("reference", "\"FREE\""));

        await AssertToldFirst(WhenOpening, first, second, wrong);
    }

    [Theory, MemberData(nameof(OfRepeating))]
    public async Task Holds_when_opening_under_an_idempotency_key(int first, int second)
    {
        await using var server = await Start();
        await server.Open(SampleBody.With("reference", "\"USED\""));
        await server.Post("/payment-sessions", SampleBody.New(), "used");
        var wrong = new Wrong(server, "/payment-sessions", SampleBody.With("reference", "\"FREE\""))
        {
            Named = ["free"],
        };

        await AssertToldFirst(WhenRepeating, first, second, wrong);
    }

    // A body that nobody reads is not looked at, however wrong it is.
    [Theory, MemberData(nameof(OfCapturing))]
    public async Task Holds_when_capturing(int first, int second)
    {
        await using var server = await Start();
        var opened = await server.Open(key: Keys.Live);
        var wrong = new Wrong(server, $"/payment-sessions/{opened.Payment}", new string('[', 100_000))
        {
            Key = Keys.Live, Type = "text/plain", Coding = "gzip",
        };

        await AssertToldFirst(WhenCapturing, first, second, wrong);
    }

    static async Task AssertToldFirst(
        IReadOnlyList<(string Code, Action<Wrong> Add)> order, int first, int second, Wrong wrong)
    {
        // The later one is added first: it changes the body before that is cut or padded.
        order[second].Add(wrong);
        order[first].Add(wrong);
        await WithoutFaults(wrong.Server.Store, async () =>
        {
            if (wrong.Cancel)
                await wrong.Server.Cancel(wrong.Payment, Keys.Live);
            for (var asked = 0; wrong.Exceed && asked < Limit.Burst; asked++)
                await UseUp(wrong.Server);
        });
        var stored = wrong.Server.Store.Appends;

        var reply = await wrong.Send();

        Assert.Equal((order[first].Code, stored), (reply.Code, wrong.Server.Store.Appends));
    }

    static async Task UseUp(Server server)
    {
        await server.Send(HttpMethod.Get, "/payments");
        await server.Send(HttpMethod.Get, "/payments", Keys.Live);
    }

    static async Task WithoutFaults(WatchedStore store, Func<Task> work)
    {
        var faults = (store.Fault, store.KeyFault);
        (store.Fault, store.KeyFault) = (null, null);
        await work();
        (store.Fault, store.KeyFault) = faults;
    }

    static Task<Server> Start() => Server.Start(it => it, Server.Unlimited with { KeyLimit = Limit });

    static TheoryData<int, int> Pairs(int count)
    {
        var pairs = new TheoryData<int, int>();
        for (var first = 0; first < count; first++)
        {
            for (var second = first; second < count; second++)
                pairs.Add(first, second);
        }

        return pairs;
    }

    sealed class Wrong(Server server, string path, string body)
    {
        public Server Server { get; } = server;

        public string Payment { get; } = path[(path.LastIndexOf('/') + 1)..];

        public string Path { get; set; } = path;

        public HttpMethod Method { get; set; } = HttpMethod.Post;

        public string? Key { get; set; } = Keys.Test;

        public string Type { get; set; } = "application/json";

        public string? Coding { get; set; }

        public string Body { get; set; } = body;

        public IEnumerable<string> Named { get; set; } = [];

        public bool Cancel { get; set; }

        public bool Exceed { get; set; }

        public Task<Reply> Send()
        {
            var content = Asking.Content(Encoding.UTF8.GetBytes(Body), Type);
            if (Coding is not null)
                content.Headers.TryAddWithoutValidation("Content-Encoding", Coding);
            return Server.Send(Method, Path, Key, content, accept: null, Named);
        }
    }
}
