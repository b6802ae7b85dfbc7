using System.Net;

using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Webhooks.Specs.World;

namespace Payments.Webhooks.Specs;

/// <summary>Whoever may add an endpoint cannot make us knock at doors that only we can reach.</summary>
public class GuardSpec
{
    static readonly IPAddress Public = IPAddress.Parse("93.184.215.14");

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.0")]
    [InlineData("100.127.255.255")]
    [InlineData("100.100.100.200")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.0")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:0:7f00:1::")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:a00:1::1")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("febf::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void An_address_that_is_not_of_the_public_internet_is_refused(string address) =>
        Assert.False(PublicInternet.Includes(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.0")]
    [InlineData("192.167.255.255")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001::1")]
    public void An_address_of_the_public_internet_is_let_through(string address) =>
        Assert.True(PublicInternet.Includes(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://hooks.example/in")]
    [InlineData("https://127.0.0.1/in")]
    [InlineData("https://[::1]/in")]
    [InlineData("https://2130706433/in")]
    [InlineData("https://0x7f.1/in")]
    public async Task A_name_that_leads_to_a_private_network_is_not_dialled(string url)
    {
        var dialled = new List<IPEndPoint>();
        using var office = new Office(it => it with
        {
            AllowsPrivateHosts = false,
            Resolve = (host, _) => Task.FromResult(
                new[] { IPAddress.TryParse(host, out var literal) ? literal : IPAddress.Parse("10.0.0.7") }),
            Dial = Nobody(dialled),
        });
        await office.Listen(new Uri(url));
        Assert.IsType<NotifyAnswer.TryLater>(await office.TellOfPayment());
        Assert.Empty(dialled);
        Assert.Contains(office.Log.Lines, it => it.Contains("HostNotAllowed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_the_addresses_of_a_name_only_public_ones_are_dialled()
    {
        var dialled = new List<IPEndPoint>();
        using var office = new Office(it => it with
        {
            AllowsPrivateHosts = false,
            Resolve = (_, _) => Task.FromResult(
                new[] { IPAddress.Loopback, IPAddress.Parse("169.254.169.254"), Public, IPAddress.IPv6Loopback }),
            Dial = Nobody(dialled),
        });
        await office.Listen(new Uri("https://hooks.example:8443/in"));
        await office.TellOfPayment();
        Assert.Equal([new IPEndPoint(Public, 8443)], dialled);
    }

    // DNS rebinding: asked a second time, the same name would lead into the private network.
    [Fact]
    public async Task A_name_is_resolved_once_and_the_address_that_was_checked_is_dialled()
    {
        var (asked, dialled) = (0, new List<IPEndPoint>());
        using var office = new Office(it => it with
        {
            AllowsPrivateHosts = false,
            Resolve = (_, _) => Task.FromResult(new[] { ++asked == 1 ? Public : IPAddress.Loopback }),
            Dial = Nobody(dialled),
        });
        await office.Listen(new Uri("https://hooks.example/in"));
        Assert.IsType<NotifyAnswer.TryLater>(await office.TellOfPayment());
        Assert.Equal(1, asked);
        Assert.Equal([new IPEndPoint(Public, 443)], dialled);

        await office.TellOfPayment();
        Assert.Single(dialled);
    }

    [Fact]
    public async Task Plain_http_is_not_sent()
    {
        await using var receiver = await Receiver.Start();
        using var office = new Office(it => it with
        {
            AllowsPrivateHosts = false, Dial = (_, _) => throw new InvalidOperationException("It was dialled."),
        });
        await office.Listen(receiver);
        Assert.IsType<NotifyAnswer.TryLater>(await office.TellOfPayment());
        Assert.Contains(office.Log.Lines, it => it.Contains("its address is not https", StringComparison.Ordinal));
    }

    static DialAddress Nobody(List<IPEndPoint> dialled) =>
        (address, _) =>
        {
            dialled.Add(address);
            throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused);
        };
}
