using System.Text;

using Microsoft.AspNetCore.Http;

using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;
using Payments.Webhooks.Specs.World;

namespace Payments.Webhooks.Specs;

public sealed class DeliverySpec : IAsyncLifetime, IDisposable
{
    readonly Office office = new();

    Receiver merchant = null!;

    public async Task InitializeAsync() => merchant = await Receiver.Start();

    public Task DisposeAsync() => merchant.DisposeAsync().AsTask();

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task A_merchant_can_check_what_arrives()
    {
        var endpoint = await office.Listen(merchant);
        Assert.IsType<NotifyAnswer.Delivered>(await office.TellOfPayment());

        var received = Assert.Single(merchant.All);
        Assert.Equal("/hooks/1", received.Path);
        Assert.Equal("application/json; charset=utf-8", received.Headers["content-type"]);
        Assert.Equal(StandardSignature.Timestamp(Samples.Noon), received.Headers["webhook-timestamp"]);
        Assert.Equal(
            StandardSignature.Of(new WebhookMessage(received.Id, received.Body), Samples.Noon, [endpoint.Secret]),
            received.Headers["webhook-signature"]);
        Assert.Contains(
            "\"event\":\"payment.session.succeeded\"", Encoding.UTF8.GetString(received.Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    [InlineData(299)]
    public async Task Any_2xx_takes_it(int status) =>
        Assert.IsType<NotifyAnswer.Delivered>(await Answered(Receiver.Status(status)));

    [Theory]
    [InlineData(300)]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Anything_else_is_tried_again(int status) =>
        Assert.IsType<NotifyAnswer.TryLater>(await Answered(Receiver.Status(status)));

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var elsewhere = await Receiver.Start();
        var answer = await Answered(http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = $"{elsewhere.Address}";
            return Task.CompletedTask;
        });
        Assert.IsType<NotifyAnswer.TryLater>(answer);
        Assert.Empty(elsewhere.All);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_tried_again() =>
        Assert.IsType<NotifyAnswer.TryLater>(await Answered(http =>
        {
            http.Abort();
            return Task.CompletedTask;
        }));

    [Fact]
    public async Task A_receiver_that_says_nothing_is_left()
    {
        using var hurried = new Office(it => it with { TryTimeout = Duration.FromMilliseconds(300) });
        merchant.Answer = http => Task.Delay(-1, http.RequestAborted);
        await hurried.Listen(merchant);
        Assert.IsType<NotifyAnswer.TryLater>(await hurried.TellOfPayment());
    }

    [Fact]
    public async Task A_receiver_that_nobody_runs_is_tried_again()
    {
        await office.Listen(merchant);
        await merchant.DisposeAsync();
        Assert.IsType<NotifyAnswer.TryLater>(await office.TellOfPayment());
    }

    // What follows the status is not waited for.
    [Fact]
    public async Task An_answer_without_an_end_is_not_read() =>
        Assert.IsType<NotifyAnswer.Delivered>(await Answered(async http =>
        {
            await http.Response.StartAsync();
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.Body.WriteAsync(new byte[4096], http.RequestAborted);
        }));

    [Fact]
    public async Task Headers_without_an_end_are_not_read() =>
        Assert.IsType<NotifyAnswer.TryLater>(await Answered(http =>
        {
            for (var number = 0; number < 100; number++)
                http.Response.Headers[$"x-{number}"] = new string('x', 1000);
            return Task.CompletedTask;
        }));

    [Fact]
    public async Task Each_try_has_the_same_id_and_a_timestamp_of_its_own()
    {
        await Answered(Receiver.Status(500));
        office.Clock.Advance(Duration.FromHours(1));
        await office.TellOfPayment();
        Assert.Equal(merchant.All[0].Id, merchant.All[1].Id);
        Assert.Equal(merchant.All[0].Body, merchant.All[1].Body);
        Assert.NotEqual(merchant.All[0].Headers["webhook-timestamp"], merchant.All[1].Headers["webhook-timestamp"]);
        Assert.NotEqual(merchant.All[0].Headers["webhook-signature"], merchant.All[1].Headers["webhook-signature"]);
    }

    [Fact]
    public async Task While_a_secret_is_rotated_both_sign()
    {
        var endpoint = await office.Listen(merchant);
        var until = Samples.Noon + Duration.FromHours(24);
        await office.Endpoints.Rotate(Office.Shop, endpoint.Id, WebhookSecret.Generate(), until, default);
        await office.TellOfPayment();
        office.Clock.Reset(until);
        await office.TellOfPayment();
        Assert.Equal([2, 1], merchant.All.Select(it => it.Headers["webhook-signature"].Split(' ').Length));
    }

    [Fact]
    public async Task A_notice_without_an_endpoint_of_its_business_and_mode_has_nowhere_to_go()
    {
        var others = Office.Shop with { Business = Samples.Business(2) };
        await office.Listen(merchant, others);
        await office.Listen(merchant, Office.Shop with { Mode = Mode.Live });
        Assert.IsType<NotifyAnswer.NoEndpoint>(await office.TellOfPayment());
        Assert.Empty(merchant.All);
        Assert.False(await office.Notifier.HasEndpoint(Office.Shop, default));
        Assert.True(await office.Notifier.HasEndpoint(others, default));
    }

    [Fact]
    public async Task An_endpoint_that_has_taken_it_is_not_asked_again_while_another_has_not()
    {
        await using var broken = await Receiver.Start();
        broken.Answer = Receiver.Status(500);
        await office.Listen(merchant);
        await office.Listen(broken);
        Assert.IsType<NotifyAnswer.TryLater>(await office.TellOfPayment());
        Assert.IsType<NotifyAnswer.TryLater>(await office.TellOfPayment());
        broken.Answer = Receiver.Status(200);
        Assert.IsType<NotifyAnswer.Delivered>(await office.TellOfPayment());
        Assert.Single(merchant.All);
        Assert.Equal(3, broken.All.Length);
    }

    [Fact]
    public async Task Nothing_that_is_nobody_s_business_is_logged()
    {
        merchant.Answer = Receiver.Status(500);
        var endpoint = await office.Listen(new Uri(merchant.Address, "/hooks/xq7token?key=xq7token"));
        await office.TellOfPayment();
        await merchant.DisposeAsync();
        await office.TellOfPayment();
        var log = string.Join('\n', office.Log.Lines);
        var line = $"Endpoint {endpoint.Id} has not taken {merchant.All[0].Id}: HTTP 500";
        Assert.Contains(line, log, StringComparison.Ordinal);
        string[] secrets = ["xq7token", endpoint.Secret.Text, "Ada", "ada.obi", "2348031234567", "Marina"];
        Assert.DoesNotContain(merchant.Host, log, StringComparison.Ordinal);
        Assert.All(secrets, it => Assert.DoesNotContain(it, $"{log} {endpoint}", StringComparison.Ordinal));
    }

    async Task<NotifyAnswer> Answered(Func<HttpContext, Task> answer)
    {
        merchant.Answer = answer;
        await office.Listen(merchant);
        return await office.TellOfPayment();
    }
}
