using Payments.Domain.Values;

namespace Payments.Json;

/// <summary>Faults as people read them. Only our own words: what was sent is never repeated.</summary>
public static class FaultWords
{
    public static string Of(InvalidValue fault) =>
        fault.Match(
            missing: it => $"{it.Path} must be present",
            malformed: it => $"{it.Path} must be {it.Expected}",
            tooLong: it => $"{it.Path} must not be longer than {it.MaxLength}",
            outOfRange: it => $"{it.Path} must be {it.Allowed}",
            unknown: it => $"{it.Path} must be {OneOf(it.Known)}",
            withdrawn: it => $"{it.Path} must be one that is still in use",
            contradicts: it => $"{it.Path} must agree with {it.Other}",
            repeated: it => $"{it.Path} must not say anything twice");

    static string OneOf(Seq<string> known) =>
        known.Count switch
        {
            0 => "one that exists",
            1 => known.Head,
            _ => $"{string.Join(", ", known.Init)} or {known.Last}",
        };
}
