using System.Runtime.CompilerServices;

namespace Payments.Domain.Specs.Sessions;

/// <summary>A property over <see cref="AnySession"/>.</summary>
public sealed class PaymentPropertyAttribute : SeededPropertyAttribute
{
    public PaymentPropertyAttribute([CallerMemberName] string property = "")
        : base(property) => Arbitrary = new[] { typeof(AnySession) };
}
