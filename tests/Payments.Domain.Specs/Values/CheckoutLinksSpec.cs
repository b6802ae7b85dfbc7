using System.Buffers.Text;
using System.Text;

using FsCheck.Xunit;

using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

[Properties(Arbitrary = [typeof(AnyValue)])]
public class CheckoutLinksSpec
{
    // The published capture reply of Juicyway for Binance Pay.
    const string Token = "4d77d0ec555b4f608b268c122e8b6996";
    const string CheckoutUrl = $"https://pay.binance.com/en/checkout/{Token}";
    const string Deeplink = "bnc://app.binance.com/payment/secpay?tempToken=zMHCDA6mqNhTr2UW30K0eqimz3mvG1Lz";
    const string Encoded =
        "Ym5jOi8vYXBwLmJpbmFuY2UuY29tL3BheW1lbnQvc2VjcGF5P3RlbXBUb2tlbj16TUhDREE2bXFOaFRyMlVXMzBLMGVxaW16M212RzFMeg";
    const string Payment = "https://app.binance.com/payment/secpay";
    const string PaymentUrl = $"{Payment}?linkToken={Token}&_dp={Encoded}";
    const string QrUrl =
        "https://public.bnbstatic.com/static/payment/20240408/1dc47f7c-84d7-46ce-b5e5-632414d65e3d.jpg";

    /// <summary>The links of one of many checkouts.</summary>
    internal static Validation<InvalidValue, CheckoutLinks> Checkout(int number)
    {
        var deeplink = $"bnc://app.binance.com/payment/secpay?tempToken={number:D32}";
        var encoded = Base64Url.EncodeToString(Encoding.ASCII.GetBytes(deeplink));
        return CheckoutLinks.Create(
            $"https://pay.binance.com/en/checkout/{number:x32}",
            deeplink,
            $"https://app.binance.com/payment/secpay?linkToken={number:x32}&_dp={encoded}",
            $"https://public.bnbstatic.com/static/payment/20240408/{number}.jpg",
            KnownHosts.Binance);
    }

    static string Faults(
        string? checkout = CheckoutUrl,
        string? deeplink = Deeplink,
        string? payment = PaymentUrl,
        string? qr = QrUrl) =>
        CheckoutLinks.Create(checkout, deeplink, payment, qr, KnownHosts.Binance).Faults();

    [Fact]
    public void Are_made_of_the_published_reply_and_kept_as_they_came()
    {
        var links = CheckoutLinks.Create(CheckoutUrl, Deeplink, PaymentUrl, QrUrl, KnownHosts.Binance).Lawful();
        Assert.Equal(
            (CheckoutUrl, Deeplink, PaymentUrl, QrUrl),
            (links.CheckoutUrl, links.Deeplink, links.PaymentUrl, links.QrUrl));
    }

    [Fact]
    public void Parameters_may_follow_the_host_at_once() =>
        Assert.Equal("none", Faults(payment: $"https://app.binance.com?linkToken={Token}"));

    [Fact]
    public void A_token_that_is_empty_is_no_token() =>
        Assert.Equal(
            "payment_url Contradicts",
            Faults(checkout: "https://pay.binance.com/en/checkout/", payment: $"{Payment}?linkToken="));

    [Theory]
    [InlineData("1", "none")]
    [InlineData("65535", "none")]
    [InlineData("", "checkout_url Malformed")]
    [InlineData("123456", "checkout_url Malformed")]
    [InlineData("8o", "checkout_url Malformed")]
    public void A_port_has_one_to_five_digits(string port, string faults) =>
        Assert.Equal(faults, Faults(checkout: $"https://pay.binance.com:{port}/en/checkout/{Token}"));

    [Fact]
    public void A_link_of_another_shape_is_told_which_shape_is_wanted() =>
        Assert.Equal(
            Fail<InvalidValue, CheckoutLinks>(
                new InvalidValue.Malformed("checkout_url", "a link of the form https://host/path")),
            CheckoutLinks.Create("pay.binance.com", Deeplink, PaymentUrl, QrUrl, KnownHosts.Binance));

    [Theory]
    [InlineData($"{Payment}?_dp={Encoded}&linkToken={Token}")]
    [InlineData($"{Payment}?_dp={Encoded}=&linkToken={Token}")]
    [InlineData($"{Payment}?_dp={Encoded}==&linkToken={Token}")]
    [InlineData($"{Payment}?_dp={Encoded}%3D%3D&linkToken={Token}")]
    [InlineData($"{Payment}?linkToken={Token}")]
    [InlineData($"{Payment}?a=b&linkToken={Token}&c#d")]
    [InlineData($"{Payment}?linkToken={Token}#&_dp=x")]
    [InlineData($"HTTPS://APP.binance.com:443/payment/secpay?linkToken={Token}")]
    public void Parameters_are_read_by_their_names(string payment) => Assert.Equal("none", Faults(payment: payment));

    [Theory]
    [InlineData($"{Payment}")]
    [InlineData($"{Payment}?linkToken")]
    [InlineData($"{Payment}?linkToken=")]
    [InlineData($"{Payment}?linktoken={Token}")]
    [InlineData($"{Payment}?xlinkToken={Token}")]
    [InlineData($"{Payment}?linkToken={Token}x")]
    [InlineData($"{Payment}?linkToken={Token}&linkToken={Token}")]
    [InlineData($"{Payment}#?linkToken={Token}")]
    public void The_token_of_the_payment_link_is_the_end_of_the_checkout_link(string payment) =>
        Assert.Equal(
            Fail<InvalidValue, CheckoutLinks>(new InvalidValue.Contradicts("payment_url", "checkout_url")),
            CheckoutLinks.Create(CheckoutUrl, Deeplink, payment, QrUrl, KnownHosts.Binance));

    [Theory]
    [InlineData($"{CheckoutUrl}?a=/b", "none")]
    [InlineData($"{CheckoutUrl}#/b", "none")]
    [InlineData($"{CheckoutUrl}/", "payment_url Contradicts")]
    [InlineData($"{CheckoutUrl}/x", "payment_url Contradicts")]
    [InlineData("https://pay.binance.com", "payment_url Contradicts")]
    [InlineData($"https://pay.binance.com?{Token}", "payment_url Contradicts")]
    public void The_end_of_the_checkout_link_is_the_last_step_of_its_path(string checkout, string faults) =>
        Assert.Equal(faults, Faults(checkout: checkout));

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("=x")]
    [InlineData("=!!!!")]
    [InlineData($"={Encoded}%20")]
    [InlineData("=Ym5j")]
    [InlineData($"={Encoded}&_dp={Encoded}")]
    public void The_app_link_in_the_payment_link_is_the_deep_link(string dp) =>
        Assert.Equal(
            Fail<InvalidValue, CheckoutLinks>(new InvalidValue.Contradicts("payment_url", "deeplink")),
            CheckoutLinks.Create(
                CheckoutUrl, Deeplink, $"{Payment}?linkToken={Token}&_dp{dp}", QrUrl, KnownHosts.Binance));

    [Fact]
    public void Both_contradictions_are_told() =>
        Assert.Equal(
            "payment_url Contradicts, payment_url Contradicts",
            Faults(payment: $"{Payment}?linkToken=x&_dp=x"));

    [Fact]
    public void The_alphabet_is_that_of_addresses()
    {
        // The question marks make both letters that differ from plain base64: '-' and '_'.
        const string deeplink = "bnc://app.binance.com/a?b=~~~???~?~?";
        var encoded = Base64Url.EncodeToString(Encoding.ASCII.GetBytes(deeplink));
        Assert.Contains('_', encoded);
        Assert.Equal("none", Faults(deeplink: deeplink, payment: $"{Payment}?linkToken={Token}&_dp={encoded}"));
        Assert.Equal(
            "payment_url Contradicts",
            Faults(deeplink: deeplink, payment: $"{Payment}?linkToken={Token}&_dp={encoded.Replace('_', '/')}"));
    }

    [Theory]
    [InlineData("http://pay.binance.com/x", "checkout_url Malformed")]
    [InlineData("bnc://pay.binance.com/x", "checkout_url Malformed")]
    [InlineData("javascript:alert(1)", "checkout_url Malformed")]
    [InlineData("//pay.binance.com/x", "checkout_url Malformed")]
    [InlineData("https:/pay.binance.com/x", "checkout_url Malformed")]
    [InlineData("https:///x", "checkout_url Malformed")]
    [InlineData("https://pay.binance.com@evil.example/x", "checkout_url Malformed")]
    [InlineData("https://evil.example\\@pay.binance.com/x", "checkout_url Malformed")]
    [InlineData("https://pay.binance.com:/x", "checkout_url Malformed")]
    [InlineData("https://pay.binance.com:123456/x", "checkout_url Malformed")]
    [InlineData("https://pay.binance.com:4a/x", "checkout_url Malformed")]
    [InlineData("https://pay..binance.com/x", "checkout_url Malformed")]
    [InlineData("https://[::1]/x", "checkout_url Malformed")]
    [InlineData("https://pay.binance.com/x y", "checkout_url Malformed")]
    [InlineData("https://pay.binance.com/x\n", "checkout_url Malformed")]
    [InlineData(" https://pay.binance.com/x", "checkout_url Malformed")]
    [InlineData("https://pay.binance.com/é", "checkout_url Malformed")]
    [InlineData("https://pay.binаnce.com/x", "checkout_url Malformed")]
    [InlineData("https://evil.example/x", "checkout_url Unknown")]
    [InlineData("https://pay.binance.com.evil.example/x", "checkout_url Unknown")]
    [InlineData("https://evil.example?pay.binance.com/x", "checkout_url Unknown")]
    [InlineData("https://evil.example#pay.binance.com/x", "checkout_url Unknown")]
    [InlineData("https://xpay.binance.com/x", "checkout_url Unknown")]
    [InlineData("", "checkout_url Missing")]
    [InlineData(null, "checkout_url Missing")]
    public void A_link_leads_where_it_should(string? checkout, string faults) =>
        Assert.Equal(faults, Faults(checkout: checkout));

    [Fact]
    public void A_link_holds_neither_null_characters_nor_halves_of_characters()
    {
        Assert.Equal("qr_url Malformed", Faults(qr: QrUrl + "\0"));
        Assert.Equal("qr_url Malformed", Faults(qr: QrUrl + "\ud800"));
    }

    [Fact]
    public void Each_link_has_its_own_scheme_and_known_host()
    {
        Assert.Equal("deeplink Malformed", Faults(deeplink: "https://app.binance.com/x"));
        Assert.Equal("deeplink Unknown", Faults(deeplink: "bnc://evil.example/x"));
        Assert.Equal("payment_url Malformed", Faults(payment: "bnc://app.binance.com/x"));
        Assert.Equal("payment_url Unknown", Faults(payment: "https://evil.example/x"));
        Assert.Equal("qr_url Malformed", Faults(qr: "http://public.bnbstatic.com/x"));
        Assert.Equal("qr_url Unknown", Faults(qr: "https://evil.example/x"));
    }

    [Fact]
    public void Tell_every_fault_in_one_order() =>
        Assert.Equal(
            "checkout_url Missing, deeplink Missing, payment_url Missing, qr_url Missing",
            Faults(null, "", " ", null));

    [Fact]
    public void Are_at_most_2048_characters_long()
    {
        Assert.Equal("none", Faults(qr: QrUrl.PadRight(2_048, 'x')));
        Assert.Equal("qr_url TooLong", Faults(qr: QrUrl.PadRight(2_049, 'x')));
    }

    [Fact]
    public void Print_nothing_of_themselves() => Assert.Equal("***", $"{Checkout(1).Lawful()}");

    [SeededProperty]
    public bool Of_two_checkouts_do_not_mix(CheckoutLinks one, CheckoutLinks other) =>
        CheckoutLinks.Create(one.CheckoutUrl, one.Deeplink, other.PaymentUrl, one.QrUrl, KnownHosts.Binance).IsSuccess
            == (one == other || one.CheckoutUrl == other.CheckoutUrl);

    [SeededProperty]
    public bool Answer_every_wild_text(Wild wild) =>
        CheckoutLinks.Create(
            $"https://{wild.Text}/{Token}",
            $"bnc://app.binance.com/{wild.Text}",
            $"{Payment}?{wild.Text}",
            wild.Text,
            KnownHosts.Any)
            .IsFail;
}
