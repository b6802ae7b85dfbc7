using Payments.Domain.Values;

namespace Payments.Json.Reading;

/// <summary>
/// Gathers the parts of one whole: what is made of them, or the faults of all of them, in the order in which they
/// were taken.
/// </summary>
/// <remarks>
/// What <c>Apply</c> does, for more parts than it takes. A part that is at fault is taken as the default of its type;
/// a whole that was made with it is thrown away by <see cref="Whole"/>, so only records that look at nothing may be
/// made of taken parts.
/// </remarks>
struct Gathered
{
    List<InvalidValue>? faults;

    /// <summary>Nothing that was taken so far was at fault.</summary>
    public readonly bool IsWhole => faults is null;

    public T Take<T>(Validation<InvalidValue, T> part)
    {
        // The cast throws on a fault and was just asked; every other way out of a Validation allocates.
        if (part.IsSuccess)
            return (T)part;

        (faults ??= []).AddRange(part.FailToSeq());
        return default!;
    }

    public readonly Validation<InvalidValue, T> Whole<T>(T whole) =>
        faults is null ? whole : Fail<InvalidValue, T>(toSeq(faults.ToArray()));
}
