using FsCheck;
using FsCheck.Fluent;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

using NodaTime.Testing;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Host.Sandbox;

namespace Payments.Host.Specs.Sandbox;

/// <summary>A sandbox on a file of its own, and a clock that stands still.</summary>
public sealed class SandboxWorld : IDisposable
{
    public static readonly Instant Start = Instant.FromUtc(2024, 4, 8, 13, 11, 30);

    public static readonly Duration Microsecond = Duration.FromTicks(10);

    readonly string directory = Directory.CreateTempSubdirectory("sandbox-").FullName;

    public SandboxWorld() => Provider = Opened();

    public HeardLog Log { get; } = new();

    public FakeClock Clock { get; } = new(Start);

    public SandboxProvider Provider { get; private set; }

    public string File => Path.Combine(directory, "sandbox.db");

    public Instant Now => Clock.GetCurrentInstant();

    public SandboxProvider Opened(IClock? clock = null) => TryOpen(File, clock ?? Clock, Log).Lawful();

    public static Either<StoreFault, SandboxProvider> TryOpen(
        string path, IClock? clock = null, ILogger<SandboxProvider>? log = null) =>
        SandboxProvider.Open(path, clock ?? new FakeClock(Start), log ?? NullLogger<SandboxProvider>.Instance);

    public void Restart()
    {
        Provider.Dispose();
        Provider = Opened();
    }

    public Task<OpenAnswer> Open(OrderNumber number, Instant deadline) =>
        Open(number, deadline, Instant.MaxValue);

    public Task<OpenAnswer> Open(OrderNumber number, Instant deadline, Instant notAfter) =>
        Provider.Open(number, Any.TermsOf(number.Payment), deadline, notAfter, CancellationToken.None);

    public async Task<OrderNumber> Open(Duration life)
    {
        var number = Any.NewNumber();
        Assert.IsType<OpenAnswer.Opened>(await Open(number, Now + life));
        return number;
    }

    public Task<QueryAnswer> Query(OrderNumber number) => Provider.Query(number, CancellationToken.None);

    public Task<CloseAnswer> Close(OrderNumber number) => Close(number, Instant.MaxValue);

    public Task<CloseAnswer> Close(OrderNumber number, Instant notAfter) =>
        Provider.Close(number, notAfter, CancellationToken.None);

    public async Task<PayAnswer> Pay(OrderNumber number, Option<Money> amount = default) =>
        (await Provider.Pay(number, amount, CancellationToken.None)).Lawful();

    public async Task<RefundAnswer> Refund(OrderNumber number) =>
        (await Provider.Refund(number, CancellationToken.None)).Lawful();

    public async Task<Option<SandboxOrder>> OrderOf(PaymentId payment) =>
        (await Provider.OrderOf(payment, CancellationToken.None)).Lawful();

    /// <summary>What somebody else does to the file.</summary>
    public static object? Sql(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public string PathOf(string name) => Path.Combine(directory, name);

    public void Dispose()
    {
        Provider.Dispose();
        Directory.Delete(directory, recursive: true);
    }
}

/// <summary>A small world of lawful values. Each of them went through Create.</summary>
public static class Any
{
    public static readonly Money OneHundredNaira = Money.Create(10_000, Currency.Ngn).Lawful();

    public static PaymentId NewPayment() => PaymentId.From(Guid.NewGuid());

    public static OrderNumber NewNumber() => new(NewPayment(), Attempt.First);

    public static PaymentTerms TermsOf(PaymentId payment, Money? amount = null, Mode? mode = null)
    {
        var address = BillingAddress.Create("1 Marina", null, "Lagos", "Lagos", "NG", "100001");
        var asked = amount ?? OneHundredNaira;
        var request = PaymentRequest.Create(
            asked.MinorUnits,
            asked.Currency,
            Customer.Create(
                CustomerId.From(Guid.Empty), "Ada", "Obi", "ada@example.com", "+2348036120313", address),
            Description.Create("Deposit"),
            Reference.Create("ref-1"),
            Order.Create("order-1", Enumerable.Repeat(OrderItem.Create("Deposit", "digital"), 1)),
            Metadata.Create("{}"));
        return PaymentTerms.Create(
            payment,
            CorrelationId.From(Guid.Empty),
            BusinessId.From(Guid.Empty),
            mode ?? Mode.Test,
            request.Lawful(),
            SandboxWorld.Start,
            PaymentWindow.Create(Duration.FromHours(12), Duration.FromDays(15)).Lawful()).Lawful();
    }

    public static T Lawful<T>(this Validation<InvalidValue, T> value) =>
        value.Match(
            Succ: it => it,
            Fail: why => throw new InvalidOperationException(string.Join(", ", why.Map(it => it.Code))));

    public static T Lawful<T>(this Either<StoreFault, T> value) =>
        value.Match(Right: it => it, Left: why => throw new InvalidOperationException($"{why}"));

    public static Gen<Money> Amounts =>
        from units in Gen.OneOf(
            Gen.Choose(100, 103).Select(it => (long)it),
            Gen.Choose(0, 3).Select(it => Money.MaxMinorUnits - it))
        from currency in Gen.Elements(Currency.Ngn, Currency.Jpy, Currency.Usdt)
        select Money.Create(units, currency).Lawful();

    /// <summary>Leaning on midnight, where the folder of the picture changes.</summary>
    public static Gen<Instant> Instants =>
        from day in Gen.Elements(new LocalDate(2024, 2, 29), new LocalDate(2025, 12, 31), new LocalDate(2026, 1, 1))
        from microseconds in Gen.Choose(-2, 2)
        select day.AtMidnight().InUtc().ToInstant() + SandboxWorld.Microsecond * microseconds;
}
