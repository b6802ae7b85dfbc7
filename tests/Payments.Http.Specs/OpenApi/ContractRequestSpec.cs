using System.Text;
using System.Text.Json.Nodes;

using Payments.Domain.Values;
using Payments.Json;

namespace Payments.Http.Specs.OpenApi;

/// <summary>The schema of a request lets through what the server takes, and nearly nothing else.</summary>
public class ContractRequestSpec
{
    const string OtherOrder =
        """{"order":{"identifier":"x","items":[{"name":"x","type":"digital"}]}}""";

    static readonly string LongMetadata = $"{{\"a\":\"{new string('x', 11_000)}\"}}";

    // A schema cannot say that a number is written without a fraction, that a calling code is assigned, how long an
    // object is, or that two orders are the same.
    static readonly IReadOnlyList<string> OnlyTheServerMinds =
    [
        "amount 100.0", "amount 1e3", "customer.phone_number \"+999123456789\"",
        "customer.phone_number \"+1 (0) 234 567 89\"", $"metadata {LongMetadata}", $"metadata {OtherOrder}",
    ];

    static readonly IReadOnlyList<string> More =
    [
        "100", "100.0", "1e3", "100000000000000000", "100000000000000001", "true", "\"incoming\"", "\"individual\"",
        "\" \"", "\"\\t\"", "\"\\u00a0\"", "\"\\u200b\"", "\"+1 (0) 234 567 89\"", "\"00234 803 1234567\"",
        "\"a@b.c\"", "\"a..b@c.d\"", "\"a@b\"", "\"ä@b.c\"", "\"a@bücher.example\"", "\"::1\"", "\"01.2.3.4\"",
        "\"1.2.3.4\"", "\"1.2.3\"", "\"fe80::1%1\"", "\"ng\"", "\"NG\"", "\"UK\"", "\"USDT\"", "\"usd\"",
        "\"physical\"",
        $"\"{new string('é', 50)}\"", $"\"{new string('é', 51)}\"",
        $"\"{Times("😀", 100)}\"", $"\"{Times("😀", 101)}\"", $"\"{Times("😀", 200)}\"", $"\"{Times("😀", 201)}\"",
        "{\"order\":null}", "[{}]", "[null]",
    ];

    public static TheoryData<string> Fields => new(ErrorsDocument.Fields.Append("customer.unknown").Append("unknown"));

    [Theory, MemberData(nameof(Fields))]
    public void Both_say_the_same_of_every_probe(string field)
    {
        foreach (var probe in ErrorsDocument.Probes.Concat(More).Where(it => !SaysATwice(it)))
        {
            var body = probe == "absent" ? SampleBody.Without(field, Whole) : SampleBody.With(field, probe, Whole);
            var (schema, server) = (Fits(body), IsTaken(body));

            Assert.True(schema || !server, $"the schema alone refuses {field} {probe}");
            Assert.Equal(schema && !server, OnlyTheServerMinds.Contains($"{field} {probe}"));
        }
    }

    [Theory]
    [InlineData("{\"order\":null}", false)]
    [InlineData("null", false)]
    [InlineData("{}", false)]
    [InlineData("{\"order\":{\"identifier\":\"x\",\"items\":[{\"name\":\"x\",\"type\":\"digital\"}]}}", true)]
    public void The_order_may_stand_in_the_metadata_instead(string metadata, bool lawful)
    {
        foreach (var body in new[] { SampleBody.Without("order", Whole), SampleBody.With("order", "null", Whole) })
        {
            var request = SampleBody.With("metadata", metadata, body);

            Assert.Equal((lawful, lawful), (Fits(request), IsTaken(request)));
        }
    }

    static string Whole { get; } = SampleBody.With("payment_method", "{}");

    static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    // JSON that names a member twice is no document to a schema.
    static bool SaysATwice(string probe) =>
        probe.Contains("\"@\"", StringComparison.Ordinal) || probe.Contains("\"a\":2", StringComparison.Ordinal)
        || probe.Contains("\\ud800", StringComparison.Ordinal);

    static bool Fits(string body) => SchemaCheck.Allows(Contract.Schema("PaymentRequest"), JsonNode.Parse(body));

    static bool IsTaken(string body) =>
        PaymentRequestJson.Read(Encoding.UTF8.GetBytes(body), CustomerId.From(Guid.Empty)).IsRight;
}
