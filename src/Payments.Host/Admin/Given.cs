using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Host.Admin;

/// <summary>What the switches of the commands mean, or one sentence that says how they should have looked.</summary>
static class Given
{
    public static Either<string, KeyHolder> Holder(Switches given) =>
        Mode(given).Bind(mode => Business(given).Map(business => new KeyHolder(business, mode)));

    public static Either<string, Mode> Mode(Switches given) =>
        Needed(given, "mode").Bind(it => Read(it, Domain.Values.Mode.Create, "test or live"));

    public static Either<string, BusinessId> Business(Switches given) =>
        Needed(given, "business").Bind(it => Read(it, BusinessId.Create, "a UUID of 36 characters"));

    public static Either<string, EndpointId> Endpoint(Switches given) =>
        Needed(given, "endpoint").Bind(it => Read(it, EndpointId.Create, "an id of the list, a UUID of 36 characters"));

    public static Either<string, Said> Needed(Switches given, string name) =>
        given.Find(name) is { } said ? said : $"--{name} is missing; --help shows it.";

    public static Either<string, T> Read<T>(
        Said said, Func<string?, Validation<InvalidValue, T>> create, string form) =>
        create(said.Text).Match<Either<string, T>>(Succ: it => it, Fail: _ => $"{said.Source} is {form}.");
}
