using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Host.Sandbox;

using static Payments.Host.Specs.Sandbox.SandboxWorld;

namespace Payments.Host.Specs.Sandbox;

/// <summary>The sandbox as a person sees it, over a real socket.</summary>
public sealed class SandboxEndpointsSpec : IAsyncLifetime, IDisposable
{
    static readonly Duration Hour = Duration.FromHours(1);

    readonly SandboxWorld world = new();
    readonly ConcurrentQueue<PaymentId> told = new();
    Func<PaymentId, CancellationToken, Task> changed;
    WebApplication? app;
    HttpClient client = new();

    public SandboxEndpointsSpec() => changed = (payment, _) =>
    {
        told.Enqueue(payment);
        return Task.CompletedTask;
    };

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILogger<SandboxProvider>>(world.Log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapSandbox(world.Provider, (payment, cancellation) => changed(payment, cancellation));
        await app.StartAsync();
        client.Dispose();
        client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async Task DisposeAsync() => await app!.DisposeAsync();

    public void Dispose()
    {
        client.Dispose();
        world.Dispose();
    }

    [Fact]
    public async Task The_order_of_a_session_is_shown()
    {
        var number = await world.Open(Hour);
        Assert.Equal(
            (HttpStatusCode.OK,
            $$"""
            {"amount":10000,"attempt":1,"currency":"NGN","expires_at":"2024-04-08T14:11:30.000000Z",
            "opened_at":"2024-04-08T13:11:30.000000Z","order_number":"{{number.Text}}","payment":null,
            "payment_id":"{{number.Payment}}","status":"payable"}
            """.ReplaceLineEndings("")),
            await Get(number.Payment));
    }

    [Fact]
    public async Task Paying_pays_the_quote_and_tells_the_payment_system_once()
    {
        var number = await world.Open(Hour);
        world.Clock.Advance(Microsecond);
        var (status, body) = await Post(number.Payment, "pay");
        Assert.Equal(HttpStatusCode.OK, status);
        var paid = Assert.IsType<QueryAnswer.Paid>(await world.Query(number));
        Assert.Contains(
            $$"""
            "payment":{"amount":10000,"currency":"NGN","paid_at":"2024-04-08T13:11:30.000001Z",
            "refunded":false,"transaction_id":"{{paid.Transaction}}"}
            """.ReplaceLineEndings(""),
            body, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"paid\"", body, StringComparison.Ordinal);
        Assert.Equal(number.Payment, Assert.Single(told));
        Assert.Equal((HttpStatusCode.OK, body), await Get(number.Payment));
    }

    [Theory]
    [InlineData("""{"amount":1}""", 1)]
    [InlineData("""{"amount":9999}""", 9_999)]
    [InlineData("""{"amount":100000000000000000}""", 100_000_000_000_000_000)]
    [InlineData("""{"amount":null}""", 10_000)]
    [InlineData("""{"note":{"a":[1]}}""", 10_000)]
    [InlineData(" {} ", 10_000)]
    public async Task Another_amount_may_be_paid(string json, long paid)
    {
        var number = await world.Open(Hour);
        Assert.Equal(HttpStatusCode.OK, (await Post(number.Payment, "pay", json)).Status);
        Assert.Equal(paid, Assert.IsType<QueryAnswer.Paid>(await world.Query(number)).Amount.MinorUnits);
    }

    [Theory]
    [InlineData("x", 400, "unreadable_body")]
    [InlineData("""{"amount":1""", 400, "unreadable_body")]
    [InlineData("""{"amount":1,"amount":2}""", 400, "unreadable_body")]
    [InlineData("""{"\ud800":1}""", 400, "unreadable_body")]
    [InlineData("""{"a":[[[[[[[[[[[[]]]]]]]]]]]]}""", 400, "unreadable_body")]
    [InlineData("[]", 422, "body_must_be_an_object")]
    [InlineData("null", 422, "body_must_be_an_object")]
    [InlineData("""{"amount":0}""", 422, "amount_must_be_in_range")]
    [InlineData("""{"amount":-1}""", 422, "amount_must_be_in_range")]
    [InlineData("""{"amount":1.5}""", 422, "amount_must_be_in_range")]
    [InlineData("""{"amount":"1"}""", 422, "amount_must_be_in_range")]
    [InlineData("""{"amount":[1]}""", 422, "amount_must_be_in_range")]
    [InlineData("""{"amount":100000000000000001}""", 422, "amount_must_be_in_range")]
    [InlineData("""{"amount":1e999999999}""", 422, "amount_must_be_in_range")]
    public async Task What_is_wrong_with_a_body_is_said_and_nothing_is_paid(string json, int status, string code)
    {
        var number = await world.Open(Hour);
        var (answered, body) = await Post(number.Payment, "pay", json);
        Assert.Equal((status, code), ((int)answered, CodeOf(body)));
        Assert.IsType<QueryAnswer.Payable>(await world.Query(number));
        Assert.Empty(told);
    }

    [Theory]
    [InlineData("pay", 4_096, 200)]
    [InlineData("pay", 4_097, 413)]
    [InlineData("close", 4_096, 200)]
    [InlineData("close", 4_097, 413)]
    [InlineData("refund", 4_096, 409)]
    [InlineData("refund", 4_097, 413)]
    public async Task A_body_has_at_most_4_KB(string action, int length, int status)
    {
        foreach (var chunked in new[] { false, true })
        {
            var number = await world.Open(Hour);
            var json = "{}".PadRight(length);
            Assert.Equal(status, (int)(await Post(number.Payment, action, json, chunked)).Status);
            Assert.Equal(status != 200, await world.Query(number) is QueryAnswer.Payable);
        }
    }

    [Fact]
    public async Task Closing_closes_and_tells_the_payment_system_once()
    {
        var number = await world.Open(Hour);
        var (status, body) = await Post(number.Payment, "close", "not even JSON");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("\"status\":\"canceled\"", body, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, body), await Get(number.Payment));
        Assert.Equal(number.Payment, Assert.Single(told));
    }

    [Theory]
    [InlineData("pay", "pay", "order_paid")]
    [InlineData("pay", "close", "order_paid")]
    [InlineData("close", "pay", "order_canceled")]
    [InlineData("close", "close", "order_canceled")]
    [InlineData("", "pay", "order_expired")]
    [InlineData("", "close", "order_expired")]
    [InlineData("close", "refund", "order_canceled")]
    [InlineData("", "refund", "order_expired")]
    public async Task What_has_ended_cannot_end_again(string first, string second, string code)
    {
        var number = await world.Open(Hour);
        if (first.Length > 0)
            await Post(number.Payment, first);
        else
            world.Clock.Advance(Hour);
        told.Clear();
        var (status, body) = await Post(number.Payment, second);
        Assert.Equal((HttpStatusCode.Conflict, code), (status, CodeOf(body)));
        Assert.Empty(told);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("x")]
    [InlineData("{00000000-0000-0000-0000-000000000000}")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("a%2Fb")]
    public async Task A_session_without_an_order_is_not_found(string id)
    {
        foreach (var action in new[] { "", "/pay", "/close", "/refund" })
        {
            using var request = new HttpRequestMessage(
                action.Length == 0 ? HttpMethod.Get : HttpMethod.Post, $"/sandbox/payment-sessions/{id}{action}");
            var (status, body) = await Send(request);
            Assert.Equal((HttpStatusCode.NotFound, "order_not_found"), (status, CodeOf(body)));
        }
    }

    [Fact]
    public async Task A_refund_shows_and_the_payment_system_is_told()
    {
        var number = await world.Open(Hour);
        Assert.Equal("order_payable", CodeOf((await Post(number.Payment, "refund")).Body));
        await Post(number.Payment, "pay");
        var (status, body) = await Post(number.Payment, "refund");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("\"refunded\":true", body, StringComparison.Ordinal);
        Assert.Equal([number.Payment, number.Payment], told);
    }

    [Fact]
    public async Task Whoever_is_told_cannot_keep_the_program_from_stopping()
    {
        var telling = new TaskCompletionSource();
        changed = (_, _) =>
        {
            telling.SetResult();
            return new TaskCompletionSource().Task;
        };
        var number = await world.Open(Hour);
        var paying = Post(number.Payment, "pay");
        await telling.Task;
        Assert.False(paying.IsCompleted);
        await app!.StopAsync();
        Assert.Equal(HttpStatusCode.OK, (await paying).Status);
        Assert.Empty(world.Log.Entries);
    }

    [Fact]
    public async Task The_money_has_moved_even_if_nobody_could_be_told()
    {
        changed = (_, _) => throw new InvalidOperationException("whatever");
        var number = await world.Open(Hour);
        Assert.Equal(HttpStatusCode.OK, (await Post(number.Payment, "pay")).Status);
        Assert.IsType<QueryAnswer.Paid>(await world.Query(number));
        Assert.Equal(
            $"Warning: Nobody could be told that the order of session {number.Payment} has changed: "
            + "System.InvalidOperationException",
            Assert.Single(world.Log.Entries));
    }

    [Fact]
    public async Task The_payment_system_is_told_after_the_money_has_moved()
    {
        var seen = new TaskCompletionSource<QueryAnswer>();
        var number = await world.Open(Hour);
        changed = async (_, _) => seen.SetResult(await world.Query(number));
        await Post(number.Payment, "pay");
        Assert.IsType<QueryAnswer.Paid>(await seen.Task);
    }

    [Fact]
    public async Task Closing_an_order_answers_that_order_even_if_the_session_opened_another_at_once()
    {
        var number = await world.Open(Hour);
        changed = async (_, _) => await world.Open(number with { Attempt = number.Attempt.Next }, Start + Hour);
        var (_, body) = await Post(number.Payment, "close");
        Assert.Contains("\"attempt\":1,", body, StringComparison.Ordinal);
        Assert.Contains("\"attempt\":2,", (await Get(number.Payment)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_file_the_sandbox_is_unavailable_for_a_while()
    {
        var number = await world.Open(Hour);
        world.Provider.Dispose();
        foreach (var answer in new[]
        {
            await Get(number.Payment), await Post(number.Payment, "pay"), await Post(number.Payment, "close"),
            await Post(number.Payment, "refund"),
        })
            Assert.Equal(
                (HttpStatusCode.ServiceUnavailable, "sandbox_unavailable"), (answer.Status, CodeOf(answer.Body)));
    }

    // Leaning on what almost is a body: mutilated JSON, bytes that are no text, numbers at their limits.
    [SeededProperty]
    public Property No_body_makes_a_server_error() =>
        Prop.ForAll(
            Gen.ListOf(
                Gen.OneOf(
                    Gen.Elements(
                        "{", "}", "\"amount\"", ":", ",", "1", "-", "e9", ".", "null", "[", "]", " ", "\"",
                        "\\ud800", "\\u0000", "9223372036854775808"),
                    Gen.Choose(0, 255).Select(it => ((char)it).ToString())),
                8).ToArbitrary(),
            pieces =>
            {
                var number = world.Open(Hour).GetAwaiter().GetResult();
                using var request = Request(number.Payment, "pay");
                request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(string.Concat(pieces)));
                var (status, _) = Send(request).GetAwaiter().GetResult();
                return ((int)status is 200 or 400 or 422).Classify(status == HttpStatusCode.BadRequest, "unreadable");
            });

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("Content-Length: 10\r\n\r\n{}")]
    [InlineData("Content-Length: 5000\r\n\r\n")]
    public async Task A_request_that_breaks_off_pays_nothing(string rest)
    {
        var number = await world.Open(Hour);
        var address = new Uri(app!.Urls.Single());
        using (var socket = new TcpClient(address.Host, address.Port))
        {
            var stream = socket.GetStream();
            var head = $"POST /sandbox/payment-sessions/{number.Payment}/pay HTTP/1.1\r\nHost: x\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head + rest));
            socket.Client.Shutdown(SocketShutdown.Send);
            var answer = await AnswerOf(stream);
            Assert.DoesNotContain("HTTP/1.1 5", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("HTTP/1.1 2", answer, StringComparison.Ordinal);
        }

        Assert.IsType<QueryAnswer.Payable>(await world.Query(number));
    }

    // Too large by its own word: answered before any of it has come.
    [Fact]
    public async Task A_body_that_is_announced_as_too_large_is_not_waited_for()
    {
        var number = await world.Open(Hour);
        var address = new Uri(app!.Urls.Single());
        using var socket = new TcpClient(address.Host, address.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /sandbox/payment-sessions/{number.Payment}/pay HTTP/1.1\r\n"
            + "Host: x\r\nConnection: close\r\nContent-Length: 5000\r\n\r\n"));
        using var reader = new StreamReader(socket.GetStream());
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync(soon.Token));
    }

    // The server may hang up without a word; then nothing was answered.
    static async Task<string> AnswerOf(NetworkStream stream)
    {
        try
        {
            using var reader = new StreamReader(stream);
            return await reader.ReadToEndAsync();
        }
        catch (IOException)
        {
            return "";
        }
    }

    static string? CodeOf(string body)
    {
        using var json = JsonDocument.Parse(body);
        var error = json.RootElement.GetProperty("error");
        Assert.Equal(["code", "message", "type"], error.EnumerateObject().Select(it => it.Name));
        return error.GetProperty("code").GetString();
    }

    static HttpRequestMessage Request(PaymentId payment, string action) =>
        new(HttpMethod.Post, $"/sandbox/payment-sessions/{payment}/{action}");

    async Task<(HttpStatusCode Status, string Body)> Get(PaymentId payment)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/sandbox/payment-sessions/{payment}");
        return await Send(request);
    }

    async Task<(HttpStatusCode Status, string Body)> Post(
        PaymentId payment, string action, string? json = null, bool chunked = false)
    {
        using var request = Request(payment, action);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = chunked;
        return await Send(request);
    }

    async Task<(HttpStatusCode Status, string Body)> Send(HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
