using System.Security.Cryptography;

using Payments.BinancePay.Specs.Webhooks.Running;
using Payments.BinancePay.Webhooks;
using Payments.Testing;

namespace Payments.BinancePay.Specs.Webhooks;

/// <summary>Which keys are trusted, for how long, and how often Binance Pay is asked for them.</summary>
public sealed class CertificateSpec : IAsyncLifetime
{
    static readonly Duration Minute = Duration.FromMinutes(1);
    static readonly Duration Day = Duration.FromHours(24);

    WebhookServer server = null!;

    public async Task InitializeAsync()
    {
        server = await WebhookServer.Start();
        await server.Awaiting(1);
    }

    public Task DisposeAsync() => server.DisposeAsync().AsTask();

    [Fact]
    public async Task Certificates_are_asked_for_once()
    {
        for (var times = 0; times < 3; times++)
            Assert.Equal(200, await Status(Signer.Listed));
        server.Clock.Advance(Day);
        Assert.Equal(200, await Status(Signer.Listed));
        Assert.Equal(1, server.Platform.Fetches);
    }

    [Fact]
    public async Task Many_who_come_at_once_lead_to_one_fetch()
    {
        var answer = new TaskCompletionSource<Option<Seq<PlatformCertificate>>>();
        server.Platform.OnFetch = _ => answer.Task;

        var waiting = Enumerable.Range(0, 16).Select(_ => Status(Signer.Listed)).ToArray();
        answer.SetResult(Platform.Listing(Signer.Listed.Certificate));

        Assert.All(await Task.WhenAll(waiting), it => Assert.Equal(200, it));
        Assert.Equal(1, server.Platform.Fetches);
    }

    [Fact]
    public async Task However_many_unknown_serials_come_there_is_one_fetch_an_interval()
    {
        await Status(Signer.Listed);
        server.Clock.Advance(Minute);
        for (var number = 0; number < 10; number++)
            Assert.Equal(401, await Status(Signer.Listed, $"unknown {number}".Replace(' ', '-')));
        Assert.Equal(2, server.Platform.Fetches);

        server.Clock.Advance(Minute - Duration.Epsilon);
        Assert.Equal(401, await Status(Signer.Listed, "unknown"));
        Assert.Equal(2, server.Platform.Fetches);

        server.Clock.Advance(Duration.Epsilon);
        Assert.Equal(401, await Status(Signer.Listed, "unknown"));
        Assert.Equal(3, server.Platform.Fetches);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_put_the_next_fetch_off()
    {
        await Status(Signer.Listed);
        server.Clock.Reset(Samples.Noon - Duration.FromHours(3));
        Assert.Equal(401, await Status(Signer.Next));
        Assert.Equal(2, server.Platform.Fetches);
    }

    [Fact]
    public async Task After_a_rotation_both_keys_are_valid_until_the_overlap_ends()
    {
        await Status(Signer.Listed);
        server.Platform.OnFetch = _ => Task.FromResult(Platform.Listing(Signer.Next.Certificate));
        Assert.Equal(401, await Status(Signer.Next));

        server.Clock.Advance(Minute);
        Assert.Equal((200, 200), (await Status(Signer.Next), await Status(Signer.Listed)));

        server.Clock.Advance(Day - Duration.Epsilon);
        Assert.Equal(200, await Status(Signer.Listed));

        server.Clock.Advance(Duration.Epsilon);
        Assert.Equal((200, 401), (await Status(Signer.Next), await Status(Signer.Listed)));
    }

    [Fact]
    public async Task Further_fetches_do_not_lengthen_the_overlap()
    {
        await Status(Signer.Listed);
        server.Platform.OnFetch = _ => Task.FromResult(Platform.Listing(Signer.Next.Certificate));
        server.Clock.Advance(Minute);
        await Status(Signer.Next);

        server.Clock.Advance(Day - Minute);
        Assert.Equal(401, await Status(Signer.Listed, "unknown"));
        server.Clock.Advance(Minute);
        Assert.Equal(401, await Status(Signer.Listed));
    }

    [Fact]
    public async Task A_key_that_is_listed_again_is_valid_again_without_an_end()
    {
        await Status(Signer.Listed);
        server.Platform.OnFetch = _ => Task.FromResult(Platform.Listing());
        server.Clock.Advance(Minute);
        await Status(Signer.Next);
        server.Platform.OnFetch = _ => Task.FromResult(Platform.Listing(Signer.Listed.Certificate));
        server.Clock.Advance(Minute);
        await Status(Signer.Next);

        server.Clock.Advance(Day + Day);
        Assert.Equal(200, await Status(Signer.Listed));
    }

    [Fact]
    public async Task While_certificates_cannot_be_had_it_is_to_come_again_and_known_keys_stay()
    {
        server.Platform.OnFetch = _ => Task.FromResult(Option<Seq<PlatformCertificate>>.None);
        Assert.Equal(503, await Status(Signer.Listed));

        server.Platform.OnFetch = _ => Task.FromResult(Platform.Listing(Signer.Listed.Certificate));
        Assert.Equal(503, await Status(Signer.Listed));
        server.Clock.Advance(Minute);
        Assert.Equal(200, await Status(Signer.Listed));

        server.Platform.OnFetch = _ => throw new InvalidOperationException();
        server.Clock.Advance(Minute);
        Assert.Equal((503, 200), (await Status(Signer.Next), await Status(Signer.Listed)));
        Assert.Equal(3, server.Platform.Fetches);
    }

    [Fact]
    public async Task A_fetch_that_never_ends_is_waited_for_with_patience_and_no_longer()
    {
        await using var impatient = await WebhookServer.Start(
            new WebhookSettings { FetchPatience = Duration.FromSeconds(1) });
        impatient.Platform.OnFetch = _ => new TaskCompletionSource<Option<Seq<PlatformCertificate>>>().Task;
        Assert.Equal(503, (await impatient.Deliver(Body.Paid(1))).Status);
    }

    [Fact]
    public async Task Keys_that_are_no_keys_or_too_weak_are_left_out_and_the_others_are_used()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var weak = new Signer(1024);
        server.Platform.OnFetch = _ => Task.FromResult(Platform.Listing(
            new PlatformCertificate("A1", ""),
            new PlatformCertificate("A2", "no PEM"),
            new PlatformCertificate("A3", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"),
            new PlatformCertificate("A4", curve.ExportSubjectPublicKeyInfoPem()),
            new PlatformCertificate("A5", new string('A', 5000)),
            new PlatformCertificate("", Signer.Next.Certificate.PublicKey),
            weak.Certificate,
            Signer.Listed.Certificate));

        Assert.Equal((200, 401), (await Status(Signer.Listed), await Status(weak)));
        foreach (var serial in new[] { "A1", "A2", "A3", "A4", "A5" })
            Assert.Equal(401, await Status(Signer.Listed, serial));
    }

    [Fact]
    public async Task Of_many_keys_no_more_than_sixteen_are_kept()
    {
        var many = Enumerable.Range(1, 16)
            .Select(number => Signer.Listed.Certificate with { Serial = $"S{number}" })
            .Append(Signer.Next.Certificate);
        server.Platform.OnFetch = _ => Task.FromResult(Platform.Listing(many));
        Assert.Equal((200, 401), (await Status(Signer.Listed, "S16"), await Status(Signer.Next)));

        server.Platform.OnFetch = _ => Task.FromResult(Platform.Listing(Signer.Next.Certificate));
        server.Clock.Advance(Minute);
        Assert.Equal(200, await Status(Signer.Next));
        var known = await Task.WhenAll(Enumerable.Range(1, 16).Select(it => Status(Signer.Listed, $"S{it}")));
        Assert.Equal(15, known.Count(it => it == 200));
    }

    [Fact]
    public async Task A_serial_in_another_case_is_another_serial()
    {
        Assert.Equal(200, await Status(Signer.Listed));
        Assert.Equal(401, await Status(Signer.Listed, Signer.Listed.Certificate.Serial.ToLowerInvariant()));
    }

    async Task<int> Status(Signer signer, string? serial = null)
    {
        var webhook = signer.Sign(Body.Paid(1), server.Clock.GetCurrentInstant(), server.NextNonce());
        return (await server.Deliver(serial is null ? webhook : webhook with { Serial = serial })).Status;
    }
}
