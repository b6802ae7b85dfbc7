using Payments.Domain.Sessions;

namespace Payments.Testing.Stories;

/// <summary>Where a story begins: given a session, when a command is told, then these events follow.</summary>
/// <remarks>
/// It knows nothing of a test framework: a story goes on quietly, or ends in <see cref="ExpectationBroken"/>.
/// docs/guides/testing.md tells one.
/// </remarks>
public static class Given
{
    /// <summary>A session that was just opened. <see cref="Story.After"/> tells what went before.</summary>
    public static Story Session(PaymentTerms terms) => Story.Open(terms);
}
