using System.Diagnostics;

namespace Payments.Domain.Values;

/// <summary>Why raw input may not enter the domain.</summary>
/// <remarks>
/// Carries where (<see cref="Path"/>) and which rule (<see cref="Code"/>), never the rejected text: e-mail addresses,
/// names and phone numbers must not reach a log through an error.
/// </remarks>
public abstract record InvalidValue
{
    private InvalidValue(string path) => Path = path;

    /// <summary>
    /// Where it was, as a dotted JSON path such as <c>customer.email</c> or <c>order.items[0].name</c>.
    /// </summary>
    public string Path { get; private init; }

    /// <summary>
    /// Stable name of the broken rule, such as <c>email_must_be_present</c>. Renaming one is a breaking change.
    /// </summary>
    public string Code => $"{Field}_{Rule}";

    // The last step of the path, without its index: the code of a fault is the same in every item of a list.
    private string Field
    {
        get
        {
            var name = Path[(Path.LastIndexOf('.') + 1)..];
            var index = name.IndexOf('[', StringComparison.Ordinal);
            return index < 0 ? name : name[..index];
        }
    }

    // Abstract and internal, so that no other assembly can add a case: a record's copy constructor
    // is always protected, which leaves the hierarchy open even when its constructor is private.
    internal abstract string Rule { get; }

    /// <summary>The same fault, found at another path.</summary>
    public InvalidValue At(string path) => this with { Path = path };

    /// <summary>The same fault, seen from the object that holds the field.</summary>
    public InvalidValue Under(string parent) => this with { Path = $"{parent}.{Path}" };

    /// <summary>It is absent, null or blank.</summary>
    public sealed record Missing(string Path) : InvalidValue(Path)
    {
        internal override string Rule => "must_be_present";
    }

    /// <summary>It has another shape than <paramref name="Expected"/>.</summary>
    public sealed record Malformed(string Path, string Expected) : InvalidValue(Path)
    {
        internal override string Rule => "must_be_well_formed";
    }

    /// <summary>
    /// It is longer than <paramref name="MaxLength"/>, counted in Unicode scalar values unless its type says
    /// otherwise.
    /// </summary>
    public sealed record TooLong(string Path, int MaxLength) : InvalidValue(Path)
    {
        internal override string Rule => "must_not_be_too_long";
    }

    /// <summary>It is a number (or a count) outside of what is allowed.</summary>
    public sealed record OutOfRange(string Path, string Allowed) : InvalidValue(Path)
    {
        internal override string Rule => "must_be_in_range";
    }

    /// <summary>It is well formed, but no such thing exists.</summary>
    /// <param name="Path">Where it was.</param>
    /// <param name="Known">The words that may stand there, where they are few enough to be told.</param>
    public sealed record Unknown(string Path, Seq<string> Known = default) : InvalidValue(Path)
    {
        internal override string Rule => "must_be_known";
    }

    /// <summary>It existed once and no longer does, such as a withdrawn currency.</summary>
    public sealed record Withdrawn(string Path) : InvalidValue(Path)
    {
        internal override string Rule => "must_be_active";
    }

    /// <summary>It contradicts <paramref name="Other"/>, which was given as well.</summary>
    public sealed record Contradicts(string Path, string Other) : InvalidValue(Path)
    {
        internal override string Rule => "must_agree";
    }

    /// <summary>It was given more than once.</summary>
    public sealed record Repeated(string Path) : InvalidValue(Path)
    {
        internal override string Rule => "must_be_unique";
    }

    public T Match<T>(
        Func<Missing, T> missing,
        Func<Malformed, T> malformed,
        Func<TooLong, T> tooLong,
        Func<OutOfRange, T> outOfRange,
        Func<Unknown, T> unknown,
        Func<Withdrawn, T> withdrawn,
        Func<Contradicts, T> contradicts,
        Func<Repeated, T> repeated) =>
        this switch
        {
            Missing it => missing(it),
            Malformed it => malformed(it),
            TooLong it => tooLong(it),
            OutOfRange it => outOfRange(it),
            Unknown it => unknown(it),
            Withdrawn it => withdrawn(it),
            Contradicts it => contradicts(it),
            Repeated it => repeated(it),
            _ => throw new UnreachableException(),
        };
}
