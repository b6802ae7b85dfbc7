using System.Text;

using Payments.Json;
using Payments.Juicyway.Webhooks;
using Payments.Testing;

namespace Payments.Juicyway.Specs.Webhooks;

/// <summary>What is signed of <c>data</c>, by vectors that were computed outside of this code (reference 13.5).</summary>
public class ChecksumFormSpec
{
    const string Key = "3d6c9e2e-1caf-4807-97ff-bbd35fc4dc1b";
    const string Compact = "553357AAC53900CFDED26E293741ADBB5787070651FFEC398608FA1F8B5D9AA8";
    const string Spaced = "E43689ACCD3882A0CFFCFD6B564AB74DD4C7B0134093549F5973C5735F9F96AC";

    // The members of the worked example, as a sender might put them.
    const string Shuffled =
        """{ "reference":"b070b0d2-e394-4783-a6f0-f10ccb3cae89","currency":"USD","card_id":"81817411-9ffd-42ba-8bc8-f407b5cef9d9","amount":1000 }""";

    public static TheoryData<string, ChecksumForm, string, string, string> Vectors() => new()
    {
        {
            "as received", ChecksumForm.AsReceived, "card.transaction",
            """{"amount":1000,"card_id":"81817411-9ffd-42ba-8bc8-f407b5cef9d9","currency":"USD","reference":"b070b0d2-e394-4783-a6f0-f10ccb3cae89"}""",
            Compact
        },
        { "sorted", ChecksumForm.Sorted, "card.transaction", Shuffled, Compact },
        { "sorted and spaced", ChecksumForm.SortedAndSpaced, "card.transaction", Shuffled, Spaced },
        {
            "in UTF-8", ChecksumForm.Sorted, "payment.session.succeeded",
            """{"status":"success","metadata":{"order":{"identifier":"o-1"}},"description":"Café a/b <x>","amount":100}""",
            "9B03764CD3CDD0E3D971CFB285A676852142F362B522925458DB078949515D73"
        },
    };

    [Theory, MemberData(nameof(Vectors))]
    public void The_published_form_is_reproduced(string what, ChecksumForm form, string word, string data, string sum)
    {
        foreach (var written in new[] { sum, sum.ToLowerInvariant() })
            Assert.True(Verified(form, Body(written, word, data)).IsRight, what);
        Assert.True(Verified(form, Body(sum, "another.word", data)).IsLeft, what);
    }

    [Theory]
    [InlineData("""{"b":1.50,"a":"x: y, \"z\": \\","c":[1,{"e":1,"d":2}]}""",
        """{"a": "x: y, \"z\": \\", "b": 1.50, "c": [1, {"d": 2, "e": 1}]}""")]
    [InlineData("{}", "{}")]
    public void Spaces_are_put_between_and_never_into_texts(string data, string written) =>
        Assert.True(Verified(ChecksumForm.SortedAndSpaced, Signed(data, written)).IsRight);

    [Fact]
    public void Numbers_and_escapes_stay_as_they_were_received() =>
        Assert.True(Verified(
            ChecksumForm.Sorted, Signed("""{"b":1e2,"a":"\u00e9\/"}""", """{"a":"\u00e9\/","b":1e2}""")).IsRight);

    [Fact]
    public void Exactly_the_bytes_of_data_are_signed()
    {
        const string data = "{ \"a\" : 1 }";

        Assert.True(Verified(ChecksumForm.AsReceived, Signed(data, data)).IsRight);
        Assert.True(Verified(ChecksumForm.AsReceived, Signed(data, """{"a":1}""")).IsLeft);
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"\ud800":1}""")]
    public void What_two_readers_could_read_differently_has_no_form(string data) =>
        Assert.Equal(WebhookAnswer.Malformed, Left(Verified(ChecksumForm.Sorted, Signed(data, data))));

    static byte[] Signed(string data, string written) =>
        Body(Checksum.Of(Key, "e", Encoding.UTF8.GetBytes(written)), "e", data);

    static byte[] Body(string checksum, string word, string data) =>
        Encoding.UTF8.GetBytes($$"""{"data":{{data}},"event":"{{word}}","more":1,"checksum":"{{checksum}}"}""");

    static Either<WebhookAnswer, VerifiedNotice> Verified(ChecksumForm form, byte[] body) =>
        VerifiedNotice.Verify(Samples.Lawful(ChecksumKey.Create(Key)), form, body);

    static WebhookAnswer Left(Either<WebhookAnswer, VerifiedNotice> verified) =>
        verified.Match(Right: it => throw new InvalidOperationException($"{it}"), Left: it => it);
}
