using System.Text;

using Payments.Domain.Values;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

public class UnreadableSpec
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(" ", 1)]
    [InlineData("nul", 0)]
    [InlineData("null", 0)]
    [InlineData("7", 0)]
    [InlineData("\"text\"", 0)]
    [InlineData("[{}]", 0)]
    [InlineData("{", 1)]
    [InlineData("{}{}", 2)]
    [InlineData("{} x", 3)]
    [InlineData("{'a':1}", 1)]
    [InlineData("{\"a\":1,}", 7)]
    [InlineData("{\"a\":\"\\x\"}", 5)]
    [InlineData("{\"a\":\"\n\"}", 5)]
    [InlineData("{/* */}", 1)]
    [InlineData("\ufeff{}", 0)]
    void What_is_no_JSON_object_is_unreadable_where_it_ceases_to_be_one(string document, int position) =>
        Assert.Equal(Some((long)position), Position(Encoding.UTF8.GetBytes(document)));

    [Theory]
    [InlineData(new byte[] { 0xFF }, 0)]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xC3, (byte)'"' }, 2)]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' }, 2)]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xC0, 0x80, (byte)'"' }, 2)]
    void Bytes_that_are_no_UTF_8_are_unreadable(byte[] document, int position) =>
        Assert.Equal(Some((long)position), Position(document));

    [Fact] void Bytes_that_are_no_UTF_8_are_found_in_members_that_nobody_reads() =>
        Assert.Equal("unreadable", Told(SessionReplyJson.Read(
            [.. CaptureReply[..^4], .. ",\"x\":\""u8, 0xFF, .. "\"}\n"u8], KnownHosts.Binance)));

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    void Nesting_has_a_limit(string open, string close)
    {
        Assert.Equal("data: data_must_be_present", Nested(open, close, 38));
        Assert.Equal("unreadable", Nested(open, close, 40));
        Assert.Equal("unreadable", Nested(open, close, 100_000));
    }

    [Theory]
    [InlineData("""{"x":1,"x":2}""", "body: body_must_be_unique, data: data_must_be_present")]
    [InlineData("""{"x":1,"\u0078":2}""", "body: body_must_be_unique, data: data_must_be_present")]
    [InlineData("""{"x":{"y":[{"z":1,"z":1}]}}""", "body: body_must_be_unique, data: data_must_be_present")]
    [InlineData("""{"\ud800":1}""", "body: body_must_be_well_formed, data: data_must_be_present")]
    [InlineData("""{"a\u0000":1}""", "body: body_must_be_well_formed, data: data_must_be_present")]
    [InlineData("""{"x":["\udc00"]}""", "body: body_must_be_well_formed, data: data_must_be_present")]
    [InlineData("""{"x":{"\ud83d\ud83d":1}}""", "body: body_must_be_well_formed, data: data_must_be_present")]
    [InlineData("""{"x":"\ud83d\ude00","\ud83d\ude00":"\\u0000"}""", "data: data_must_be_present")]
    [InlineData("""{"\u0064ata":null}""", "data: data_must_be_present")]
    void What_nobody_reads_must_still_mean_one_thing(string document, string told) =>
        Assert.Equal(
            told.Split(", ").Order(StringComparer.Ordinal),
            Told(SessionReplyJson.Read(Encoding.UTF8.GetBytes(document), KnownHosts.Any))
                .Split(", ").Order(StringComparer.Ordinal));

    [Fact] void A_fault_in_a_member_that_is_not_ours_is_told_of_the_object_that_holds_it_and_names_nothing() =>
        Assert.Equal(
            "data.payment.customer.billing_address: billing_address_must_be_unique, "
            + "data.payment.customer: customer_must_be_well_formed",
            Told(SessionReplyJson.Read(
                Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(CaptureReply)
                    .Replace("\"line1\":", "\"secret\":1,\"secret\":2,\"line1\":", StringComparison.Ordinal)
                    .Replace("\"email\":", "\"\\ud800secret\":1,\"email\":", StringComparison.Ordinal)),
                KnownHosts.Binance)));

    static string Nested(string open, string close, int levels) =>
        Told(SessionReplyJson.Read(
            Encoding.UTF8.GetBytes($$"""{"x":{{Times(open, levels)}}1{{Times(close, levels)}}}"""),
            KnownHosts.Any));

    static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    static Option<long> Position(byte[] document) =>
        SessionReplyJson.Read(document, KnownHosts.Any).Match(
            Right: _ => None,
            Left: why => why.Match(unreadable: it => it.Position, invalid: _ => None));
}
