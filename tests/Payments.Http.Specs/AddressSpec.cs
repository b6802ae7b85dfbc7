namespace Payments.Http.Specs;

/// <summary>Addresses and methods: what is not there is said not to be there, in the envelope.</summary>
public sealed class AddressSpec(SharedServer shared) : IClassFixture<SharedServer>
{
    const string Known = "99999999-0000-4000-8000-000000000000";

    const string NoSuchPayment =
        """{"error":{"code":"payment_not_found","message":"There is no such payment.","type":"invalid_request_error"}}""";

    public static TheoryData<string> BadIds =>
    [
        Known,
        "x",
        "%7B99999999-0000-4000-8000-000000000000%7D",
        "999999990000400080000000000000000",
        "99999999-0000-4000-8000-00000000000g",
        "99999999-0000-4000-8000-0000000000000",
        "99999999%2D0000-4000-8000-00000000000",
        "%2099999999-0000-4000-8000-000000000000",
        "99999999-0000-4000-8000-000000000000%0A",
        "pay_1234567890",
        "null",
        "%F0%9F%92%B6",
        "%E9%99%A2%E9%99%A2",
        "..%2F..%2Fetc%2Fpasswd",
        "'%20OR%201=1--",
        new string('9', 7000),
    ];

    [Theory, MemberData(nameof(BadIds))]
    public async Task An_id_of_nothing_is_404_whatever_its_form(string id)
    {
        var server = shared.Server;
        var replies = new[]
        {
            await server.Read(id), await server.Capture(id), await server.Cancel(id),
            await server.Send(HttpMethod.Get, $"/payment-sessions/{id}/events"),
            await server.Send(HttpMethod.Get, $"/payments/{id}"),
        };

        Assert.All(replies, it => Assert.Equal(
            (404, NoSuchPayment), (it.Status, it.Text)));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/payment-sessionss")]
    [InlineData("/paymentss")]
    [InlineData("/health")]
    [InlineData("/payment-sessions/x/authorize")]
    [InlineData("/payment-sessions/x/events/1")]
    [InlineData("/%E9%99%A2")]
    public async Task An_unknown_address_is_404_for_everyone(string path)
    {
        foreach (var key in new[] { Keys.Test, null })
        {
            var reply = await shared.Server.Send(HttpMethod.Get, path, key);
            Assert.Equal((404, "route_not_found"), (reply.Status, reply.Code));
        }
    }

    [Theory]
    [InlineData("GET", "/payment-sessions", "POST")]
    [InlineData("HEAD", "/payment-sessions", "POST")]
    [InlineData("OPTIONS", "/payment-sessions", "POST")]
    [InlineData("PUT", "/payment-sessions/" + Known, "GET, HEAD, POST")]
    [InlineData("DELETE", "/payment-sessions/" + Known, "GET, HEAD, POST")]
    [InlineData("OPTIONS", "/payment-sessions/" + Known, "GET, HEAD, POST")]
    [InlineData("PATCH", "/payment-sessions/x", "GET, HEAD, POST")]
    [InlineData("POST", "/payment-sessions/" + Known + "/events", "GET, HEAD")]
    [InlineData("GET", "/payment-sessions/" + Known + "/cancel", "POST")]
    [InlineData("POST", "/payments/" + Known, "GET, HEAD")]
    [InlineData("POST", "/payments", "GET, HEAD")]
    [InlineData("DELETE", "/payments/stats", "GET, HEAD")]
    [InlineData("POST", "/health/live", "GET, HEAD")]
    [InlineData("PUT", "/health/ready", "GET, HEAD")]
    [InlineData("BREW", "/payments/" + Known, "GET, HEAD")]
    public async Task An_address_says_which_methods_it_takes(string method, string path, string allowed)
    {
        var reply = await shared.Server.Send(new HttpMethod(method), path);

        Assert.Equal(405, reply.Status);
        Assert.Equal(allowed, string.Join(", ", reply.Header("Allow").Split(", ").Order()));
        Assert.Equal(method == "HEAD" ? "" : "method_not_allowed", method == "HEAD" ? reply.Text : reply.Code);
    }

    [Fact]
    public async Task HEAD_is_GET_without_a_body()
    {
        var server = shared.Server;
        var id = (await server.Open()).Payment;

        foreach (var path in new[]
        {
            $"/payment-sessions/{id}", $"/payment-sessions/{id}/events", $"/payments/{id}", "/payments",
            "/payments/stats", "/health/live", "/health/ready",
        })
        {
            var (head, get) = (await server.Send(HttpMethod.Head, path), await server.Send(HttpMethod.Get, path));
            Assert.Equal((200, ""), (head.Status, head.Text));
            Assert.Equal(Telling(get), Telling(head));
        }

        Assert.Equal(404, (await server.Send(HttpMethod.Head, $"/payments/{Known}")).Status);
    }

    static (string, string) Telling(Reply reply) => (reply.Header("Content-Type"), reply.Header("Cache-Control"));
}
