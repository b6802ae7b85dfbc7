namespace Payments.Testing.BinancePay;

/// <summary>A public key of the fake, as "Query certificates" lists it.</summary>
/// <param name="Serial">The MD5 of the PEM text in upper hex, as in the one reply that is on record.</param>
/// <param name="PublicKey">PEM, SubjectPublicKeyInfo, with line feeds and none at its end.</param>
public sealed record PublishedCertificate(string Serial, string PublicKey);
