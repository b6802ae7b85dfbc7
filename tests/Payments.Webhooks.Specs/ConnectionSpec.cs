using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using Payments.Application.Ports;
using Payments.Webhooks.Specs.World;

namespace Payments.Webhooks.Specs;

/// <summary>How a receiver is reached, and what it is told beside the message.</summary>
public sealed class ConnectionSpec : IAsyncLifetime
{
    static readonly IPAddress Other = IPAddress.Parse("127.0.0.2");

    Receiver merchant = null!;

    public async Task InitializeAsync() => merchant = await Receiver.Start();

    public Task DisposeAsync() => merchant.DisposeAsync().AsTask();

    [Fact]
    public async Task An_address_that_swallows_what_is_sent_to_it_leaves_time_for_the_next()
    {
        var dialled = new List<IPAddress>();
        using var office = await At(dialled, (_, cancellation) => Task.Delay(-1, cancellation));
        Assert.IsType<NotifyAnswer.Delivered>(await office.TellOfPayment());
        Assert.Equal([Other, IPAddress.Loopback], dialled);
    }

    [Fact]
    public async Task An_address_that_refuses_leaves_all_of_the_time_to_the_next()
    {
        var dialled = new List<IPAddress>();
        using var office = await At(
            dialled, (_, _) => throw new SocketException((int)SocketError.ConnectionRefused));
        Assert.IsType<NotifyAnswer.Delivered>(await office.TellOfPayment());
        Assert.Equal([Other, IPAddress.Loopback], dialled);
    }

    [Fact]
    public async Task A_host_that_swallows_at_every_address_is_tried_again()
    {
        using var office = new Office(it => it with
        {
            TryTimeout = Duration.FromMilliseconds(300), Dial = async (_, cancellation) =>
            {
                await Task.Delay(-1, cancellation);
                return Stream.Null;
            },
        });
        await office.Listen(merchant);
        Assert.IsType<NotifyAnswer.TryLater>(await office.TellOfPayment());
        Assert.Empty(merchant.All);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var certificate = SelfSigned("localhost");
        await using var encrypted = await Receiver.Start(certificate);
        using var office = new Office();
        await office.Listen(new Uri($"https://localhost:{encrypted.Address.Port}/"));
        Assert.IsType<NotifyAnswer.TryLater>(await office.TellOfPayment());
        Assert.Empty(encrypted.All);
        Assert.Contains(office.Log.Lines, it => it.Contains("AuthenticationException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_cookie_is_kept()
    {
        merchant.Answer = http =>
        {
            http.Response.Cookies.Append("who", "you");
            return Task.CompletedTask;
        };
        using var office = new Office();
        await office.Listen(merchant);
        await office.TellOfPayment();
        await office.TellOfPayment();
        Assert.Equal(2, merchant.All.Length);
        Assert.All(merchant.All, it => Assert.DoesNotContain("cookie", it.Headers.Keys));
    }

    [Fact]
    public async Task Nothing_of_a_trace_goes_out()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var trace = new Activity("a request").AddBaggage("who", "ada").Start();
        using var office = new Office();
        await office.Listen(merchant);
        await office.TellOfPayment();
        Assert.Equal(
            ["content-length", "content-type", "host", "user-agent", "webhook-id", "webhook-signature", "webhook-timestamp"],
            Assert.Single(merchant.All).Headers.Keys.Select(it => it.ToLowerInvariant()).Order());
    }

    // A proxy resolves names for itself. That of the machine is everybody's, so no test can set it.
    [Fact]
    public void No_proxy_is_asked()
    {
        using var office = new Office();
        var handler = office.Handler;
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;
        Assert.False(Assert.IsType<SocketsHttpHandler>(handler).UseProxy);
    }

    [Theory]
    [InlineData(15_001)]
    [InlineData(0)]
    public void A_try_that_could_outlast_its_lease_is_not_begun(int milliseconds) =>
        Assert.Throws<InvalidOperationException>(
            () => new Office(it => it with { TryTimeout = Duration.FromMilliseconds(milliseconds) }));

    // Long enough for a busy machine, and only half of it is waited for.
    async Task<Office> At(List<IPAddress> dialled, Func<IPEndPoint, CancellationToken, Task> atOther)
    {
        var office = new Office(it => it with
        {
            TryTimeout = Duration.FromSeconds(4),
            Resolve = (_, _) => Task.FromResult(new[] { Other, IPAddress.Loopback }),
            Dial = async (address, cancellation) =>
            {
                dialled.Add(address.Address);
                if (address.Address.Equals(Other))
                    await atOther(address, cancellation);
                return await it.Dial(address, cancellation);
            },
        });
        await office.Listen(new Uri($"http://shop.example:{merchant.Address.Port}/"));
        return office;
    }

    static X509Certificate2 SelfSigned(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }
}
