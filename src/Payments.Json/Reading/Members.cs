using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json.Reading;

/// <summary>Placing the values of members in the object that holds them.</summary>
static class Members
{
    /// <summary>The member of that name; absent, it is missing.</summary>
    public static Validation<InvalidValue, T> Required<T>(this Validation<InvalidValue, T>? value, string name) =>
        value is { } given ? given.In(name) : new Missing(name);

    /// <summary>The member of that name, if it was given.</summary>
    public static Validation<InvalidValue, Option<T>> Optional<T>(
        this Validation<InvalidValue, T>? value, string name) =>
        value is { } given ? given.In(name).Map(Some) : Option<T>.None;

    /// <summary>For a holder that places it itself; absent, it is missing.</summary>
    public static Validation<InvalidValue, T> OrMissing<T>(this Validation<InvalidValue, T>? value) =>
        value ?? new Missing(string.Empty);

    /// <summary>The member of that name.</summary>
    public static Validation<InvalidValue, T> In<T>(this Validation<InvalidValue, T> value, string name) =>
        value.IsSuccess ? value : value.Under(name);
}
