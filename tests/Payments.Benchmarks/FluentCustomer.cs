using System.Globalization;

using FluentValidation;

namespace Payments.Benchmarks;

/// <summary>
/// The rules of our Customer as a team would write them with FluentValidation: built once, and each field stops at its
/// first fault.
/// </summary>
sealed class FluentCustomer : AbstractValidator<RawCustomer>
{
    static readonly FluentCustomer Rules = new();

    FluentCustomer()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(it => it.FirstName).IsLine(100);
        RuleFor(it => it.LastName).IsLine(100);
        RuleFor(it => it.Email)
            .NotEmpty()
            .Must(text => FieldRules.HasAtMost(text!, 254)).WithMessage("'{PropertyName}' is too long.")
            .Must(text => text!.LastIndexOf('@') <= 64).WithMessage("'{PropertyName}' is too long before the @.")
            .Must(text => FieldRules.IsEmail(text!)).WithMessage("'{PropertyName}' is not an address.");
        RuleFor(it => it.PhoneNumber)
            .NotEmpty()
            .MaximumLength(40)
            .Custom((text, context) =>
            {
                if (!FieldRules.TryReadPhone(text!, out var digits))
                    context.AddFailure("'{PropertyName}' is not a number.");
                else if (digits.Length is < 7 or > 15)
                    context.AddFailure("'{PropertyName}' must have 7 to 15 digits.");
                else if (FieldRules.CallingCodeOf(digits) == 0)
                    context.AddFailure("'{PropertyName}' begins with no country's code.");
            });
        RuleFor(it => it.BillingAddress).SetValidator(new FluentAddress());
        RuleFor(it => it.Type)
            .Must(text => text is "individual" or "business").When(it => FieldRules.LeavesAMark(it.Type));
        RuleFor(it => it.IpAddress)
            .MaximumLength(45)
            .Must(text => FieldRules.TryReadIp(text!, out _)).When(it => FieldRules.LeavesAMark(it.IpAddress));
    }

    /// <summary>The customer, or how often the rules were broken and where.</summary>
    public static (PlainCustomer? Customer, IReadOnlyList<string> Faults) Create(RawCustomer raw)
    {
        var result = Rules.Validate(raw);
        return result.IsValid ? (Map(raw), []) : (null, [.. result.Errors.Select(it => it.PropertyName)]);
    }

    // Validation answers yes or no, so what it read to say yes is read once more.
    static PlainCustomer Map(RawCustomer raw)
    {
        FieldRules.TryReadPhone(raw.PhoneNumber!, out var digits);
        return new(
            raw.Id, raw.FirstName!, raw.LastName!, WithLoweredDomain(raw.Email!),
            $"+{digits}", FieldRules.CallingCodeOf(digits), Map(raw.BillingAddress), Given(raw.Type), Ip(raw.IpAddress));
    }

    static PlainAddress Map(RawAddress raw) =>
        new(raw.Line1!, Given(raw.Line2), raw.City!, raw.State!, raw.Country!, raw.ZipCode!);

    static string WithLoweredDomain(string email)
    {
        var at = email.LastIndexOf('@') + 1;
        return email.AsSpan(at).ContainsAnyInRange('A', 'Z')
            ? string.Concat(email.AsSpan(0, at), email[at..].ToLower(CultureInfo.InvariantCulture))
            : email;
    }

    static string? Given(string? text) => FieldRules.LeavesAMark(text) ? text : null;

    static string? Ip(string? text) =>
        FieldRules.LeavesAMark(text) && FieldRules.TryReadIp(text!, out var address) ? address : null;
}

/// <summary>The rules of our BillingAddress.</summary>
sealed class FluentAddress : AbstractValidator<RawAddress>
{
    public FluentAddress()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(it => it.Line1).IsLine(200);
        RuleFor(it => it.Line2).IsLine(200).When(it => FieldRules.LeavesAMark(it.Line2));
        RuleFor(it => it.City).IsLine(100);
        RuleFor(it => it.State).IsLine(100);
        RuleFor(it => it.Country)
            .NotEmpty()
            .Must(text => FieldRules.Countries.Contains(text!)).WithMessage("'{PropertyName}' is not known.");
        RuleFor(it => it.ZipCode).IsLine(20);
    }
}

/// <summary>The same kind of record as ours, with text in it.</summary>
public sealed record PlainCustomer(
    Guid Id, string FirstName, string LastName, string Email, string Phone, int CallingCode, PlainAddress Address,
    string? Type, string? IpAddress);

/// <summary>The same kind of record as ours, with text in it.</summary>
public sealed record PlainAddress(
    string Line1, string? Line2, string City, string State, string Country, string ZipCode);
