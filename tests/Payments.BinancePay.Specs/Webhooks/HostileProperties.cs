using System.Text;

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

using Payments.BinancePay.Specs.Webhooks.Running;

namespace Payments.BinancePay.Specs.Webhooks;

/// <summary>Whatever comes is answered; nothing that Binance Pay has not signed changes anything.</summary>
public sealed class HostileProperties : IAsyncLifetime
{
    const int Cases = 300;

    static readonly IReadOnlyList<string> Members =
        ["merchantTradeNo", "transactTime", "totalFee", "currency", "transactionId", "tradeType"];

    static readonly IReadOnlyList<string> Values =
    [
        "null", "true", "0", "-0", "1e999", "1.5", "99999999999999999999", "\"\"", "\"\\u0000\"", "\"\\udfff\"",
        "\"\\\"", "\"😀\"", "[]", "{}", "[[[[[[[[", "{\"\":1,\"\":2}", "NaN", "1,\"totalFee\":1", "}",
    ];

    WebhookServer server = null!;

    static Gen<byte[]> Bytes => Gen.Choose(0, 255).Select(it => (byte)it).ArrayOf();

    static Gen<(int Part, int At, int Bit)> Flips =>
        from part in Gen.Choose(0, 4)
        from at in Gen.Choose(0, 10_000)
        from bit in Gen.Choose(0, 7)
        select (part, at, bit);

    static Gen<byte[]> Edited =>
        from member in Gen.Elements<string>(Members)
        from value in Gen.Elements<string>(Values)
        from type in Gen.Elements("PAY", "PAY_REFUND", "PAYOUT", "")
        from status in Gen.Elements("PAY_SUCCESS", "PAY_CLOSED", "REFUND_SUCCESS", "")
        select Body.Told(type, status, Body.With(Body.Data(1), member, value));

    // Cut, doubled, or with bytes in the place of others.
    static Gen<byte[]> Mangled =>
        from body in Edited
        from start in Gen.Choose(0, body.Length)
        from end in Gen.Choose(start, Math.Min(body.Length, start + 20))
        from bytes in Bytes
        select (byte[])[.. body[..start], .. bytes, .. body[end..]];

    static Gen<byte[]> Bodies => Gen.OneOf(Edited, Mangled, Bytes);

    public async Task InitializeAsync()
    {
        server = await WebhookServer.Start();
        await server.Awaiting(1);
    }

    public Task DisposeAsync() => server.DisposeAsync().AsTask();

    [SeededProperty(PerThousand = Cases)]
    public Property A_changed_bit_anywhere_is_refused_and_stores_nothing() =>
        Prop.ForAll(
            Flips.ToArbitrary(),
            it => Run(async () =>
            {
                var stored = server.Store.Appends;
                var changed = Changed(server.Sign(Body.Paid(1)), it.Part, it.At, it.Bit);
                Assert.InRange((await server.Deliver(changed)).Status, 400, 499);
                Assert.Equal(stored, server.Store.Appends);
            }));

    [SeededProperty(PerThousand = Cases)]
    public Property What_is_not_signed_stores_nothing() =>
        Prop.ForAll(Bodies.ToArbitrary(), Bytes.ToArbitrary(), (body, signature) => Run(async () =>
        {
            var stored = server.Store.Appends;
            var forged = server.Sign(body) with { Signature = Convert.ToBase64String(signature) };
            Assert.InRange((await server.Deliver(forged)).Status, 400, 499);
            Assert.Equal(stored, server.Store.Appends);
        }));

    [SeededProperty(PerThousand = Cases)]
    public Property What_is_signed_is_answered_and_stores_nothing_unless_it_is_acknowledged() =>
        Prop.ForAll(Bodies.ToArbitrary(), body => Run(async () =>
        {
            var stored = server.Store.Appends;
            var reply = await server.Deliver(body);
            Assert.InRange(reply.Status, 200, 499);
            Assert.True(reply.Status == 200 || server.Store.Appends == stored);
        }));

    [SeededProperty(PerThousand = Cases)]
    public Property Headers_of_any_bytes_are_answered_and_store_nothing() =>
        Prop.ForAll(Bytes.Three().ToArbitrary(), it => Run(async () =>
        {
            var stored = server.Store.Appends;
            var (serial, nonce, signature) = it;
            var forged = server.Sign([]) with
            {
                Serial = Text(serial), Nonce = Text(nonce), Signature = Text(signature),
            };
            Assert.InRange((await server.Deliver(forged)).Status, 400, 499);
            Assert.Equal(stored, server.Store.Appends);
        }));

    static SignedWebhook Changed(SignedWebhook webhook, int part, int at, int bit) =>
        part switch
        {
            0 => webhook with { Serial = Flipped(webhook.Serial, at, bit) },
            1 => webhook with { Timestamp = Flipped(webhook.Timestamp, at, bit) },
            2 => webhook with { Nonce = Flipped(webhook.Nonce, at, bit) },
            3 => webhook with { Signature = Flipped(webhook.Signature, at, bit) },
            _ => webhook with { Body = Flipped(webhook.Body, at, bit) },
        };

    static string Flipped(string text, int at, int bit) => Text(Flipped(Encoding.Latin1.GetBytes(text), at, bit));

    static byte[] Flipped(byte[] bytes, int at, int bit)
    {
        var changed = bytes.ToArray();
        changed[at % bytes.Length] ^= (byte)(1 << bit);
        return changed;
    }

    static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    static void Run(Func<Task> body) => body().GetAwaiter().GetResult();
}
