using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

using NodaTime.Text;

using Payments.Domain.Values;

namespace Payments.Host.Sandbox;

/// <summary>Four links that fit together as Binance's do, and lead to no order of theirs.</summary>
/// <remarks>
/// Built as the Binance Pay reference describes ("Four links", "Fake provider recipe"): the link token is the last
/// segment of the checkout page, <c>_dp</c> is the deep link in base64url without padding, and the picture lies in a
/// folder named for the UTC day. The tokens are bearer secrets, so they come from the operating system's generator.
/// </remarks>
static class SandboxLinks
{
    const int TokenLength = 32;

    const string TokenLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    static readonly InstantPattern Folder = InstantPattern.CreateWithInvariantCulture("uuuuMMdd");

    public static CheckoutLinks Create(Instant now)
    {
        var checkout = RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);
        var deeplink = "bnc://app.binance.com/payment/secpay?tempToken="
            + RandomNumberGenerator.GetString(TokenLetters, TokenLength);
        var encoded = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(deeplink));
        return CheckoutLinks.Create(
            $"https://pay.binance.com/en/checkout/{checkout}",
            deeplink,
            $"https://app.binance.com/payment/secpay?linkToken={checkout}&_dp={encoded}",
            $"https://public.bnbstatic.com/static/payment/{Folder.Format(now)}/{RandomUuid():D}.jpg",
            KnownHosts.Binance)
            .Match(Succ: links => links, Fail: _ => throw new UnreachableException());
    }

    // Version 4 (RFC 9562, section 5.4), from the generator that is documented to be fit for secrets.
    static Guid RandomUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
