using System.Text;

namespace Payments.Json.Specs;

/// <summary>Vectors that were computed outside of this code (reference 13.5).</summary>
public class ChecksumSpec
{
    const string Key = "3d6c9e2e-1caf-4807-97ff-bbd35fc4dc1b";

    [Theory]
    [InlineData(
        "card.transaction",
        """{"amount":1000,"card_id":"81817411-9ffd-42ba-8bc8-f407b5cef9d9","currency":"USD","reference":"b070b0d2-e394-4783-a6f0-f10ccb3cae89"}""",
        "553357AAC53900CFDED26E293741ADBB5787070651FFEC398608FA1F8B5D9AA8")]
    [InlineData(
        "card.transaction",
        """{"amount": 1000, "card_id": "81817411-9ffd-42ba-8bc8-f407b5cef9d9", "currency": "USD", "reference": "b070b0d2-e394-4783-a6f0-f10ccb3cae89"}""",
        "E43689ACCD3882A0CFFCFD6B564AB74DD4C7B0134093549F5973C5735F9F96AC")]
    [InlineData(
        "payment.session.succeeded",
        """{"amount":100,"description":"Café a/b <x>","metadata":{"order":{"identifier":"o-1"}},"status":"success"}""",
        "9B03764CD3CDD0E3D971CFB285A676852142F362B522925458DB078949515D73")]
    public void It_is_the_upper_case_hex_of_the_hmac_over_event_and_data(string word, string data, string checksum) =>
        Assert.Equal(checksum, Checksum.Of(Key, word, Encoding.UTF8.GetBytes(data)));
}
