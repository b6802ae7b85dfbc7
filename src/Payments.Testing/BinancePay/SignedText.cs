using System.Text;

namespace Payments.Testing.BinancePay;

/// <summary>What a signature covers, of requests and of webhooks: three lines, each with a line feed.</summary>
static class SignedText
{
    public static byte[] Bytes(string timestamp, string nonce, ReadOnlySpan<byte> body) =>
        [.. Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n"), .. body, (byte)'\n'];
}
