using System.Buffers;
using System.Text;

using Payments.Domain.Values;

namespace Payments.Json.Specs;

/// <summary>Documents that were published or stored, byte for byte.</summary>
static class Golden
{
    public static readonly byte[] CaptureReply = Bytes("binance-pay-capture-response.json");

    public static byte[] Bytes(string file) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", file));

    public static string[] Lines(string file) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", file));

    public static SessionReply Reply { get; } = Right(SessionReplyJson.Read(CaptureReply, KnownHosts.Binance));

    public static T Right<T>(Either<JsonFault, T> read) =>
        read.Match(Right: it => it, Left: why => throw new InvalidOperationException(Told(why)));

    public static T Valid<T>(Validation<InvalidValue, T> value) =>
        value.Match(
            Succ: it => it,
            Fail: faults => throw new InvalidOperationException(string.Join(", ", faults.Map(it => it.Code))));

    public static string Written(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Every fault as its path and code, or the word unreadable.</summary>
    public static string Told(JsonFault fault) =>
        fault.Match(
            unreadable: _ => "unreadable",
            invalid: it => string.Join(", ", it.Faults.Map(one => $"{one.Path}: {one.Code}")));

    public static string Told<T>(Either<JsonFault, T> read) => read.Match(Right: _ => "accepted", Left: Told);
}
