using Payments.Domain.Values;

namespace Payments.Json.Client;

/// <summary>What a notice says: <c>{checksum, event, data}</c> (docs.juicyway.com, "Webhooks").</summary>
/// <param name="Checksum">What is to prove it.</param>
/// <param name="Event">What happened, in the server's own word.</param>
/// <param name="Data">The bytes of <c>data</c> as they stand in the body.</param>
public sealed record RemoteNotice(string Checksum, string Event, ReadOnlyMemory<byte> Data)
{
    /// <summary>Nothing of it: it holds what customers have told of themselves.</summary>
    public override string ToString() => nameof(RemoteNotice);
}
