using System.Security.Cryptography;
using System.Text;

namespace Payments.Testing.BinancePay;

/// <summary>What a merchant is known by: the key goes with each request, the secret signs it.</summary>
/// <remarks>Neither is printed. Merchant API, "Common rules", <c>BinancePay-Certificate-SN</c>.</remarks>
public sealed record MerchantCredentials(string ApiKey, string ApiSecret)
{
    // The published sample of a secret has as many.
    const int Length = 64;

    public override string ToString() => nameof(MerchantCredentials);

    internal static MerchantCredentials By(Tokens tokens) =>
        new(tokens.LowerLettersAndDigits(Length), tokens.LowerLettersAndDigits(Length));

    // payload = timestamp LF nonce LF body LF; the signature is HMAC-SHA512 in upper hex ("Signature").
    internal bool Signed(ApiRequest request) =>
        Convert.ToHexString(HMACSHA512.HashData(
            Encoding.UTF8.GetBytes(ApiSecret),
            SignedText.Bytes(request.Timestamp, request.Nonce, request.Body.Span))) == request.Signature;
}
