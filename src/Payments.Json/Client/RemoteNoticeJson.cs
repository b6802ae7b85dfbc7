using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json.Client;

/// <summary>Reading notices: first what surrounds <c>data</c>, and <c>data</c> itself only once it is proven.</summary>
public static class RemoteNoticeJson
{
    // The longest published word has 25 characters.
    const int MaxEventLength = 64;

    // Between the word and data in what is signed: a word that has it could begin anywhere in another notice's data.
    const char Separator = '|';

    // HMAC-SHA256 in hexadecimal digits.
    const int ChecksumLength = 64;

    static readonly InvalidValue NotHex = new Malformed(string.Empty, "64 hexadecimal digits");
    static readonly InvalidValue NotAWord =
        new Malformed(string.Empty, "a word of at most 64 visible characters, none of them |");

    /// <summary>What is around <c>data</c>, of which nothing is looked at.</summary>
    public static Either<JsonFault, RemoteNotice> Read(ReadOnlySpan<byte> utf8) =>
        Document.Read<RemoteNotice>(utf8, ReadRoot);

    /// <summary>What the client calls the payment that <c>data</c> is about.</summary>
    public static Either<JsonFault, string> Reference(RemoteNotice notice) =>
        Document.Read<string>(notice.Data.Span, ReadReference);

    static Validation<InvalidValue, RemoteNotice> ReadRoot(ref JsonCursor json)
    {
        Validation<InvalidValue, string>? checksum = null, word = null;
        Validation<InvalidValue, byte[]>? data = null;
        while (json.NextMember())
        {
            if (json.Is("checksum"u8)) checksum = json.Value(Checksum);
            else if (json.Is("event"u8)) word = json.Value(Event);
            else if (json.Is("data"u8)) data = json.RawObject();
            else json.Ignore();
        }

        return (checksum.Required("checksum"), word.Required("event"), data.Required("data"))
            .Apply((proof, what, bytes) => new RemoteNotice(proof, what, bytes));
    }

    static Validation<InvalidValue, string> ReadReference(ref JsonCursor json)
    {
        Validation<InvalidValue, Reference>? reference = null;
        while (json.NextMember())
        {
            if (json.Is("reference"u8)) reference = json.Value(Domain.Values.Reference.Create);
            else json.Ignore();
        }

        return reference.Required("reference").Map(it => it.Text);
    }

    static Validation<InvalidValue, string> Checksum(string? text) =>
        text is { Length: ChecksumLength } && text.All(char.IsAsciiHexDigit) ? text : NotHex;

    static Validation<InvalidValue, string> Event(string? text) =>
        text is { Length: > 0 and <= MaxEventLength }
        && !text.AsSpan().ContainsAnyExceptInRange('!', '~')
        && !text.Contains(Separator, StringComparison.Ordinal)
            ? text
            : NotAWord;
}
