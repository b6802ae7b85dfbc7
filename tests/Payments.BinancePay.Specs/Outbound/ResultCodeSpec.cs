using Payments.Application.Ports;
using Payments.BinancePay.Specs.Outbound.World;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>What each code of the reference, section 9, means to each of our questions. A row is a case.</summary>
public class ResultCodeSpec
{
    /// <summary>Written by hand from the page: code, then what create, query and close answer.</summary>
    const string Table = """
        50001     unknown unknown   unknown
        400000    unknown unknown   unknown
        400001    refused unknown   refused
        400002    refused unknown   refused
        400003    unknown unknown   unknown
        400004    refused unknown   refused
        400005    refused unknown   refused
        400006    refused unknown   refused
        400007    refused unknown   refused
        400008    refused unknown   refused
        400100    refused unknown   refused
        400101    refused unknown   refused
        400102    refused unknown   refused
        400103    refused unknown   refused
        400104    refused unknown   refused
        400201    unknown unknown   refused
        400202    unknown not_found refused
        400203    refused unknown   refused
        400204    unknown unknown   refused
        400205    unknown unknown   unknown
        400206    refused unknown   refused
        400301    unknown unknown   unknown
        400302    unknown unknown   unknown
        400303    unknown unknown   unknown
        400304    unknown unknown   unknown
        400606    refused unknown   refused
        406207    unknown unknown   unknown
        406212    unknown unknown   unknown
        100001001 unknown unknown   unknown
        """;

    // Nobody has documented these: they mean nothing.
    const string Undocumented = """
        400209    unknown unknown   unknown
        400999    unknown unknown   unknown
        1         unknown unknown   unknown
        SYS_BUSY  unknown unknown   unknown
        """;

    public static TheoryData<string, string, string, string> Documented() => Rows(Table);

    public static TheoryData<string, string, string, string> All() => Rows($"{Table}\n{Undocumented}");

    [Theory, MemberData(nameof(All))]
    public async Task Holds(string code, string create, string query, string close)
    {
        using var shop = new Shop().Answers(Wire.Failure(code));

        Assert.Equal((create, query, close), await Words(shop));
    }

    [Theory, MemberData(nameof(Documented))]
    public async Task Holds_for_a_number_as_for_a_text(string code, string create, string query, string close)
    {
        using var shop = new Shop().Answers($$"""{"code":{{code}},"msg":"older form"}""");

        Assert.Equal((create, query, close), await Words(shop));
    }

    [Theory, MemberData(nameof(Documented))]
    public async Task A_documented_code_is_in_the_table(string code, string create, string query, string close)
    {
        using var shop = new Shop().Answers(Wire.Failure(code));
        await shop.Open();

        Assert.DoesNotContain(shop.Log.Lines, it => it.Contains("not documented", StringComparison.Ordinal));
        Assert.Contains(shop.Log.Lines, it => it.Contains(code, StringComparison.Ordinal));
        Assert.NotEmpty(create + query + close);
    }

    [Fact]
    public async Task An_undocumented_code_is_told_once()
    {
        using var shop = new Shop().Answers(Wire.Failure("400999"));
        for (var time = 0; time < 3; time++)
        {
            await shop.Open();
            await shop.Query();
        }

        Assert.Single(shop.Log.Lines, it => it.Contains("400999", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_more_than_a_hundred_of_them_are_told()
    {
        using var shop = new Shop();
        shop.Answers(Enumerable.Range(500_000, 150).Select(it => ScriptedBinance.Reply(Wire.Failure($"{it}"))));
        for (var time = 0; time < 150; time++)
            await shop.Query();

        Assert.Equal(100, shop.Log.Lines.Count(it => it.Contains("not documented", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_close_that_was_taken_is_accepted()
    {
        using var shop = new Shop().Answers(Wire.Success("true"));

        Assert.IsType<CloseAnswer.Accepted>(await shop.Close());
    }

    [Theory]
    [InlineData("false")]
    [InlineData("null")]
    [InlineData("\"true\"")]
    [InlineData("{}")]
    public async Task Any_other_success_of_a_close_is_unknown(string data)
    {
        using var shop = new Shop().Answers(Wire.Success(data));

        Assert.IsType<CloseAnswer.Unknown>(await shop.Close());
    }

    static TheoryData<string, string, string, string> Rows(string table)
    {
        var rows = new TheoryData<string, string, string, string>();
        foreach (var line in table.Split('\n'))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            rows.Add(cells[0], cells[1], cells[2], cells[3]);
        }

        return rows;
    }

    internal static async Task<(string, string, string)> Words(Shop shop) =>
        (Word(await shop.Open()), Word(await shop.Query()), Word(await shop.Close()));

    static string Word(OpenAnswer answer) =>
        answer.Match(opened: _ => "opened", refused: _ => "refused", unknown: _ => "unknown");

    static string Word(QueryAnswer answer) =>
        answer.Match(
            payable: _ => "payable", paid: _ => "paid", closed: _ => "closed", notFound: _ => "not_found",
            unknown: _ => "unknown");

    static string Word(CloseAnswer answer) =>
        answer.Match(
            accepted: _ => "accepted",
            refused: _ => "refused",
            cannotClose: _ => "cannot_close",
            unknown: _ => "unknown");
}
