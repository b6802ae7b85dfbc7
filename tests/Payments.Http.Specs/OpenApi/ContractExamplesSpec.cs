using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;

using Payments.Domain.Values;
using Payments.Json;

namespace Payments.Http.Specs.OpenApi;

/// <summary>The examples of the contract are what is really sent, and keep to their schemas.</summary>
public sealed class ContractExamplesSpec
{
    const string First = "00000001-0000-7000-8000-000000000000";

    public static TheoryData<string> Places =>
        new(Contract.Bodies.Select(it => it.Place));

    [Theory, MemberData(nameof(Places))]
    public void Each_keeps_to_its_schema(string place)
    {
        var body = Contract.Bodies.Single(it => it.Place == place).Body;

        Assert.NotEmpty(body["examples"]!.AsObject());
        Assert.All(
            body["examples"]!.AsObject(),
            it => Assert.Empty(SchemaCheck.Faults(it.Value!["value"], body["schema"]!.AsObject())));
    }

    [Fact]
    public void The_capture_reply_is_the_published_one() =>
        AssertSame(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "binance-pay-capture-response.json")),
            Example("post", "/payment-sessions/{payment_id}", 200, "published"));

    [Fact]
    public void Every_event_of_the_golden_file_keeps_to_the_contract_and_none_is_missing()
    {
        var golden = JsonNode.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "events-reply.json")))!;
        var types = golden["data"]!.AsArray().Select(it => $"{it!["type"]}").Distinct().Order();
        var anomalies = golden["data"]!.AsArray().Select(it => it!["data"]!["anomaly"]).Where(it => it is not null);

        Assert.Empty(SchemaCheck.Faults(golden, Contract.Schema("EventsReply")));
        Assert.Equal(
            types,
            Contract.Schema("Event")["oneOf"]!.AsArray()
                .Select(it => $"{Contract.Follow(it!)["properties"]!["type"]!["const"]}").Order());
        Assert.Equal(
            anomalies.Select(it => $"{it}").Distinct().Order(),
            Contract.Schema("Anomaly")["enum"]!.AsArray().Select(it => $"{it}"));
    }

    [Fact]
    public async Task The_replies_are_what_the_server_answers_to_the_requests()
    {
        await using var server = await Server.Start();
        var opened = await server.Open(Request("with_order").ToJsonString());
        var captured = await server.Capture(First);
        var events = await server.Send(HttpMethod.Get, $"/payment-sessions/{First}/events");
        var read = await server.Read(First);
        var flat = await server.Send(HttpMethod.Get, $"/payments/{First}");
        var second = await server.Open(Request("order_in_metadata").ToJsonString());
        var cancelled = await server.Cancel(second.Payment);
        var cancelling = await server.Cancel(First);

        AssertSame(opened.Text, Example("post", "/payment-sessions", 201, "opened"));
        AssertSame(captured.Text, Example("post", "/payment-sessions/{payment_id}", 200, "waiting"));
        AssertSame(read.Text, Example("get", "/payment-sessions/{payment_id}", 200, "waiting"));
        AssertSame(events.Text, Example("get", "/payment-sessions/{payment_id}/events", 200, "captured"));
        AssertSame(flat.Text, Example("get", "/payments/{payment_id}", 200, "waiting"));
        AssertSame(cancelled.Text, Example("post", "/payment-sessions/{payment_id}/cancel", 200, "cancelled"));
        AssertSame(cancelling.Text, Example("post", "/payment-sessions/{payment_id}/cancel", 202, "cancelling"));
    }

    [Theory]
    [InlineData(Contract.Json)]
    [InlineData(Contract.Problem)]
    public void Each_error_is_one_that_the_code_makes(string type)
    {
        var ours = Replies.Select(it => Written(type, it)).ToList();
        var told = Contract.Document["components"]!["responses"]!.AsObject()
            .Select(it => it.Value!["content"]![type]!["examples"]!.AsObject().Single())
            .Select(it => it.Value!["value"]!);

        Assert.All(told, it => Assert.Contains(ours, our => JsonNode.DeepEquals(our, it)));
    }

    static IEnumerable<ErrorReply> Replies =>
        ErrorsDocument.Rows.Select(it => it.Reply)
            .Append(Errors.OfStatus(403))
            .Append(ErrorReply.Of(SmallAmount))
            .Append(ErrorReply.Of(LongList));

    static JsonFault LongList =>
        new JsonFault.Invalid(Seq1<InvalidValue>(new InvalidValue.OutOfRange("limit", "from 1 to 100")));

    static JsonFault SmallAmount =>
        PaymentRequestJson.Read(Encoding.UTF8.GetBytes(SampleBody.With("amount", "99")), CustomerId.From(Guid.Empty))
            .Match(Right: _ => throw new InvalidOperationException("99 is too little."), Left: it => it);

    static JsonNode Written(string type, ErrorReply reply)
    {
        var output = new ArrayBufferWriter<byte>();
        if (type == Contract.Problem)
            ErrorReplyJson.WriteProblem(output, reply);
        else
            ErrorReplyJson.Write(output, reply);
        return JsonNode.Parse(output.WrittenSpan)!;
    }

    static JsonNode Request(string name) =>
        Contract.Document["paths"]!["/payment-sessions"]!["post"]!["requestBody"]!["content"]![Contract.Json]!
            ["examples"]![name]!["value"]!;

    static JsonNode Example(string method, string path, int status, string name) =>
        Contract.Document["paths"]![path]![method]!["responses"]![$"{status}"]!["content"]![Contract.Json]!
            ["examples"]![name]!["value"]!;

    // Normalised by writing both again: the order of members and the text of each value count, white space does not.
    static void AssertSame(string expected, JsonNode example) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), example.ToJsonString());
}
