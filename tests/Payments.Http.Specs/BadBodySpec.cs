using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Payments.Http.Specs;

/// <summary>Bodies that open no session: each is told why, all its faults at once, and nothing of it is kept or said.</summary>
public sealed class BadBodySpec(SharedServer shared) : IClassFixture<SharedServer>
{
    // Stands in what is sent, and may stand in no reply.
    const string Secret = "hush7";

    // Of every string: a lone surrogate, U+0000, and another type.
    static readonly IReadOnlyList<string> NoText =
    [
        "\"hush7\\ud800\"", "\"hush7\\udc00\\ud800\"", "\"hush7\\u0000\"", "7777777", "[\"hush7\"]", "{\"hush7\":1}", "true",
    ];

    const string Table = """
        amount                        | absent                      | amount amount_must_be_present
        amount                        | null                        | amount amount_must_be_present
        amount                        | 0                           | amount amount_must_be_in_range
        amount                        | 99                          | amount amount_must_be_in_range
        amount                        | -1                          | amount amount_must_be_in_range
        amount                        | 100.0                       | amount amount_must_be_well_formed
        amount                        | 1e3                         | amount amount_must_be_well_formed
        amount                        | 9223372036854775808         | amount amount_must_be_in_range
        amount                        | -9223372036854775809        | amount amount_must_be_in_range
        amount                        | 100000000000000001          | amount amount_must_be_in_range
        amount                        | 1e400                       | amount amount_must_be_well_formed
        amount                        | "10000"                     | amount amount_must_be_well_formed
        amount                        | 10001,"amount":10001        | amount amount_must_be_unique
        amount                        | 10001,"\u0061mount":10001   | amount amount_must_be_unique
        currency                      | absent                      | currency currency_must_be_present
        currency                      | ""                          | currency currency_must_be_present
        currency                      | "usd"                       | currency currency_must_be_known
        currency                      | "HUSH7"                     | currency currency_must_be_known
        currency                      | "DEM"                       | currency currency_must_be_active
        currency                      | "XAU"                       | currency currency_must_be_in_range
        customer                      | absent                      | customer customer_must_be_present
        customer                      | []                          | customer customer_must_be_well_formed
        customer                      | null                        | customer customer_must_be_present
        customer.email                | absent                      | customer.email email_must_be_present
        customer.email                | "hush7"                     | customer.email email_must_be_well_formed
        customer.email                | "hush7@example"             | customer.email email_must_be_well_formed
        customer.email                | "hush7@example.com\n"       | customer.email email_must_be_well_formed
        customer.email                | "a@b.example","email":"hush7@c.example" | customer.email email_must_be_unique
        customer.phone_number         | "hush7"                     | customer.phone_number phone_number_must_be_well_formed
        customer.phone_number         | "+999123456789"             | customer.phone_number phone_number_must_be_known
        customer.phone_number         | "+1"                        | customer.phone_number phone_number_must_be_in_range
        customer.billing_address      | absent                      | customer.billing_address billing_address_must_be_present
        customer.billing_address.country | "ng"                     | customer.billing_address.country country_must_be_known
        customer.billing_address.country | "HUSH7"                  | customer.billing_address.country country_must_be_known
        customer.type                 | "hush7"                     | customer.type type_must_be_known
        customer.ip_address           | "hush7"                     | customer.ip_address ip_address_must_be_well_formed
        direction                     | "outgoing"                  | direction direction_must_be_well_formed
        reference                     | "hush 7"                    | reference reference_must_be_well_formed
        metadata                      | "hush7"                     | metadata metadata_must_be_well_formed
        metadata                      | {"hush7":1,"hush7":2}       | metadata metadata_must_be_unique
        metadata                      | {"hush7\ud800":1}           | metadata metadata_must_be_well_formed
        metadata                      | {"a":{"hush7":"\ud800"}}    | metadata metadata_must_be_well_formed
        order                         | absent                      | order order_must_be_present
        order.items                   | []                          | order.items items_must_be_present
        order.items                   | {}                          | order.items items_must_be_well_formed
        order.items                   | [null,7,{"name":"hush7"}]   | order.items[0] items_must_be_present; order.items[1] items_must_be_well_formed; order.items[2].type type_must_be_present
        order.items[0].type           | "hush7"                     | order.items[0].type type_must_be_known
        payment_method                | "hush7"                     | payment_method payment_method_must_be_well_formed
        unknown                       | 1,"unknown":"hush7"         | body body_must_be_unique
        unknown                       | {"hush7":"\ud800"}          | body body_must_be_well_formed
        """;

    const string Texts = """
        currency customer.first_name customer.last_name customer.email customer.phone_number customer.type customer.ip_address
        customer.billing_address.line1 customer.billing_address.line2 customer.billing_address.city
        customer.billing_address.state customer.billing_address.country customer.billing_address.zip_code description direction reference order.identifier
        order.items[0].name order.items[0].type
        """;

    public static TheoryData<string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var line in Table.Split('\n'))
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries);
                rows.Add(cells[0], cells[1], cells[2]);
            }

            return rows;
        }
    }

    public static TheoryData<string> TextFields =>
        [.. Texts.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    [Theory, MemberData(nameof(Rows))]
    public async Task A_field_that_is_wrong_is_named(string field, string json, string faults)
    {
        var body = json == "absent" ? SampleBody.Without(field) : With(field, json);

        var (reply, problem) = await Refused(body);

        Assert.Equal((422, "validation_error"), (reply.Status, reply.Code));
        Assert.Equal(faults, string.Join("; ", reply.Faults));
        Assert.Equal(reply.Json["error"]!["errors"]!.ToJsonString(), problem.Json["errors"]!.ToJsonString());
    }

    [Theory, MemberData(nameof(TextFields))]
    public async Task A_text_that_is_none_is_named(string field)
    {
        foreach (var json in NoText)
        {
            var (reply, _) = await Refused(With(field, json));

            var name = field[(field.LastIndexOf('.') + 1)..];
            Assert.Equal(422, reply.Status);
            Assert.Equal([$"{field} {name}_must_be_well_formed"], reply.Faults);
        }
    }

    [Theory]
    [InlineData("customer.email", 254)]
    [InlineData("customer.first_name", 100)]
    [InlineData("customer.billing_address.line1", 200)]
    [InlineData("description", 200)]
    [InlineData("reference", 50)]
    [InlineData("order.identifier", 50)]
    public async Task A_text_that_is_too_long_is_named(string field, int atLeast)
    {
        var (reply, _) = await Refused(With(field, $"\"{new string('x', 10 * atLeast)}{Secret}\""));

        var name = field[(field.LastIndexOf('.') + 1)..];
        Assert.Equal([$"{field} {name}_must_not_be_too_long"], reply.Faults);
    }

    [Fact]
    public async Task All_faults_are_told_at_once_in_the_documented_order()
    {
        var body = """
            {
                "direction": "hush7", "reference": "", "amount": 99, "currency": "hush7",
                "metadata": { "hush7": 1, "hush7": 2 }, "order": { "items": [ { "name": "" } ] },
                "customer": {
                    "email": "hush7", "phone_number": 7, "billing_address": { "country": "hush7" }, "type": "hush7"
                }
            }
            """;

        var (reply, _) = await Refused(body);

        Assert.Equal(
            [
                "amount amount_must_be_in_range",
                "currency currency_must_be_known",
                "customer.first_name first_name_must_be_present",
                "customer.last_name last_name_must_be_present",
                "customer.email email_must_be_well_formed",
                "customer.phone_number phone_number_must_be_well_formed",
                "customer.billing_address.line1 line1_must_be_present",
                "customer.billing_address.city city_must_be_present",
                "customer.billing_address.state state_must_be_present",
                "customer.billing_address.country country_must_be_known",
                "customer.billing_address.zip_code zip_code_must_be_present",
                "customer.type type_must_be_known",
                "description description_must_be_present",
                "reference reference_must_be_present",
                "order.identifier identifier_must_be_present",
                "order.items[0].name name_must_be_present",
                "order.items[0].type type_must_be_present",
                "metadata metadata_must_be_unique",
                "direction direction_must_be_well_formed",
            ],
            reply.Faults);
    }

    [Fact]
    public async Task The_envelope_is_the_documented_one()
    {
        var (reply, problem) = await Refused(With("amount", "99"));

        Assert.Equal("application/json; charset=utf-8", reply.Header("Content-Type"));
        Assert.Equal("no-store", reply.Header("Cache-Control"));
        Assert.Equal(
            Compact("""
            {
                "error": {
                    "code": "validation_error",
                    "errors": [
                        {
                            "code": "amount_must_be_in_range",
                            "field": "amount",
                            "message": "amount must be at least 100 minor units"
                        }
                    ],
                    "message": "The request was invalid",
                    "type": "invalid_request_error"
                }
            }
            """),
            reply.Text);
        Assert.Equal("application/problem+json; charset=utf-8", problem.Header("Content-Type"));
        Assert.Equal(
            Compact("""
            {
                "code": "validation_error",
                "detail": "The request was invalid",
                "errors": [
                    {
                        "code": "amount_must_be_in_range",
                        "field": "amount",
                        "message": "amount must be at least 100 minor units"
                    }
                ],
                "status": 422,
                "title": "Unprocessable Content",
                "type": "about:blank"
            }
            """),
            problem.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("hush7")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"hush7\"")]
    [InlineData("{\"amount\": 100")]
    [InlineData("{\"amount\": 100}}")]
    [InlineData("{\"amount\": 0100}")]
    [InlineData("{\"amount\": 100,}")]
    [InlineData("{\"amount\": 100} // hush7")]
    [InlineData("{'amount': 100}")]
    [InlineData("{\"hush7\": NaN}")]
    [InlineData("\ufeff{}")]
    public async Task What_is_no_JSON_object_is_400(string body)
    {
        var (reply, _) = await Refused(body);

        Assert.Equal((400, "unreadable_body"), (reply.Status, reply.Code));
        Assert.Empty(reply.Faults);
    }

    [Fact]
    public async Task What_is_no_JSON_is_told_where()
    {
        var (reply, _) = await Refused("{\"amount\": x}");

        Assert.Equal(
            "The request body must be one JSON object in UTF-8, at most 40 levels deep; it is not from byte 11 on",
            $"{reply.Json["error"]!["message"]}");
    }

    [Theory, InlineData("{\"x\":"), InlineData("["), InlineData("{\"metadata\":{\"a\":")]
    public async Task What_is_nested_without_end_is_400(string level)
    {
        var (reply, _) = await Refused(string.Concat(Enumerable.Repeat(level, 60_000 / level.Length)));

        Assert.Equal((400, "unreadable_body"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Ten_thousand_closed_levels_are_400()
    {
        var deep = $"{new string('[', 10_000)}{new string(']', 10_000)}";

        foreach (var field in new[] { "unknown", "metadata", "customer", "order.items" })
            Assert.Equal(400, (await Refused(With(field, deep))).Reply.Status);
    }

    [Theory, InlineData(0xff), InlineData(0xc0), InlineData(0xed)]
    public async Task What_is_no_UTF8_is_400(int octet)
    {
        var body = Encoding.UTF8.GetBytes(With("customer.first_name", "\"hush7?\""));
        body[body.AsSpan().IndexOf((byte)'?')] = (byte)octet;

        var (reply, _) = await Refused(body);

        Assert.Equal((400, "unreadable_body"), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonp")]
    [InlineData("application/json, application/json")]
    [InlineData("hush7")]
    public async Task What_says_it_is_not_JSON_is_415(string type)
    {
        var (reply, _) = await Refused(Encoding.UTF8.GetBytes(SampleBody.New()), type);

        Assert.Equal((415, "media_type_not_supported"), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/vnd.shop+json")]
    public async Task What_says_it_is_JSON_is_read(string type) =>
        Assert.Equal(201, (await Send(Encoding.UTF8.GetBytes(SampleBody.New()), type)).Status);

    [Theory, InlineData("gzip"), InlineData("br"), InlineData("identity, gzip"), InlineData("hush7")]
    public async Task What_is_packed_is_not_unpacked(string coding)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(SampleBody.New()));
        var stored = shared.Server.Store.Appends;

        var reply = await Send(packed.ToArray(), coding: coding);

        Assert.Equal((415, "content_encoding_not_supported"), (reply.Status, reply.Code));
        AssertNothingKeptOrSaid(stored, reply);
    }

    [Fact]
    public async Task What_is_said_not_to_be_packed_is_read() =>
        Assert.Equal(201, (await Send(Encoding.UTF8.GetBytes(SampleBody.New()), coding: "identity")).Status);

    [Fact]
    public async Task The_longest_body_is_read_and_a_longer_one_is_413()
    {
        var longest = Padded(64 * 1024);

        Assert.Equal(201, (await shared.Server.Open(longest)).Status);
        var (reply, _) = await Refused(longest + " ");

        Assert.Equal((413, "request_too_large"), (reply.Status, reply.Code));
    }

    static string Padded(int length)
    {
        var body = SampleBody.New();
        return body + new string(' ', length - Encoding.UTF8.GetByteCount(body));
    }

    static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString();

    static string With(string field, string json) => SampleBody.With(field, json, SampleBody.New());

    Task<(Reply Reply, Reply Problem)> Refused(string body) => Refused(Encoding.UTF8.GetBytes(body));

    // The same twice, as the envelope and as a problem.
    async Task<(Reply Reply, Reply Problem)> Refused(byte[] body, string type = "application/json")
    {
        var stored = shared.Server.Store.Appends;
        var (reply, problem) = (await Send(body, type), await Send(body, type, "application/problem+json"));
        AssertNothingKeptOrSaid(stored, reply, problem);
        Assert.Equal(
            (reply.Status, reply.Code, $"{reply.Json["error"]!["message"]}"),
            (problem.Status, $"{problem.Json["code"]}", $"{problem.Json["detail"]}"));
        Assert.Equal("application/problem+json; charset=utf-8", problem.Header("Content-Type"));
        return (reply, problem);
    }

    void AssertNothingKeptOrSaid(int stored, params IEnumerable<Reply> replies)
    {
        Assert.Equal(stored, shared.Server.Store.Appends);
        Assert.All(replies, it =>
        {
            Assert.InRange(it.Status, 400, 499);
            Assert.DoesNotContain(Secret, it.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("7777777", it.Text, StringComparison.Ordinal);
        });
    }

    Task<Reply> Send(byte[] body, string type = "application/json", string? accept = null, string? coding = null)
    {
        var content = Asking.Content(body, type);
        if (coding is not null)
            content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        return shared.Server.Send(HttpMethod.Post, "/payment-sessions", Keys.Test, content, accept);
    }
}
