using Payments.Application.Ports;

namespace Payments.Http.Specs;

/// <summary>When the provider, the store or this program lets a request down.</summary>
public class FailureSpec
{
    [Fact]
    public async Task An_order_that_the_provider_refuses_is_a_bad_gateway_and_can_be_asked_for_again()
    {
        await using var server = await Server.Start();
        var opened = await server.Open();
        server.Provider.OnOpen = _ => Task.FromResult<OpenAnswer>(new OpenAnswer.Refused("400201"));

        var refused = await server.Capture(opened.Payment);
        server.Provider.OnOpen = deadline => Task.FromResult(ChosenProvider.Opened(deadline));
        var again = await server.Capture(opened.Payment);

        Assert.Equal((502, "provider_refused_order", 200), (refused.Status, refused.Code, again.Status));
        Assert.Equal("60", refused.Header("Retry-After"));
    }

    [Fact]
    public async Task A_live_capture_without_a_provider_can_wait_and_never_reaches_the_sandbox()
    {
        await using var server = await Server.Start();
        server.Provider.OnOpen = _ => throw new InvalidOperationException("a live order in the sandbox");
        var opened = await server.Open(key: Keys.Live);

        var captured = await server.Capture(opened.Payment, Keys.Live);

        Assert.Equal(("live", 201), ($"{opened.Json["data"]!["payment"]!["mode"]}", opened.Status));
        Assert.Equal(
            (503, "provider_not_configured", "60"), (captured.Status, captured.Code, captured.Header("Retry-After")));
    }

    [Theory, InlineData(true, "1"), InlineData(false, "60")]
    public async Task A_store_that_does_not_answer_is_503_for_every_route(bool passing, string retryAfter)
    {
        await using var server = await Server.Start();
        var id = (await server.Open()).Payment;
        StoreFault fault = passing ? new StoreFault.Busy() : new StoreFault.Full();

        foreach (var failing in new Action[] { () => server.Store.Fault = fault, () => server.Store.KeyFault = fault })
        {
            (server.Store.Fault, server.Store.KeyFault) = (null, null);
            failing();
            var replies = new[]
            {
                await server.Open(), await server.Capture(id), await server.Cancel(id), await server.Read(id),
                await server.Send(HttpMethod.Get, $"/payment-sessions/{id}/events"),
                await server.Send(HttpMethod.Get, $"/payments/{id}"),
            };
            Assert.All(replies, it => Assert.Equal(
                (503, "store_unavailable", retryAfter), (it.Status, it.Code, it.Header("Retry-After"))));
        }
    }

    [Fact]
    public async Task A_session_that_others_always_change_first_is_busy()
    {
        await using var server = await Server.Start();
        var opened = await server.Open();
        server.Store.IsContended = true;

        var cancelled = await server.Cancel(opened.Payment);

        Assert.Equal((503, "payment_busy", "1"), (cancelled.Status, cancelled.Code, cancelled.Header("Retry-After")));
    }

    [Fact]
    public async Task A_reference_is_used_once_and_the_reply_says_by_which_payment()
    {
        await using var server = await Server.Start();
        var opened = await server.Open(SampleBody.Text);
        var stored = server.Store.Appends;

        var again = await server.Open(SampleBody.Text);
        var ofAnother = await server.Open(SampleBody.Text, Keys.OfAnother);
        var live = await server.Open(SampleBody.Text, Keys.Live);

        Assert.Equal((409, "reference_already_used"), (again.Status, again.Code));
        Assert.Contains(opened.Payment, again.Text, StringComparison.Ordinal);
        Assert.Equal((201, 201, stored + 2), (ofAnother.Status, live.Status, server.Store.Appends));
    }

    [Fact]
    public async Task A_defect_of_ours_is_500_without_a_word_of_it_and_without_what_was_meant_for_a_success()
    {
        await using var server = await Server.Start();

        var broken = await server.Send(HttpMethod.Get, "/broken/before");

        Assert.Equal((500, "internal_error", ""), (broken.Status, broken.Code, broken.Header("Location")));
        Assert.DoesNotContain(BrokenRoutes.Secret, broken.Text, StringComparison.Ordinal);
        Assert.Contains(server.Log.Lines, it => it.StartsWith("Error", StringComparison.Ordinal)
            && it.Contains("/broken/before", StringComparison.Ordinal)
            && it.Contains(nameof(InvalidOperationException), StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log.Lines, it => it.Contains(BrokenRoutes.Secret, StringComparison.Ordinal));
    }

    [Theory, InlineData("before"), InlineData("status/503")]
    public async Task A_defect_is_told_with_the_name_under_which_the_log_has_the_request(string route)
    {
        await using var server = await Server.Start();

        var broken = await server.Send(HttpMethod.Get, $"/broken/{route}");
        var problem = await server.Send(HttpMethod.Get, $"/broken/{route}", accept: "application/problem+json");
        var refused = await server.Send(HttpMethod.Get, "/broken/status/400");

        var names = new[] { $"{broken.Json["error"]!["request_id"]}", $"{problem.Json["request_id"]}" };
        Assert.Equal(2, names.Distinct().Count());
        Assert.All(names, name => Assert.Contains(
            server.Log.Lines, it => it.Contains(name, StringComparison.Ordinal)
                && (route != "before" || it.StartsWith("Error", StringComparison.Ordinal))));
        Assert.Null(refused.Json["error"]!["request_id"]);
    }

    [Fact]
    public async Task A_reply_that_breaks_in_the_middle_is_broken_off_and_logged_without_a_word_of_it()
    {
        await using var server = await Server.Start();

        await Assert.ThrowsAsync<HttpRequestException>(() => server.Send(HttpMethod.Get, "/broken/after"));

        Assert.Contains(server.Log.Lines, it => it.Contains("/broken/after", StringComparison.Ordinal)
            && it.StartsWith("Error Payments.Http.PaymentErrors", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log.Lines, it => it.Contains(BrokenRoutes.Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("status/400", 400, "unreadable_request")]
    [InlineData("status/403", 403, "request_refused")]
    [InlineData("status/429", 429, "rate_limit_exceeded")]
    [InlineData("status/500", 500, "internal_error")]
    [InlineData("status/503", 503, "internal_error")]
    [InlineData("refused/408", 408, "request_too_slow")]
    [InlineData("refused/413", 413, "request_too_large")]
    [InlineData("refused/431", 431, "request_refused")]
    public async Task What_others_in_the_pipeline_refuse_keeps_its_status_and_gets_the_envelope(
        string path, int status, string code)
    {
        await using var server = await Server.Start();

        var refused = await server.Send(HttpMethod.Get, $"/broken/{path}");

        Assert.Equal((status, code), (refused.Status, refused.Code));
        Assert.DoesNotContain(BrokenRoutes.Secret, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_have_said_in_their_own_words_stays()
    {
        await using var server = await Server.Start();

        var said = await server.Send(HttpMethod.Get, "/broken/words");

        Assert.Equal((503, "Unhealthy"), (said.Status, said.Text));
    }
}
