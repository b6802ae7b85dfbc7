using System.Net;
using System.Text;

using Payments.Application.Ports;
using Payments.BinancePay.Specs.Outbound.World;

using static Payments.BinancePay.Specs.Outbound.World.ScriptedBinance;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>Replies that say nothing: an order may be there or not, so all three answers are unknown.</summary>
public class StrangeReplySpec
{
    public static TheoryData<string, string> Bodies() => new()
    {
        { "nothing", "" },
        { "white space", " \n" },
        { "a page of the CDN", "<html><body>403 Forbidden</body></html>" },
        { "half a reply", Wire.Created()[..100] },
        { "two replies", Wire.Created() + Wire.Created() },
        { "null", "null" },
        { "an array", "[]" },
        { "a text", "\"SUCCESS\"" },
        { "an empty object", "{}" },
        { "no code", """{"status":"SUCCESS","data":{}}""" },
        { "no status", """{"code":"000000","data":{}}""" },
        { "a code of another kind", """{"status":"FAIL","code":true}""" },
        { "an empty code", """{"status":"FAIL","code":""}""" },
        { "a long code", $$"""{"status":"FAIL","code":"{{new string('4', 17)}}"}""" },
        { "a code of many lines", """{"status":"FAIL","code":"4\n5"}""" },
        { "half a character", """{"status":"\ud800","code":"000000"}""" },
        { "half a character in a name", """{"\ud800":1,"status":"SUCCESS","code":"000000"}""" },
        { "a success with a failure's code", Wire.Success("{}").Replace("000000", "400202", StringComparison.Ordinal) },
        { "a failure with a success's code", Wire.Failure("000000") },
        { "two codes", """{"status":"FAIL","code":"400202","code":"400202"}""" },
        { "two statuses, one escaped", """{"status":"FAIL","st\u0061tus":"FAIL","code":"400202"}""" },
        { "an abyss", $$"""{"status":"FAIL","code":"400202","data":{{new string('[', 20)}}{{new string(']', 20)}}}""" },
        { "more than is read", Padded(new string('x', 256 * 1024)) },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task Is_unknown(string why, string body)
    {
        using var shop = new Shop().Answers(body);

        Assert.True(await shop.Open() is OpenAnswer.Unknown, why);
        Assert.True(await shop.Query() is QueryAnswer.Unknown, why);
        Assert.True(await shop.Close() is CloseAnswer.Unknown, why);
        Assert.True((await shop.Provider.Certificates(default)).IsNone, why);
    }

    [Fact]
    public async Task A_system_abnormality_is_unknown()
    {
        using var shop = new Shop().Answers(
            """{"status":"ERROR","type":"SYS","code":"100001001","errorData":"System abnormality"}""");

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.NotAcceptable)]
    public async Task The_code_decides_and_not_the_status_line(HttpStatusCode status)
    {
        using var shop = new Shop().Answers(Reply(Wire.Failure("400202"), status));

        Assert.IsType<QueryAnswer.NotFound>(await shop.Query());
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task But_a_server_in_trouble_says_nothing(HttpStatusCode status)
    {
        using var shop = new Shop().Answers(Reply(Wire.Failure("400102"), status));
        using var other = new Shop().Answers(Reply(Wire.Failure("400202"), status));

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        Assert.IsType<QueryAnswer.Unknown>(await other.Query());
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_unknown_wherever_they_stand()
    {
        byte[] body = [.. "{\"status\":\"FAIL\",\"code\":\"400202\",\""u8, 0xFF, 0xFE, .. "\":1}"u8];
        using var shop = new Shop().Answers(Reply(body));

        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
    }

    [Fact]
    public async Task The_longest_reply_is_read()
    {
        var padding = new string('x', 256 * 1024 - Encoding.UTF8.GetByteCount(Padded("")));
        using var shop = new Shop().Answers(Padded(padding));

        Assert.IsType<QueryAnswer.NotFound>(await shop.Query());
    }

    static string Padded(string padding) => $$"""{"status":"FAIL","code":"400202","errorMessage":"{{padding}}"}""";
}
