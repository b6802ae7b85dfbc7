using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Payments.Http.Specs;

/// <summary>What may stand in the query of a list, and what is said of what may not.</summary>
public sealed class ListQuerySpec(SharedServer shared) : IClassFixture<SharedServer>
{
    const int Cases = 300;

    static readonly IReadOnlyList<string> Names =
    [
        "status", "reference", "limit", "after", "before", "created_after", "created_before", "LIMIT", "unknown", "",
        "status[]", "%00", "%ff",
    ];

    static readonly IReadOnlyList<string> Values =
    [
        "", "paid", "1", "100", "101", "0", "-1", "+1", "1e2", "99999999999999999999", "%D9%A1", "2026-07-01T12:00:00Z",
        "9999-12-31T23:59:59-18:00", "0000-01-01T00:00:00%2B18:00", "-0001-01-01T00:00:00Z", "%00", "%ff%fe", "%zz", "%",
        "%F0%9F%92%B6", "'%20OR%201=1--", "A", new string('A', 48), new string('_', 48), new string('x', 1_900), "a,b",
        "AAAA%0AAAAA", "{}", "[1]", "a=b", "%ED%A0%80", "null",
    ];

    [Fact]
    public async Task Every_fault_is_told_at_once_in_the_documented_order()
    {
        var reply = await List(
            "created_before=x&created_after=x&before=x&after=x&limit=x&reference=a%20b&status=x&unknown=x");

        Assert.Equal((422, "validation_error"), (reply.Status, reply.Code));
        Assert.Equal(
            [
                "status status_must_be_known",
                "reference reference_must_be_well_formed",
                "limit limit_must_be_well_formed",
                "after after_must_be_well_formed",
                "before before_must_be_well_formed",
                "created_after created_after_must_be_well_formed",
                "created_before created_before_must_be_well_formed",
            ],
            reply.Faults);
    }

    [Theory]
    [InlineData("status=PAID", "status status_must_be_known")]
    [InlineData("status=pending,paid", "status status_must_be_known")]
    [InlineData("status=processing", "status status_must_be_known")]
    [InlineData("status=paid&status=paid", "status status_must_be_unique")]
    [InlineData("status=", "status status_must_be_present")]
    [InlineData("reference=%20", "reference reference_must_be_present")]
    [InlineData("reference=123456789012345678901234567890123456789012345678901", "reference reference_must_not_be_too_long")]
    [InlineData("limit=0", "limit limit_must_be_in_range")]
    [InlineData("limit=101", "limit limit_must_be_in_range")]
    [InlineData("limit=4294967297", "limit limit_must_be_in_range")]
    [InlineData("limit=-1", "limit limit_must_be_well_formed")]
    [InlineData("limit=1.5", "limit limit_must_be_well_formed")]
    [InlineData("limit=%D9%A1", "limit limit_must_be_well_formed")]
    [InlineData("limit=1&LIMIT=2", "limit limit_must_be_unique")]
    [InlineData("after=pay_123xyz", "after after_must_be_well_formed")]
    [InlineData("created_after=2026-07-01", "created_after created_after_must_be_well_formed")]
    [InlineData("created_after=2026-07-01T12:00:00", "created_after created_after_must_be_well_formed")]
    [InlineData("created_after=2026-02-30T12:00:00Z", "created_after created_after_must_be_well_formed")]
    [InlineData("created_before=9999-12-31T23:59:59-18:00", "created_before created_before_must_be_well_formed")]
    public async Task A_parameter_that_may_not_enter_is_told_with_its_name_and_a_code(string query, string fault)
    {
        var reply = await List(query);

        Assert.Equal((422, "validation_error"), (reply.Status, reply.Code));
        Assert.Equal([fault], reply.Faults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("unknown=x&unknown=y&page=2")]
    [InlineData("&&&=&")]
    [InlineData("limit=100&status=failed&created_after=0001-01-01T00:00:00-18:00")]
    [InlineData("created_before=9998-12-31T23:59:59.999999999-18:00")]
    [InlineData("reference=%F0%9F%92%B6")]
    public async Task What_is_lawful_or_not_ours_is_no_fault(string query) =>
        Assert.Equal(200, (await List(query)).Status);

    [Fact]
    public async Task A_cursor_each_way_is_one_too_many()
    {
        await shared.Server.Open();
        await shared.Server.Open();
        var cursor = await Cursor();

        Assert.Equal(["before before_must_agree"], (await List($"after={cursor}&before={cursor}")).Faults);
    }

    [Fact]
    public async Task A_cursor_with_any_character_changed_is_none()
    {
        await shared.Server.Open();
        await shared.Server.Open();
        var cursor = await Cursor();

        Assert.Equal(200, (await List($"before={cursor}")).Status);
        for (var at = 0; at < cursor.Length; at++)
        {
            var changed = $"{cursor[..at]}{(cursor[at] == 'A' ? 'B' : 'A')}{cursor[(at + 1)..]}";
            Assert.Equal(["before before_must_be_well_formed"], (await List($"before={changed}")).Faults);
        }
    }

    [SeededProperty(PerThousand = Cases)]
    public Property Whatever_is_asked_is_answered_or_told_what_is_wrong_with_it() =>
        Prop.ForAll(Queries.ToArbitrary(), query => Run(async () =>
        {
            var reply = await RawConnection.Ask(
                shared.Server, RawConnection.Head($"GET /payments?{query}"));
            Assert.NotNull(reply);
            Assert.Contains(reply.Status, new[] { 200, 422 });
            if (reply.Status == 422)
                Assert.NotEmpty(reply.Faults);
        }));

    static Gen<string> Queries =>
        from names in Gen.Elements<string>(Names).ListOf(4)
        from values in Gen.Elements<string>(Values).ListOf(4)
        from count in Gen.Choose(1, 4)
        select string.Join('&', names.Zip(values, (name, value) => $"{name}={value}").Take(count));

    static void Run(Func<Task> body) => body().GetAwaiter().GetResult();

    async Task<string> Cursor() => (string)(await List("limit=1")).Json["pagination"]!["after"]!;

    Task<Reply> List(string query) => shared.Server.Send(HttpMethod.Get, $"/payments?{query}");
}
