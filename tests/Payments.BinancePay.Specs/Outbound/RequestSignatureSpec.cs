using System.Text;

using Payments.Testing;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>"Signature test vector" of the reference, section 1.3.</summary>
public class RequestSignatureSpec
{
    static readonly Instant At = Instant.FromUnixTimeMilliseconds(1611232922428);
    const string Nonce = "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA";
    static readonly ApiSecret Secret =
        Samples.Lawful(ApiSecret.Create("uahr4nhailyq55yubuhuncnprfac73bcbz2qfafsevic1jruwunioxtoaozy122f"));

    [Theory]
    [InlineData("BUSD", "253B9241C7331C0F02A0F5417BDDD4CD88124D3E188C0BA0E3EF121D36844B7F4D1A69AD8A1C3C7FF34901115E35A2530B672CF7430902E9862D69867689FD9F")]
    [InlineData("USDT", "C1F7A336D5E6A100DD31F41669895D99C24A3A4D4F96DB6389761CB2CDD37FA2F6D106A24DB048B4989005E85EADEA392CD866902736D3D276BDC44C49DD00FC")]
    public void It_is_the_one_in_the_reference(string currency, string signature) =>
        Assert.Equal(signature, RequestSignature.Of(Secret, At, Nonce, Body(currency)));

    [Fact]
    public void A_nonce_is_32_letters_and_never_the_same()
    {
        var nonces = Enumerable.Range(0, 1000).Select(_ => RequestSignature.NewNonce()).ToArray();

        Assert.All(nonces, it => Assert.Matches("^[a-zA-Z]{32}$", it));
        Assert.Equal(nonces.Length, nonces.Distinct().Count());
    }

    [Fact]
    public void A_timestamp_is_milliseconds() => Assert.Equal("1611232922428", RequestSignature.Milliseconds(At));

    static byte[] Body(string currency) => 
        Encoding.UTF8.GetBytes(Published.Replace("BUSD", currency, StringComparison.Ordinal));

    const string Published =
        """{"merchantId":"98765987","subMerchantId":"98765987","merchantTradeNo":"9825382937292","totalFee":25.17,"productDetail":"Greentea ice cream cone","currency":"BUSD","returnUrl":"","tradeType":"APP","productType":"Food","productName":"Ice Cream"}""";
}
