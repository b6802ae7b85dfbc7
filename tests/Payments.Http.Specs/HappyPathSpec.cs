using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Testing;

namespace Payments.Http.Specs;

/// <summary>What a merchant sees who does everything right.</summary>
public class HappyPathSpec
{
    const string First = "00000001-0000-7000-8000-000000000000";

    static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Opening_a_session_shows_it_in_the_published_shape()
    {
        await using var server = await Server.Start();

        var opened = await server.Open(SampleBody.Text);

        Assert.Equal(201, opened.Status);
        Assert.Equal($"/payment-sessions/{First}", opened.Header("Location"));
        AssertPublished(opened);
        Assert.Equal(
            Compact($$"""
            {
                "data": {
                    "auth_type": null,
                    "expires_at": "2026-07-02T00:00:00.000000Z",
                    "links": {},
                    "message": "Pending",
                    "payment": {{Payment("pending", "null")}},
                    "status": "pending"
                }
            }
            """),
            opened.Text);
    }

    [Fact]
    public async Task Capturing_it_gives_the_four_links()
    {
        await using var server = await Server.Start();
        await server.Open(SampleBody.Text);

        var captured = await server.Capture(First);

        Assert.Equal(200, captured.Status);
        AssertPublished(captured);
        Assert.Equal(
            Compact($$"""
            {
                "data": {
                    "auth_type": null,
                    "expires_at": "2026-07-01T13:00:00.000000Z",
                    "links": {
                        "checkout_url": "https://pay.binance.com/en/checkout/00000000000000000000000000000001",
                        "deeplink": "bnc://app.binance.com/payment/secpay?tempToken=1",
                        "payment_url":
                            "https://app.binance.com/payment/secpay?linkToken=00000000000000000000000000000001",
                        "qr_url": "https://public.bnbstatic.com/static/payment/1.jpg"
                    },
                    "message": "Waiting for payment",
                    "payment": {{Payment("pending", "null")}},
                    "status": "pending"
                }
            }
            """),
            captured.Text);
    }

    [Fact]
    public async Task Reading_and_capturing_again_show_what_capturing_showed()
    {
        await using var server = await Server.Start();
        await server.Open(SampleBody.Text);
        var captured = await server.Capture(First);

        var read = await server.Read(First);
        var again = await server.Capture(First, body: "{ \"whatever\": [");

        Assert.Equal((200, 200), (read.Status, again.Status));
        Assert.Equal(captured.Text, read.Text);
        Assert.Equal(captured.Text, again.Text);
        AssertPublished(read);
    }

    [Fact]
    public async Task Reading_a_payment_shows_it_alone()
    {
        await using var server = await Server.Start();
        await server.Open(SampleBody.Text);

        var flat = await server.Send(HttpMethod.Get, $"/payments/{First}");

        Assert.Equal(200, flat.Status);
        AssertPublished(flat);
        Assert.Equal(Compact($$"""{"data":{{Payment("pending", "null")}}}"""), flat.Text);
    }

    [Fact]
    public async Task The_history_tells_what_happened_without_links_or_customer()
    {
        await using var server = await Server.Start();
        await server.Open(SampleBody.Text);
        await server.Capture(First);

        var events = await server.Send(HttpMethod.Get, $"/payment-sessions/{First}/events");

        Assert.Equal(200, events.Status);
        AssertPublished(events);
        Assert.Equal(
            Compact("""
            {
                "data": [
                    {
                        "at": "2026-07-01T12:00:00.000000Z",
                        "data": {
                            "amount": "100.01", "currency": "USD", "deadline": "2026-07-02T00:00:00.000000Z", "mode": "test"
                        },
                        "position": 1,
                        "type": "session_opened"
                    },
                    {
                        "at": "2026-07-01T12:00:00.000000Z",
                        "data": { "attempt": 1, "deadline": "2026-07-01T13:00:00.000000Z" },
                        "position": 2,
                        "type": "order_requested"
                    },
                    {
                        "at": "2026-07-01T12:00:00.000000Z",
                        "data": {
                            "amount": "100.01", "attempt": 1, "currency": "USD", "expires_at": "2026-07-01T13:00:00.000000Z"
                        },
                        "position": 3,
                        "type": "checkout_opened"
                    }
                ]
            }
            """),
            events.Text);
    }

    [Fact]
    public async Task Cancelling_before_a_capture_is_done_at_once_and_only_once()
    {
        await using var server = await Server.Start();
        await server.Open(SampleBody.Text);

        var cancelled = await server.Cancel(First);
        var stored = server.Store.Appends;
        var again = await server.Cancel(First);

        Assert.Equal((200, 200), (cancelled.Status, again.Status));
        Assert.Equal(cancelled.Text, again.Text);
        Assert.Equal(stored, server.Store.Appends);
        Assert.Equal(
            Compact($$"""
            {
                "data": {
                    "auth_type": null,
                    "expires_at": null,
                    "links": {},
                    "message": "Cancelled",
                    "payment": {{Payment("cancelled", "\"Cancelled by the merchant\"")}},
                    "status": "cancelled"
                }
            }
            """),
            cancelled.Text);
    }

    [Fact]
    public async Task Cancelling_after_a_capture_is_accepted_until_the_order_is_closed()
    {
        await using var server = await Server.Start();
        var closing = new TaskCompletionSource<CloseAnswer>();
        server.Provider.OnClose = () => closing.Task;
        server.Provider.OnQuery = new QueryAnswer.Closed(new OrderClosure.Canceled());
        await server.Open(SampleBody.Text);
        await server.Capture(First);

        var accepted = await server.Cancel(First);
        var waiting = await server.Read(First);
        var repeated = await server.Cancel(First);
        closing.SetResult(new CloseAnswer.Accepted());
        await server.Drain();
        var done = await server.Cancel(First);

        Assert.Equal((202, 200, 202, 200), (accepted.Status, waiting.Status, repeated.Status, done.Status));
        Assert.Equal(("pending", "Cancelling", "{}", ""), Shown(accepted));
        Assert.Equal((accepted.Text, accepted.Text), (waiting.Text, repeated.Text));
        Assert.Equal(("cancelled", "Cancelled", "{}", ""), Shown(done));
    }

    [Fact]
    public async Task A_capture_that_takes_too_long_says_when_to_ask_again_and_never_opens_a_second_order()
    {
        await using var server = await Server.Start();
        var orders = 0;
        var opening = new TaskCompletionSource<OpenAnswer>();
        server.Provider.OnOpen = _ =>
        {
            orders++;
            server.Clock.AdvanceSeconds(10);
            return opening.Task;
        };
        await server.Open(SampleBody.Text);

        var tooEarly = await server.Capture(First);
        var waiting = await server.Read(First);
        opening.SetResult(ChosenProvider.Opened(Samples.Noon + Duration.FromHours(1)));
        await server.Drain();
        var captured = await server.Capture(First);

        Assert.Equal(
            (503, "checkout_not_ready", "2"), (tooEarly.Status, tooEarly.Code, tooEarly.Header("Retry-After")));
        Assert.Equal(("pending", "Preparing checkout", "{}", "2026-07-01T13:00:00.000000Z"), Shown(waiting));
        Assert.Equal((200, "Waiting for payment", 1), (captured.Status, captured.Data("message"), orders));
    }

    [Fact]
    public async Task An_id_in_upper_case_is_the_same_id()
    {
        await using var server = await Server.Start(
            it => it with { NewId = () => Guid.Parse("abcdefab-0000-7000-8000-000000000000") });
        var opened = await server.Open();

        var read = await server.Read(opened.Payment.ToUpperInvariant());

        Assert.Equal((200, opened.Text), (read.Status, read.Text));
    }

    [Fact]
    public async Task A_hosted_page_is_the_link_until_there_are_four()
    {
        await using var server = await Server.Start(
            it => it, new PaymentHttpSettings { HostedPage = id => $"https://shop.example/pay/{id}" });

        var opened = await server.Open();
        var captured = await server.Capture(opened.Payment);

        Assert.Equal(
            $$"""{"url":"https://shop.example/pay/{{First}}"}""", opened.Json["data"]!["links"]!.ToJsonString());
        Assert.Equal(4, captured.Json["data"]!["links"]!.AsObject().Count);
    }

    [Fact]
    public async Task Under_a_base_path_the_location_can_be_followed()
    {
        await using var server = await Server.Start(it => it, pathBase: "/api v1");

        var opened = await server.Send(
            HttpMethod.Post, "/api%20v1/payment-sessions/", Keys.Test, Asking.Content(SampleBody.Text));
        var read = await server.Send(HttpMethod.Get, opened.Header("Location"));

        Assert.Equal((201, 200), (opened.Status, read.Status));
        Assert.Equal($"/api%20v1/payment-sessions/{First}", opened.Header("Location"));
        Assert.Equal(opened.Text, read.Text);
    }

    static (string, string, string, string) Shown(Reply reply) =>
        (reply.Data("status"), reply.Data("message"), reply.Data("links"), reply.Data("expires_at"));

    static void AssertPublished(Reply reply)
    {
        Assert.Equal("application/json; charset=utf-8", reply.Header("Content-Type"));
        Assert.Equal("no-store", reply.Header("Cache-Control"));
    }

    static string Payment(string status, string reason) => $$"""
        {
            "amount": 10001,
            "cancellation_reason": {{reason}},
            "correlation_id": "00000002-0000-7000-8000-000000000000",
            "currency": "USD",
            "customer": {
                "billing_address": {
                    "city": "Lagos", "country": "NG", "line1": "12 Marina Road", "line2": "Floor 3", "state": "Lagos",
                    "zip_code": "101241"
                },
                "email": "ada.obi@example.com",
                "first_name": "Ada",
                "id": "00000001-0000-9000-8000-000000000000",
                "ip_address": "203.0.113.7",
                "last_name": "Obi",
                "phone_number": "+2348031234567",
                "type": "individual"
            },
            "date": "2026-07-01T12:00:00.000000Z",
            "description": "Deposit",
            "id": "{{First}}",
            "metadata": {
                "note": "né 日本",
                "order": { "identifier": "ORD-1", "items": [ { "name": "A book", "type": "physical" } ] }
            },
            "mode": "test",
            "payment_method": null,
            "reference": "INV-1",
            "status": "{{status}}"
        }
        """;

    static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString(AsWritten);
}
