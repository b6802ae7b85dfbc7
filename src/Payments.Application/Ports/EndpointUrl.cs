using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Application.Ports;

/// <summary>Where a merchant listens.</summary>
/// <remarks>
/// An absolute https or http address of at most 2048 characters, without user and fragment. Whether plain http and
/// private hosts are allowed is asked when something is sent. It prints without path and query, which may hold a token.
/// </remarks>
public sealed record EndpointUrl
{
    /// <summary>What servers and proxies take without asking.</summary>
    public const int MaxLength = 2048;

    static readonly InvalidValue Absent = new Missing("url");
    static readonly InvalidValue Long = new TooLong("url", MaxLength);
    static readonly InvalidValue NotAnAddress = new Malformed("url", "an https address without user and fragment");

    EndpointUrl(Uri address) => Address = address;

    public Uri Address { get; }

    public bool IsEncrypted => Address.Scheme == Uri.UriSchemeHttps;

    /// <summary>In the form that every spelling of the same address has.</summary>
    public string Text => Address.AbsoluteUri;

    public static Validation<InvalidValue, EndpointUrl> Create(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Absent
        : text.Length > MaxLength ? Long
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && IsLawful(address) ? new EndpointUrl(address)
        : NotAnAddress;

    public override string ToString() => Address.GetLeftPart(UriPartial.Authority);

    static bool IsLawful(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { UserInfo: "", Fragment: "", Host.Length: > 0, AbsoluteUri.Length: <= MaxLength };
}
