using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json.Reading;

/// <summary>Placing the values of members in the object that holds them.</summary>
static class Members
{
    /// <summary>The member of that name; absent, it is missing.</summary>
    public static Validation<InvalidValue, T> Required<T>(this Validation<InvalidValue, T>? value, string name) =>
        value switch
        {
            null => new Missing(name),
            { IsSuccess: true } it => it,
            { } it => it.Under(name),
        };

    /// <summary>The member of that name, if it was given.</summary>
    public static Validation<InvalidValue, Option<T>> Optional<T>(this Validation<InvalidValue, T>? value, string name) =>
        value is { } given ? given.Required(name).Map(Some) : Option<T>.None;

    /// <summary>For a holder that places it itself; absent, it is missing.</summary>
    public static Validation<InvalidValue, T> OrMissing<T>(this Validation<InvalidValue, T>? value) =>
        value ?? new Missing(string.Empty);

    static Validation<InvalidValue, T> Required<T>(this Validation<InvalidValue, T> value, string name) =>
        value.IsSuccess ? value : value.Under(name);
}
