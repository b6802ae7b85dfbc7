using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

public class KnownHostsSpec
{
    static bool Knows(KnownHosts hosts, string host) =>
        !CheckoutLinks.Create($"https://{host}/a", null, null, null, hosts).Faults()
            .Contains("checkout_url", StringComparison.Ordinal);

    [Fact]
    public void Are_the_hosts_that_were_named_and_no_others()
    {
        var hosts = KnownHosts.Create("a.example", "localhost").Lawful();
        Assert.True(Knows(hosts, "a.example") && Knows(hosts, "A.Example:8443") && Knows(hosts, "localhost:5001"));
        Assert.False(Knows(hosts, "b.example") || Knows(hosts, "x.a.example") || Knows(hosts, "example"));
    }

    [Fact]
    public void Of_Binance_are_the_three_of_the_published_reply()
    {
        Assert.Equal("app.binance.com, pay.binance.com, public.bnbstatic.com", $"{KnownHosts.Binance}");
        Assert.Equal(
            KnownHosts.Binance,
            KnownHosts.Create("public.bnbstatic.com", "PAY.binance.com", "app.binance.com").Lawful());
        Assert.False(Knows(KnownHosts.Binance, "evil.example"));
    }

    [Fact]
    public void May_be_any()
    {
        Assert.True(Knows(KnownHosts.Any, "anything.example"));
        Assert.Equal("any host", $"{KnownHosts.Any}");
        Assert.NotEqual(KnownHosts.Any, KnownHosts.Binance);
        Assert.NotEqual(KnownHosts.Create("a").Lawful(), KnownHosts.Create("b").Lawful());
        Assert.False(KnownHosts.Any.Equals(null));
    }

    [Fact]
    public void Are_the_same_in_any_order_and_case()
    {
        var (one, other) = (KnownHosts.Create("a", "b").Lawful(), KnownHosts.Create("B", "A").Lawful());
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Are_at_least_one_and_at_most_a_hundred()
    {
        Assert.Equal("hosts Missing", KnownHosts.Create().Faults());
        Assert.Equal("none", KnownHosts.Create(Enumerable.Repeat("a.example", 100)).Faults());
        Assert.Equal("hosts OutOfRange", KnownHosts.Create(Enumerable.Repeat("a.example", 101)).Faults());
    }

    [Fact]
    public void Are_at_most_253_octets_long()
    {
        var longest = string.Join('.', Enumerable.Repeat(new string('h', 62), 4)) + ".x";
        Assert.Equal(253, longest.Length);
        Assert.Equal("none", KnownHosts.Create(longest).Faults());
        Assert.Equal("hosts[0] Malformed", KnownHosts.Create(longest + "x").Faults());
        Assert.True(Knows(KnownHosts.Any, longest));
        Assert.False(Knows(KnownHosts.Any, longest + "x"));
    }

    [Fact]
    public void Are_told_apart_from_what_is_no_host_name() =>
        Assert.Equal(
            "hosts[1] Malformed, hosts[2] Malformed, hosts[3] Malformed, hosts[4] Malformed, hosts[5] Malformed",
            KnownHosts.Create(
                "a.example", "https://a.example", "a.example:80", "", "*.example", "bücher.example").Faults());

    [Fact]
    public void Say_which_of_them_is_wrong_under_one_code() =>
        Assert.Equal(
            "hosts[1] hosts_must_be_well_formed",
            KnownHosts.Create("a.example", "").Match(_ => "", why => $"{why.Head.Path} {why.Head.Code}"));
}
