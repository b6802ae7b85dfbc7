using System.Globalization;
using System.Runtime.CompilerServices;

using FsCheck.Xunit;

namespace Payments.Specs;

/// <summary>A property that can be repeated: a thousand cases, unless PAYMENTS_CASES says how many.</summary>
/// <remarks>
/// Each run prints its seed, and PAYMENTS_SEED repeats it. Every property mixes its own name in: otherwise all of them
/// would see the same thousand cases.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public class SeededPropertyAttribute : PropertyAttribute
{
    const int UsualCases = 1000;

    public static readonly int Cases = Number("PAYMENTS_CASES", UsualCases);

    public static readonly ulong Seed = Environment.GetEnvironmentVariable("PAYMENTS_SEED") is { Length: > 0 } seed
        ? ulong.Parse(seed, CultureInfo.InvariantCulture)
        : (ulong)Random.Shared.NextInt64();

    static SeededPropertyAttribute() =>
        Console.WriteLine(FormattableString.Invariant($"Properties: {Cases} cases each, PAYMENTS_SEED={Seed}"));

    public SeededPropertyAttribute([CallerMemberName] string property = "")
    {
        MaxTest = Cases;
        Replay = FormattableString.Invariant($"({Seed},{Gamma(property)})");
    }

    /// <summary>For a property whose cases are dear: this many for each thousand of the others.</summary>
    public int PerThousand
    {
        get;
        set => (field, MaxTest) = (value, Math.Max(1, Cases * value / UsualCases));
    } = UsualCases;

    /// <summary>How much of something, if the environment says so.</summary>
    public static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;

    // The second half of a replay must be odd. FNV-1a, because a string's own hash differs from run to run.
    static ulong Gamma(string property) =>
        property.Aggregate(14695981039346656037UL, (hash, letter) => unchecked((hash ^ letter) * 1099511628211UL)) | 1;
}
