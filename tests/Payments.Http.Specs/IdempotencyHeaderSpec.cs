using System.Text;

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Payments.Http.Specs;

/// <summary>What may stand in Idempotency-Key, and that nothing else gets past it.</summary>
public sealed class IdempotencyHeaderSpec(SharedServer shared) : IClassFixture<SharedServer>
{
    const int Cases = 200;

    // An e with an accent in UTF-8: what is not UTF-8 at all Kestrel refuses itself.
    const string Accented = "\u00c3\u00a9";

    // A quote that is escaped is two characters of the header and one of the key.
    static readonly string Escaped = $"\"{string.Concat(Enumerable.Repeat("\\\"", 255))}\"";

    static readonly IReadOnlyList<string> Pieces =
    [
        "\"", "\\", "a", "0", " ", "\t", ",", ";",
        "=", ":", "(", "\u00e9", "\u0080", "\u007f", "\u001f", "~", "%22", "@",
    ];

    static Gen<string> Values =>
        from pieces in Gen.Elements<string>(Pieces).ListOf()
        from form in Gen.Elements("{0}", "\"{0}\"", "a{0}", "\"{0}")
        select form.Replace("{0}", string.Concat(pieces), StringComparison.Ordinal);

    public static TheoryData<string> Malformed =>
    [
        "", " ", "\"\"", "\"", "\"a", "a\"", "\"a\"b", "\"a\"\"b\"", "\"a\", \"b\"",
        "a b", "a,b", "a;b", "\"a\";v=1", "a=",
        "\"\\a\"", "\"a\\\"", "(a)", "@1", "\"a\tb\"", Accented, $"\"{Accented}\"", "\"a\u007f\"",
        new string('k', 256), $"\"{new string('k', 256)}\"",
    ];

    public static TheoryData<string, string> Same =>
        new()
        {
            { "a-key", "\"a-key\"" },
            { "8e03978e-40d5-43e8-bc93-6894a57f9324", "\"8e03978e-40d5-43e8-bc93-6894a57f9324\"" },
            { "\"with \\\"quotes\\\" and \\\\\"", "  \"with \\\"quotes\\\" and \\\\\"  " },
            { new string('m', 255), $"\"{new string('m', 255)}\"" },
            { Escaped, Escaped },
            { "*!#$%&'+-.^_`|~:/", "\"*!#$%&'+-.^_`|~:/\"" },
        };

    [Theory, MemberData(nameof(Malformed))]
    public async Task What_is_malformed_is_400_and_opens_nothing(string value)
    {
        await using var server = await Server.Start();

        var reply = await RawConnection.Ask(server, Request(SampleBody.New(), value));

        Assert.Equal((400, "idempotency_key_malformed"), (reply!.Status, reply.Code));
        Assert.Equal(0, server.Store.Appends);
    }

    [Fact]
    public async Task Two_keys_are_none_also_if_they_are_the_same()
    {
        var reply = await RawConnection.Ask(shared.Server, Request(SampleBody.New(), "a", "a"));

        Assert.Equal((400, "idempotency_key_malformed"), (reply!.Status, reply.Code));
    }

    [Theory, MemberData(nameof(Same))]
    public async Task The_same_text_is_the_same_key_however_it_is_written(string one, string other)
    {
        var body = SampleBody.New();

        var first = await RawConnection.Ask(shared.Server, Request(body, one));
        var again = await RawConnection.Ask(shared.Server, Request(body, other));

        Assert.Equal((201, 201, first!.Text), (first.Status, again!.Status, again.Text));
        Assert.Equal("true", again.Header("Idempotency-Replayed"));
    }

    [SeededProperty(PerThousand = Cases)]
    public Property Whatever_the_key_is_the_request_is_served_once_or_refused() =>
        Prop.ForAll(Values.ToArbitrary(), value => Run(async () =>
        {
            var (body, stored) = (SampleBody.New(), shared.Server.Store.Appends);
            var first = await RawConnection.Ask(shared.Server, Request(body, value));
            var again = await RawConnection.Ask(shared.Server, Request(body, value));
            Assert.NotNull(first);
            Assert.Contains(first.Status, new[] { 201, 400, 422 });
            Assert.Equal((first.Status, first.Text), (again!.Status, again.Text));
            Assert.Equal(stored + (first.Status == 201 ? 1 : 0), shared.Server.Store.Appends);
        }));

    static byte[] Request(string body, params IEnumerable<string> values)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var head = RawConnection.Head(
            "POST /payment-sessions",
            values.Select(it => $"Idempotency-Key: {it}")
                .Append("Content-Type: application/json").Append($"Content-Length: {bytes.Length}"));
        return [.. RawConnection.Bytes(head), .. bytes];
    }

    static void Run(Func<Task> body) => body().GetAwaiter().GetResult();
}
