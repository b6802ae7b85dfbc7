namespace Payments.Domain.Values;

/// <summary>
/// Making a whole of its parts: of all of them, or the faults of all of them in the order of the parts.
/// </summary>
/// <remarks>
/// They answer what LanguageExt's own <c>Apply</c> answers, and allocate nothing unless something is wrong. The
/// compiler prefers them in this assembly, because they stand nearer and say more of their types; what has another
/// number of parts than they have is gathered by LanguageExt.
/// </remarks>
static class Gathering
{
    public static Validation<InvalidValue, T> Apply<A, B, T>(
        this in (Validation<InvalidValue, A>, Validation<InvalidValue, B>) parts, Func<A, B, T> make) =>
        parts is { Item1.IsSuccess: true, Item2.IsSuccess: true }
            ? make((A)parts.Item1, (B)parts.Item2)
            : parts.Item1.FailToSeq() + parts.Item2.FailToSeq();

    public static Validation<InvalidValue, T> Apply<A, B, C, T>(
        this in (Validation<InvalidValue, A>, Validation<InvalidValue, B>, Validation<InvalidValue, C>) parts,
        Func<A, B, C, T> make) =>
        parts is { Item1.IsSuccess: true, Item2.IsSuccess: true, Item3.IsSuccess: true }
            ? make((A)parts.Item1, (B)parts.Item2, (C)parts.Item3)
            : parts.Item1.FailToSeq() + parts.Item2.FailToSeq() + parts.Item3.FailToSeq();

    public static Validation<InvalidValue, T> Apply<A, B, C, D, T>(
        this in (Validation<InvalidValue, A>, Validation<InvalidValue, B>, Validation<InvalidValue, C>,
            Validation<InvalidValue, D>) parts,
        Func<A, B, C, D, T> make) =>
        parts is { Item1.IsSuccess: true, Item2.IsSuccess: true, Item3.IsSuccess: true, Item4.IsSuccess: true }
            ? make((A)parts.Item1, (B)parts.Item2, (C)parts.Item3, (D)parts.Item4)
            : parts.Item1.FailToSeq() + parts.Item2.FailToSeq() + parts.Item3.FailToSeq() + parts.Item4.FailToSeq();

    public static Validation<InvalidValue, T> Apply<A, B, C, D, E, F, T>(
        this in (Validation<InvalidValue, A>, Validation<InvalidValue, B>, Validation<InvalidValue, C>,
            Validation<InvalidValue, D>, Validation<InvalidValue, E>, Validation<InvalidValue, F>) parts,
        Func<A, B, C, D, E, F, T> make) =>
        parts is { Item1.IsSuccess: true, Item2.IsSuccess: true, Item3.IsSuccess: true, Item4.IsSuccess: true,
            Item5.IsSuccess: true, Item6.IsSuccess: true }
            ? make((A)parts.Item1, (B)parts.Item2, (C)parts.Item3, (D)parts.Item4, (E)parts.Item5, (F)parts.Item6)
            : parts.Item1.FailToSeq() + parts.Item2.FailToSeq() + parts.Item3.FailToSeq() + parts.Item4.FailToSeq()
                + parts.Item5.FailToSeq() + parts.Item6.FailToSeq();

    public static Validation<InvalidValue, T> Apply<A, B, C, D, E, F, G, T>(
        this in (Validation<InvalidValue, A>, Validation<InvalidValue, B>, Validation<InvalidValue, C>,
            Validation<InvalidValue, D>, Validation<InvalidValue, E>, Validation<InvalidValue, F>,
            Validation<InvalidValue, G>) parts,
        Func<A, B, C, D, E, F, G, T> make) =>
        parts is { Item1.IsSuccess: true, Item2.IsSuccess: true, Item3.IsSuccess: true, Item4.IsSuccess: true,
            Item5.IsSuccess: true, Item6.IsSuccess: true, Item7.IsSuccess: true }
            ? make((A)parts.Item1, (B)parts.Item2, (C)parts.Item3, (D)parts.Item4, (E)parts.Item5, (F)parts.Item6,
                (G)parts.Item7)
            : parts.Item1.FailToSeq() + parts.Item2.FailToSeq() + parts.Item3.FailToSeq() + parts.Item4.FailToSeq()
                + parts.Item5.FailToSeq() + parts.Item6.FailToSeq() + parts.Item7.FailToSeq();
}
