using System.Net;
using System.Net.Sockets;

namespace Payments.Webhooks;

/// <summary>Which addresses are anybody's to reach, and so ours to send to when a stranger says so.</summary>
/// <remarks>
/// IPv4: all but the special-purpose blocks (IANA registry, RFC 6890), multicast and what is reserved. IPv6: only
/// global unicast (2000::/3), without the blocks in it that stand for other things. Addresses that embed an IPv4
/// address are judged by it if they are the same address spelt otherwise (::ffff:0:0/96), and refused if a gateway
/// would have to translate them (NAT64, 6to4, Teredo): nobody knows whose network the gateway is in.
/// </remarks>
public static class PublicInternet
{
    static readonly IPNetwork[] NotPublic4 = Networks(
        "0.0.0.0/8", // this network
        "10.0.0.0/8", // private
        "100.64.0.0/10", // carrier-grade NAT, and a cloud's metadata (100.100.100.200)
        "127.0.0.0/8", // loopback
        "168.63.129.16/32", // a cloud's host agent, reachable from inside only
        "169.254.0.0/16", // link-local, and most clouds' metadata (169.254.169.254)
        "172.16.0.0/12", // private
        "192.0.0.0/24", // protocol assignments, and a cloud's metadata (192.0.0.192)
        "192.0.2.0/24", // documentation
        "192.88.99.0/24", // 6to4 relays
        "192.168.0.0/16", // private
        "198.18.0.0/15", // benchmarking
        "198.51.100.0/24", // documentation
        "203.0.113.0/24", // documentation
        "224.0.0.0/4", // multicast
        "240.0.0.0/4"); // reserved, and broadcast

    static readonly IPNetwork[] Public6 = Networks("2000::/3");

    static readonly IPNetwork[] NotPublic6 = Networks(
        "2001::/23", // protocol assignments, Teredo among them
        "2001:db8::/32", // documentation
        "2002::/16", // 6to4
        "3fff::/20"); // documentation

    public static bool Includes(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? Includes(address.MapToIPv4())
        : address.AddressFamily == AddressFamily.InterNetwork ? !IsIn(NotPublic4, address)
        : IsIn(Public6, address) && !IsIn(NotPublic6, address);

    static bool IsIn(IPNetwork[] networks, IPAddress address) =>
        System.Array.Exists(networks, it => it.Contains(address));

    static IPNetwork[] Networks(params string[] texts) => System.Array.ConvertAll(texts, IPNetwork.Parse);
}
