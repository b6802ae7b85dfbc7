namespace Payments.Domain.Values;

static class Check
{
    /// <summary>One rule: it holds, or it is the named reason why not.</summary>
    public static Validation<InvalidValue, Unit> That(bool holds, InvalidValue otherwise) =>
        holds ? unit : otherwise;

    /// <summary>An optional part: nothing if it was left out or left blank, or else all of its own rules.</summary>
    public static Validation<InvalidValue, Option<T>> IfGiven<T>(
        string? raw, Func<string?, Validation<InvalidValue, T>> create) =>
        PlainText.IsBlank(raw) ? Option<T>.None : create(raw).Map(Some);
}

/// <summary>Placing the faults of a part inside the whole that holds it.</summary>
public static class Placing
{
    /// <summary>The same answer, its faults found at <paramref name="path"/>.</summary>
    public static Validation<InvalidValue, T> At<T>(this Validation<InvalidValue, T> value, string path) =>
        value.IsSuccess ? value : FaultsAt(value, path);

    /// <summary>The same answer, its faults found inside <paramref name="parent"/>.</summary>
    public static Validation<InvalidValue, T> Under<T>(this Validation<InvalidValue, T> value, string parent) =>
        value.IsSuccess ? value : FaultsUnder(value, parent);

    // Apart from the above, because a function that remembers its path is allocated where it might be needed.
    static Validation<InvalidValue, T> FaultsAt<T>(Validation<InvalidValue, T> value, string path) =>
        value.MapFail(fault => fault.At(path));

    static Validation<InvalidValue, T> FaultsUnder<T>(Validation<InvalidValue, T> value, string parent) =>
        value.MapFail(fault => fault.Under(parent));
}
