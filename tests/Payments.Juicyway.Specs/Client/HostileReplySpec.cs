using System.Text;

using FsCheck;
using FsCheck.Fluent;

using Payments.Application.Ports;
using Payments.Json.Client;

namespace Payments.Juicyway.Specs.Client;

/// <summary>No sequence of bytes makes an exception escape, or tells an amount that does not stand in it.</summary>
public sealed class HostileReplySpec : IAsyncLifetime
{
    static readonly byte[][] Documents =
    [
        Encoding.UTF8.GetBytes(Wire.Session().ToJsonString()),
        Encoding.UTF8.GetBytes(Wire.Flat(it => it["status"] = "settled").ToJsonString()),
        Encoding.UTF8.GetBytes(Wire.Page(Wire.Session(), Wire.Flat()).ToJsonString()),
        Encoding.UTF8.GetBytes("""{"error":{"code":"c","errors":[{"field":"amount"}],"retry_after":30}}"""),
    ];

    // What breaks readers: structure, escapes, numbers at their limits, and bytes that are no UTF-8.
    static readonly string[] Spice =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\u0000", "\0", "null", "1e999", "-", "0", ".",
        "29383937493038367292", "\"data\":{},", "[[[[[[[[[[[[[[[[[[", "👩", "\u00ff", "true",
    ];

    static readonly int[] Statuses = [200, 201, 400, 404, 409, 422];

    static readonly Gen<(int Status, byte[] Body)> Damaged =
        from document in Gen.Elements(Documents)
        from steps in Gen.Choose(0, 3)
        from damaged in Enumerable.Range(0, steps).Aggregate(Gen.Constant(document), (so, _) => so.SelectMany(Damage))
        from status in Gen.Elements(Statuses)
        select (status, damaged);

    Shop shop = null!;

    public async Task InitializeAsync() => shop = await Shop.Start();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [SeededProperty(PerThousand = 300)]
    public Property What_is_told_stands_in_the_reply() =>
        Prop.ForAll(Damaged.ToArbitrary(), it =>
        {
            var told = Told(it.Status, it.Body).GetAwaiter().GetResult();
            return (told.Count == 0 || it.Status < 300 && told.All(amount => Encoding.UTF8.GetString(it.Body).Contains(amount)))
                .Classify(told.Count > 0, "told")
                .Label(Encoding.UTF8.GetString(it.Body));
        });

    // One reply to every question. None of 500 and above: the breaker would soon answer for the server.
    async Task<List<string>> Told(int status, byte[] body)
    {
        shop.Juicyway.Otherwise = ScriptedJuicyway.Reply(status, body);
        var fetched = await shop.Client.Fetch(Wire.RemoteId, default);
        var listed = await shop.Client.List(new(), default);
        var opened = await shop.Open();
        var query = await shop.Query();
        await shop.Initialize();
        await shop.Client.Statistics(default);

        Assert.False(opened is OpenAnswer.Opened || query is QueryAnswer.Paid, "None of it is about our order.");
        return fetched.Match(Right: Seq1, Left: _ => Seq<RemoteSession>())
            .Concat(listed.Match(Right: it => it.Sessions, Left: _ => Seq<RemoteSession>()))
            .Select(it => $"{it.Payment.Amount.MinorUnits}")
            .ToList();
    }

    static Gen<byte[]> Damage(byte[] document)
    {
        var place = Gen.Choose(0, document.Length - 1);
        return Gen.OneOf(
            place.Zip(Gen.Choose(1, 255)).Select(it => Flipped(document, it.Item1, (byte)it.Item2)),
            place.Zip(Gen.Choose(1, 20)).Select(it => (byte[])
                [.. document[..it.Item1], .. document[Math.Min(document.Length - 1, it.Item1 + it.Item2)..]]),
            place.Zip(Gen.Elements(Spice)).Select(it => (byte[])
                [.. document[..it.Item1], .. Encoding.UTF8.GetBytes(it.Item2), .. document[it.Item1..]]));
    }

    static byte[] Flipped(byte[] document, int at, byte with)
    {
        var flipped = document.ToArray();
        flipped[at] ^= with;
        return flipped;
    }
}
