using Payments.Application.Ports;

using static Payments.Http.Specs.Running.RawConnection;

namespace Payments.Http.Specs;

/// <summary>How often somebody may ask, and what is said of one request too many.</summary>
public sealed class RateLimitSpec
{
    const string TooMany =
        """{"error":{"code":"rate_limit_exceeded","message":"There were too many requests. Try again later.","""
        + "\"retry_after\":3601,\"type\":\"rate_limit_error\"}}";

    const string Nobodys = "/payments/99999999-0000-4000-8000-000000000000";

    [Fact]
    public async Task One_request_too_many_is_429_and_header_and_body_say_alike_when_to_come_again()
    {
        await using var server = await Limited(keys: 2);
        await Ask(server, 2);

        var refused = await server.Send(HttpMethod.Get, "/payments");
        var problem = await server.Send(HttpMethod.Get, "/payments", accept: "application/problem+json");
        var head = await server.Send(HttpMethod.Head, "/payments");

        Assert.Equal((429, TooMany, "3601"), (refused.Status, refused.Text, refused.Header("Retry-After")));
        Assert.Equal("application/problem+json; charset=utf-8", problem.Header("Content-Type"));
        Assert.Equal((429, "3601"), (problem.Status, $"{problem.Json["retry_after"]}"));
        Assert.Equal((429, "", "3601"), (head.Status, head.Text, head.Header("Retry-After")));
    }

    [Fact]
    public async Task Each_key_is_counted_by_itself_also_those_of_one_business()
    {
        await using var server = await Limited(keys: 1);
        await Ask(server, 1);

        Assert.Equal(429, await Status(server));
        Assert.Equal((200, 200), (await Status(server, Keys.Live), await Status(server, Keys.OfAnother)));
    }

    [Fact]
    public async Task All_routes_that_ask_for_a_key_count_together()
    {
        await using var server = await Limited(keys: 8);
        var id = (await server.Open()).Payment;
        var served = new[]
        {
            await server.Capture(id), await server.Read(id), await server.Cancel(id),
            await server.Send(HttpMethod.Get, $"/payment-sessions/{id}/events"),
            await server.Send(HttpMethod.Get, $"/payments/{id}"),
            await server.Send(HttpMethod.Get, "/payments"), await server.Send(HttpMethod.Get, "/payments/stats"),
        };

        var refused = new[]
        {
            await server.Open(), await server.Capture(id), await server.Read(id), await server.Cancel(id),
            await server.Send(HttpMethod.Get, $"/payment-sessions/{id}/events"),
            await server.Send(HttpMethod.Get, $"/payments/{id}"),
            await server.Send(HttpMethod.Get, "/payments"), await server.Send(HttpMethod.Get, "/payments/stats"),
        };

        Assert.All(served, it => Assert.InRange(it.Status, 200, 202));
        Assert.All(refused, it => Assert.Equal((429, "rate_limit_exceeded"), (it.Status, it.Code)));
    }

    [Fact]
    public async Task What_asks_for_no_key_and_what_is_not_there_is_never_limited()
    {
        await using var server = await Limited(keys: 1, strangers: 1);
        await Ask(server, 1);
        await Ask(server, 1, key: null);

        foreach (var key in new[] { Keys.Test, null })
        {
            Assert.Equal(429, await Status(server, key));
            foreach (var path in new[] { "/health/live", "/health/ready", "/openapi/v1.json" })
                Assert.Equal(200, (await server.Send(HttpMethod.Get, path, key)).Status);
            Assert.Equal(404, (await server.Send(HttpMethod.Get, "/nowhere", key)).Status);
            Assert.Equal(405, (await server.Send(HttpMethod.Put, "/payments", key)).Status);
        }
    }

    [Fact]
    public async Task Nothing_of_what_is_refused_was_looked_at()
    {
        await using var server = await Limited(keys: 1);
        await Ask(server, 1);
        server.Store.Fault = new StoreFault.Busy();

        // The body never comes, and the store would say that it is busy.
        var waiting = await RawConnection.Ask(
            server,
            Head("POST /payment-sessions", "Content-Length: 100", "Idempotency-Key: a", "Expect: 100-continue"));
        var repeated = await server.Post("/payment-sessions", SampleBody.New(), "\"a\"");

        Assert.Equal((429, 429), (waiting!.Status, repeated.Status));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Keys.Unknown)]
    public async Task Who_has_no_key_of_ours_is_counted_by_address_and_takes_nothing_from_who_has(string? key)
    {
        await using var server = await Limited(keys: 2, strangers: 3);
        var guesses = new List<int>();
        for (var guess = 0; guess < 5; guess++)
            guesses.Add(await Status(server, key is null ? null : $"{key}{guess}"));

        Assert.Equal([401, 401, 401, 429, 429], guesses);
        Assert.Equal([200, 200, 429], await Statuses(server, 3));
    }

    [Fact]
    public async Task A_key_that_is_used_up_takes_nothing_from_strangers()
    {
        await using var server = await Limited(keys: 1, strangers: 1);

        Assert.Equal([200, 429, 429], await Statuses(server, 3));
        Assert.Equal((401, 429), (await Status(server, key: null), await Status(server, key: null)));
    }

    [Fact]
    public async Task While_keys_cannot_be_looked_up_nobody_is_counted()
    {
        await using var server = await Limited(keys: 1, strangers: 1);
        server.Store.KeyFault = new StoreFault.Busy();
        Assert.Equal([503, 503, 503], await Statuses(server, 3));

        server.Store.KeyFault = null;
        Assert.Equal([200, 429], await Statuses(server, 2));
    }

    // Of 4096 places that 600 addresses share at random, two take the same one as good as always.
    [Fact]
    public async Task However_many_addresses_strangers_have_they_get_no_bucket_each()
    {
        await using var server = await Limited(strangers: 1);
        var statuses = new List<int>();
        for (var address = 0; address < 600; address++)
            statuses.Add(await From(server, $"198.51.{address / 256}.{address % 256}"));

        Assert.Contains(401, statuses);
        Assert.Contains(429, statuses);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff")]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7")]
    public async Task One_network_is_one_address(string one, string same)
    {
        await using var server = await Limited(strangers: 1);

        Assert.Equal((401, 429), (await From(server, one), await From(server, same)));
    }

    [Fact]
    public async Task Another_network_is_another_address()
    {
        await using var server = await Limited(strangers: 1);
        var statuses = new List<int>();
        for (var network = 0; network < 4; network++)
            statuses.Add(await From(server, $"2001:db8:1:{network}::1"));

        Assert.True(statuses.Count(it => it == 401) > 1);
    }

    [Fact]
    public async Task Without_a_limit_nobody_is_refused()
    {
        await using var server = await Server.Start();
        var asked = RateLimit.OfKey.Burst + 1;

        Assert.All(await Statuses(server, asked), it => Assert.Equal(200, it));
        Assert.All(await Statuses(server, RateLimit.OfStranger.Burst + 1, key: null), it => Assert.Equal(401, it));
    }

    [Fact]
    public async Task A_key_is_looked_up_once_also_under_an_idempotency_key()
    {
        await using var server = await Limited(keys: 5);

        await server.Post("/payment-sessions", SampleBody.New(), "\"a\"");

        Assert.Equal(1, server.Store.KeyLooks);
    }

    [Theory]
    [InlineData(0, 1, 1, "burst_must_be_in_range")]
    [InlineData(100_001, 1, 1, "burst_must_be_in_range")]
    [InlineData(1, 0, 1, "refill_must_be_in_range")]
    [InlineData(1, 100_001, 1, "refill_must_be_in_range")]
    [InlineData(1, 1, 0, "every_must_be_in_range")]
    [InlineData(1, 1, 86_401, "every_must_be_in_range")]
    [InlineData(0, 0, 0, "burst_must_be_in_range refill_must_be_in_range every_must_be_in_range")]
    [InlineData(1, 1, 86_400, "")]
    [InlineData(100_000, 100_000, 1, "")]
    public void A_limit_is_within_limits(int burst, int refill, int seconds, string faults) =>
        Assert.Equal(faults, RateLimit.Create(burst, refill, Duration.FromSeconds(seconds)).Match(
            Succ: _ => "", Fail: all => string.Join(' ', all.Map(it => it.Code))));

    static Task<Server> Limited(int keys = 100, int strangers = 100) =>
        Server.Start(
            it => it,
            Server.Unlimited with { KeyLimit = Limits.Of(keys), StrangerLimit = Limits.Of(strangers) });

    static async Task Ask(Server server, int count, string? key = Keys.Test) =>
        Assert.DoesNotContain(429, await Statuses(server, count, key));

    static async Task<int> Status(Server server, string? key = Keys.Test) =>
        (await server.Send(HttpMethod.Get, "/payments", key)).Status;

    static async Task<IReadOnlyList<int>> Statuses(Server server, int count, string? key = Keys.Test)
    {
        var statuses = new List<int>();
        for (var asked = 0; asked < count; asked++)
            statuses.Add(await Status(server, key));
        return statuses;
    }

    static async Task<int> From(Server server, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Nobodys);
        request.Headers.TryAddWithoutValidation(Server.From, address);
        using var response = await server.Client.SendAsync(request);
        return (int)response.StatusCode;
    }
}
