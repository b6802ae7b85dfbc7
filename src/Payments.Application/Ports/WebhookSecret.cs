using System.Security.Cryptography;

using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Application.Ports;

/// <summary>The key that signs webhooks to one endpoint, known to the merchant and to us.</summary>
/// <remarks>
/// <c>whsec_</c> and the base64 of 24 to 64 bytes (Standard Webhooks, "Signature scheme"). It prints masked; the key
/// leaves only by <see cref="Text"/> and <see cref="Key"/>.
/// </remarks>
public sealed record WebhookSecret
{
    public const int MinBytes = 24;

    public const int MaxBytes = 64;

    const string Prefix = "whsec_";

    const int NewBytes = 32;

    static readonly InvalidValue Absent = new Missing("secret");
    static readonly InvalidValue NotASecret = new Malformed("secret", "whsec_ and the base64 of 24 to 64 bytes");

    WebhookSecret(string text) => Text = text;

    /// <summary>As it is handed to the merchant.</summary>
    public string Text { get; }

    /// <summary>A fresh one, which nobody can guess.</summary>
    public static WebhookSecret Generate() =>
        new(Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewBytes)));

    public static Validation<InvalidValue, WebhookSecret> Create(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Absent
        : IsLawful(text) ? new WebhookSecret(text)
        : NotASecret;

    public byte[] Key() => Convert.FromBase64String(Text[Prefix.Length..]);

    public override string ToString() => "***";

    // The decoder skips white space, and one key must have one text.
    static bool IsLawful(string text)
    {
        Span<byte> key = stackalloc byte[MaxBytes];
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], key, out var length)
            && length >= MinBytes
            && text[Prefix.Length..] == Convert.ToBase64String(key[..length]);
    }
}
