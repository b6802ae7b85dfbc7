using System.Text;

using Payments.Application.Ports;
using Payments.Testing;

namespace Payments.Webhooks.Specs;

public class SignatureSpec
{
    // The example of the specification's own libraries.
    const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    static readonly Instant At = Instant.FromUnixTimeSeconds(1614265330) + Duration.FromMilliseconds(999);

    static readonly WebhookMessage Message =
        new("msg_p5jXN8AQM9LWM0D4loKWxJek", Encoding.UTF8.GetBytes("""{"test": 2432232314}"""));

    [Fact]
    public void It_is_the_published_example_s() =>
        Assert.Equal(Signature, StandardSignature.Of(Message, At, [Made(Secret)]));

    [Fact]
    public void While_a_secret_is_rotated_there_is_one_for_each()
    {
        var other = WebhookSecret.Generate();
        Assert.Equal(
            $"{StandardSignature.Of(Message, At, [other])} {Signature}",
            StandardSignature.Of(Message, At, [other, Made(Secret)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS")]
    [InlineData("whsec_ MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLQ==")]
    public void A_secret_that_is_too_short_or_spelt_otherwise_is_refused(string text) =>
        Assert.True(WebhookSecret.Create(text).IsFail);

    [Fact]
    public void A_secret_has_24_to_64_bytes()
    {
        foreach (var (length, isLawful) in new[] { (23, false), (24, true), (64, true), (65, false) })
            Assert.Equal(
                isLawful, WebhookSecret.Create($"whsec_{Convert.ToBase64String(new byte[length])}").IsSuccess);
    }

    [Fact]
    public void A_secret_prints_masked() => Assert.DoesNotContain(Secret[6..], $"{Made(Secret)}", StringComparison.Ordinal);

    static WebhookSecret Made(string text) => Samples.Lawful(WebhookSecret.Create(text));
}
