using System.Globalization;
using System.Runtime.CompilerServices;

using FsCheck.Xunit;

namespace Payments.Domain.Specs.Sessions;

/// <summary>A property over <see cref="AnySession"/>: a thousand cases, unless PAYMENTS_CASES says how many.</summary>
/// <remarks>
/// Each run prints its seed, and PAYMENTS_SEED repeats it. Every property mixes its own name in: otherwise all of them would
/// see the same thousand sessions.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PaymentPropertyAttribute : PropertyAttribute
{
    public static readonly int Cases =
        int.Parse(Environment.GetEnvironmentVariable("PAYMENTS_CASES") ?? "1000", CultureInfo.InvariantCulture);

    public static readonly ulong Seed = Environment.GetEnvironmentVariable("PAYMENTS_SEED") is { } seed
        ? ulong.Parse(seed, CultureInfo.InvariantCulture)
        : (ulong)Random.Shared.NextInt64();

    static PaymentPropertyAttribute() =>
        Console.WriteLine(FormattableString.Invariant($"Properties: {Cases} cases each, PAYMENTS_SEED={Seed}"));

    public PaymentPropertyAttribute([CallerMemberName] string property = "")
    {
        MaxTest = Cases;
        Replay = FormattableString.Invariant($"({Seed},{Gamma(property)})");
        Arbitrary = new[] { typeof(AnySession) };
    }

    // The second half of a replay must be odd. FNV-1a, because a string's own hash differs from run to run.
    static ulong Gamma(string property) =>
        property.Aggregate(14695981039346656037UL, (hash, letter) => unchecked((hash ^ letter) * 1099511628211UL)) | 1;
}
