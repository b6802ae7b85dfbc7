using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Reading;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json.Stored;

static class StoredAttempt
{
    static readonly InvalidValue OutOfRange = new OutOfRange("attempt", "a whole number of at most 32 bits");

    public static Validation<InvalidValue, Attempt> RequiredAttempt(this Validation<InvalidValue, long>? number) =>
        number.Required("attempt").Bind<Attempt>(it =>
            it is >= int.MinValue and <= int.MaxValue ? new Attempt((int)it) : OutOfRange);
}
