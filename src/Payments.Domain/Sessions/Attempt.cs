using System.Globalization;

namespace Payments.Domain.Sessions;

/// <summary>Which order of a session: the first that is asked for is 1.</summary>
/// <remarks>A struct because its default is lawful: <see cref="None"/>, no order was asked for yet.</remarks>
public readonly record struct Attempt(int Number) : IComparable<Attempt>
{
    public static readonly Attempt None;

    public static readonly Attempt First = new(1);

    public Attempt Next => new(Number + 1);

    public int CompareTo(Attempt other) => Number.CompareTo(other.Number);

    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);

    public static bool operator <(Attempt left, Attempt right) => left.Number < right.Number;

    public static bool operator >(Attempt left, Attempt right) => left.Number > right.Number;

    public static bool operator <=(Attempt left, Attempt right) => left.Number <= right.Number;

    public static bool operator >=(Attempt left, Attempt right) => left.Number >= right.Number;
}
