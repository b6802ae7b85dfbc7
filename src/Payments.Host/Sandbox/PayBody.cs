using System.Text.Json;

using Payments.Domain.Values;

namespace Payments.Host.Sandbox;

/// <summary>What a customer says when they pay: how much, or nothing for just what is asked.</summary>
/// <remarks>
/// Other members are ignored, and so is the content type. An amount is a whole number of minor units, at least 1.
/// </remarks>
sealed record PayBody(Option<long> MinorUnits)
{
    // One number is asked for; this is room enough for whatever else a client sends along.
    public const int MaxBytes = 4_096;

    // Enough for one object with objects inside that nobody looks at.
    const int MaxDepth = 8;

    static readonly PayBody Empty = new(Option<long>.None);

    static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    public static async Task<Either<SandboxReply, PayBody>> Read(HttpRequest request, CancellationToken cancellation)
    {
        var bytes = await ReadBytes(request, cancellation).ConfigureAwait(false);
        return bytes.Bind(Parse);
    }

    /// <summary>The whole body, or why it is not taken. Never more than one byte too many is read.</summary>
    public static async Task<Either<SandboxReply, ReadOnlyMemory<byte>>> ReadBytes(
        HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MaxBytes)
            return SandboxReply.TooLarge;

        try
        {
            var buffer = new byte[MaxBytes + 1];
            var length = await request.Body
                .ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            return length > MaxBytes ? SandboxReply.TooLarge : (ReadOnlyMemory<byte>)buffer.AsMemory(0, length);
        }
        catch (BadHttpRequestException)
        {
            // Broken framing, or too slow.
            return SandboxReply.NotJson;
        }
    }

    static Either<SandboxReply, PayBody> Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
            return Empty;

        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return Read(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second is what the reader throws for names that are no Unicode text.
            return SandboxReply.NotJson;
        }
    }

    static Either<SandboxReply, PayBody> Read(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object ? SandboxReply.NotAnObject
        : !root.TryGetProperty("amount", out var amount) || amount.ValueKind == JsonValueKind.Null ? Empty
        : amount.ValueKind == JsonValueKind.Number && amount.TryGetInt64(out var units)
            && units is >= 1 and <= Money.MaxMinorUnits ? new PayBody(units)
        : SandboxReply.NotAnAmount;
}
