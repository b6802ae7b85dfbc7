using System.Buffers;
using System.Text;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

/// <summary>No sequence of bytes makes an exception escape, and every answer can be told.</summary>
public class HostileInputSpec
{
    static readonly PaymentTerms Terms = Any.Terms.Sample(1).Single();

    static readonly byte[][] Lawful =
    [
        CaptureReply,
        Encoding.UTF8.GetBytes(RequestFaultSpec.Request),
        .. Lines("stored-events-v1.jsonl").Select(Encoding.UTF8.GetBytes),
        """{"v":1,"type":"notify_merchant","notice":{"name":"surplus","attempt":1,"transaction":"T1"}}"""u8.ToArray(),
    ];

    // What breaks readers: structure, escapes, numbers at their limits, and bytes that are no UTF-8.
    static readonly string[] Spice =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\u0000", "\0", "null", "1e999",
        "-0", "9223372036854775808", "\"a\":1,\"a\":1,", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "\u2028", "👩", "\u00ff\u00fe", "\"v\":1,", "true", " ",
    ];

    static readonly Gen<byte[]> Random = ArbMap.Default.GeneratorFor<byte[]>();

    static Gen<byte[]> Mutated(params byte[][] documents) =>
        from document in Gen.Elements(documents)
        from steps in Gen.Choose(1, 4)
        from mutated in Enumerable.Range(0, steps).Aggregate(
            Gen.Constant(document), (so, _) => so.SelectMany(Mutation))
        select mutated;

    // Structure stays, so that many are accepted and most others are told their faults.
    static readonly Gen<byte[]> Misspelt =
        from place in Gen.Elements(Enumerable.Range(0, CaptureReply.Length)
            .Where(at => char.IsAsciiLetterOrDigit((char)CaptureReply[at])).ToArray())
        from with in Gen.Elements("a", "Z", "0", "9", "-", "_", " ", "é", "👩", "&", "\\u0041", "\\n")
        select (byte[])[.. CaptureReply[..place], .. Encoding.UTF8.GetBytes($"{with}"), .. CaptureReply[(place + 1)..]];

    [SeededProperty] Property Random_bytes_are_answered() => Prop.ForAll(Random.ToArbitrary(), IsAnswered);

    [SeededProperty(PerThousand = 5000)] Property Damaged_documents_are_answered() =>
        Prop.ForAll(Mutated(Lawful).ToArbitrary(), IsAnswered);

    [SeededProperty] Property What_is_accepted_is_written_and_read_again() =>
        Prop.ForAll(Misspelt.ToArbitrary(), bytes =>
        {
            var read = SessionReplyJson.Read(bytes, KnownHosts.Any);
            return read.Match(Right: it => Golden.Told(ReadAgain(it)) == "accepted", Left: _ => true)
                .Classify(read.IsRight, "accepted")
                .Classify(Golden.Told(read).Contains(':', StringComparison.Ordinal), "invalid");
        });

    static Either<JsonFault, SessionReply> ReadAgain(SessionReply reply) =>
        SessionReplyJson.Read(Encoding.UTF8.GetBytes(Written(to => SessionReplyJson.Write(to, reply))), KnownHosts.Any);

    static bool IsAnswered(byte[] bytes)
    {
        string[] answers =
        [
            Answer(PaymentRequestJson.Read(bytes, CustomerId.From(Guid.Empty))),
            Answer(SessionReplyJson.Read(bytes, KnownHosts.Binance)),
            Answer(StoredEventJson.Read(bytes)),
            Answer(StoredEffectJson.Read(bytes, Terms)),
        ];
        return answers.All(it => it.Length > 0);
    }

    static string Answer<T>(Either<JsonFault, T> read) =>
        read.Match(Right: _ => "accepted", Left: why => Written(to => ErrorReplyJson.Write(to, ErrorReply.Of(why))));

    static Gen<byte[]> Mutation(byte[] document)
    {
        var place = Gen.Choose(0, document.Length);
        var slice = place.SelectMany(start =>
            Gen.Choose(0, Math.Min(40, document.Length - start)).Select(length => start..(start + length)));
        return Gen.OneOf(
            place.Zip(Gen.Choose(0, 255)).Select(it => Flip(document, it.Item1, (byte)it.Item2)),
            slice.Select(it => (byte[])[.. document[..it.Start], .. document[it.End..]]),
            slice.Zip(place).Select(it =>
                (byte[])[.. document[..it.Item2], .. document[it.Item1], .. document[it.Item2..]]),
            place.Zip(Gen.Elements(Spice)).Select(it =>
                (byte[])[.. document[..it.Item1], .. Encoding.UTF8.GetBytes(it.Item2), .. document[it.Item1..]]));
    }

    static byte[] Flip(byte[] document, int at, byte with)
    {
        var flipped = document.ToArray();
        if (at < flipped.Length)
            flipped[at] ^= with;

        return flipped;
    }
}
