using System.Text;

using Payments.Domain.Values;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

public class ErrorReplySpec
{
    static readonly ErrorReply Bare = new(404, "not_found", "There is no such payment", ErrorReply.InvalidRequest);

    static readonly ErrorReply Full = new(
        422, "validation_error", "The request was invalid", ErrorReply.InvalidRequest,
        Seq<InvalidValue>(
            new InvalidValue.Missing("reference"),
            new InvalidValue.Contradicts("order", "metadata.order"),
            new InvalidValue.TooLong("order.items[3].name", 200)),
        RetryAfterSeconds: 30,
        RequestId: "0HN\"1");

    [Fact] void The_envelope_has_only_what_is_known() =>
        Assert.Equal(
            """{"error":{"code":"not_found","message":"There is no such payment","type":"invalid_request_error"}}""",
            Written(to => ErrorReplyJson.Write(to, Bare)));

    [Fact] void The_envelope_is_as_documented() =>
        Assert.Equal(
            """
            {
                "error": {
                    "code": "validation_error",
                    "errors": [
                        {
                            "code": "reference_must_be_present",
                            "field": "reference",
                            "message": "reference must be present"
                        },
                        {
                            "code": "order_must_agree",
                            "field": "order",
                            "message": "order must agree with metadata.order"
                        },
                        {
                            "code": "name_must_not_be_too_long",
                            "field": "order.items[3].name",
                            "message": "order.items[3].name must not be longer than 200"
                        }
                    ],
                    "message": "The request was invalid",
                    "request_id": "0HN\"1",
                    "retry_after": 30,
                    "type": "invalid_request_error"
                }
            }

            """,
            Written(to => ErrorReplyJson.Write(to, Full, indented: true)));

    [Fact] void A_problem_says_the_same() =>
        Assert.Equal(
            """{"code":"not_found","detail":"There is no such payment","status":404,"""
            + "\"title\":\"Not Found\",\"type\":\"about:blank\"}",
            Written(to => ErrorReplyJson.WriteProblem(to, Bare)));

    [Fact] void A_problem_lists_the_same_faults() =>
        Assert.Contains(
            """
            "errors":[{"code":"reference_must_be_present","field":"reference","message":"reference must be present"},
            """,
            Written(to => ErrorReplyJson.WriteProblem(to, Full)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("{", 400, "unreadable_body")]
    [InlineData("{}", 422, "validation_error")]
    void What_cannot_be_read_is_400_and_what_may_not_enter_is_422(string body, int status, string code)
    {
        var read = PaymentRequestJson.Read(Encoding.UTF8.GetBytes(body), CustomerId.From(Guid.Empty));
        var error = ErrorReply.Of(read.Match(Right: _ => throw new InvalidOperationException(), Left: it => it));
        Assert.Equal((status, code), (error.Status, error.Code));
    }

    [Fact] void Every_case_has_a_sentence() =>
        Assert.Equal(
            new[]
            {
                "a must be present", "a must be b", "a must not be longer than 1", "a must be b",
                "a must be one that exists", "a must be b", "a must be b, c or d",
                "a must be one that is still in use", "a must agree with b", "a must not say anything twice",
            },
            Seq<InvalidValue>(
                new InvalidValue.Missing("a"), new InvalidValue.Malformed("a", "b"), new InvalidValue.TooLong("a", 1),
                new InvalidValue.OutOfRange("a", "b"), new InvalidValue.Unknown("a"),
                new InvalidValue.Unknown("a", Seq1("b")), new InvalidValue.Unknown("a", Seq("b", "c", "d")),
                new InvalidValue.Withdrawn("a"), new InvalidValue.Contradicts("a", "b"),
                new InvalidValue.Repeated("a")).Map(FaultWords.Of).ToArray());

    [Theory]
    [InlineData(418, "Bad Request")]
    [InlineData(599, "Internal Server Error")]
    [InlineData(503, "Service Unavailable")]
    void A_status_without_a_name_has_that_of_its_family(int status, string title) =>
        Assert.Contains(
            $"\"title\":\"{title}\"",
            Written(to => ErrorReplyJson.WriteProblem(to, Bare with { Status = status })),
            StringComparison.Ordinal);

    [SeededProperty] bool Any_text_is_written_so_that_it_is_read_back(string? message)
    {
        var written = Written(to => ErrorReplyJson.Write(to, Bare with { Message = message ?? "" }));
        using var document = System.Text.Json.JsonDocument.Parse(written);
        return document.RootElement.GetProperty("error").GetProperty("message").GetString() == Whole(message ?? "");
    }

    // Half of a surrogate pair is no text: it is replaced, here as there.
    static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
