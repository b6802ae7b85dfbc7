using FsCheck;
using FsCheck.Fluent;

using Microsoft.Extensions.DependencyInjection;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Http.Specs.Running;
using Payments.Json.Client;
using Payments.Testing;
using Payments.Testing.Generators;

namespace Payments.Juicyway.Specs.Client;

/// <summary>The client and our own server speak one contract.</summary>
public sealed class ContractSpec : IAsyncLifetime
{
    static readonly Seq<Currency> Known =
        Seq("NGN", "USD", "CAD").Map(it => Samples.Lawful(Currency.Create(it))).Strict();

    Server server = null!;
    ServiceProvider services = null!;
    int count;

    JuicywayClient Client => services.GetRequiredService<JuicywayClient>();

    public async Task InitializeAsync()
    {
        server = await Server.Start();
        var settings = Samples.Lawful(JuicywaySettings.Create(
            new() { ApiKey = Keys.Test, BaseAddress = $"{server.Address}", RepeatAfter = Duration.Zero }));
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IClock>(server.Clock)
            .AddJuicyway(settings)
            .BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await server.DisposeAsync();
    }

    [SeededProperty(PerThousand = 50)]
    public Property What_is_opened_and_captured_is_fetched_listed_and_counted() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Holds(seed).GetAwaiter().GetResult());

    [Fact]
    public async Task What_our_server_refuses_is_told_with_its_code_and_fields()
    {
        var request = Samples.Request(1);
        Shop.Right(await Client.Initialize(request, default));

        var again = Assert.IsType<JuicywayFault.Rejected>(Shop.Left(await Client.Initialize(request, default)));
        Assert.Equal((409, "reference_already_used"), (again.Status, again.Code));

        var nobodys = Samples.Lawful(RemotePaymentId.Create("00000000-0000-4000-8000-000000000000"));
        var none = Assert.IsType<JuicywayFault.Rejected>(Shop.Left(await Client.Fetch(nobodys, default)));
        Assert.Equal((404, "payment_not_found"), (none.Status, none.Code));

        var listed = await Client.List(new(Status: Samples.Lawful(Payments.Json.StatusWord.Create("odd"))), default);
        var query = Assert.IsType<JuicywayFault.Rejected>(Shop.Left(listed));
        Assert.Equal((422, "validation_error"), (query.Status, query.Code));
        Assert.Equal(Seq1("status"), query.Fields);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_until_its_end()
    {
        for (var number = 1; number <= 5; number++)
            Shop.Right(await Client.Initialize(Samples.Request(number), default));

        var first = Shop.Right(await Client.List(new(Limit: 2), default));
        var second = Shop.Right(await Client.List(new(Limit: 2, After: first.After), default));
        var third = Shop.Right(await Client.List(new(Limit: 2, After: second.After), default));
        var back = Shop.Right(await Client.List(new(Limit: 2, Before: third.Before), default));

        Assert.Equal(5, (first.Sessions + second.Sessions + third.Sessions).Map(it => it.Payment.Id).Distinct().Count);
        Assert.True(first.Before.IsNone && third.After.IsNone);
        Assert.Equal(second.Sessions, back.Sessions);
    }

    [Fact]
    public async Task A_list_of_a_time_ends_before_the_next()
    {
        Shop.Right(await Client.Initialize(Samples.Request(1), default));

        Assert.Single(Shop.Right(await Client.List(new(CreatedAfter: Samples.Noon), default)).Sessions);
        Assert.Empty(Shop.Right(await Client.List(new(CreatedBefore: Samples.Noon), default)).Sessions);
    }

    async Task<bool> Holds(int seed)
    {
        var request = Request(new Random(seed));
        var opened = Shop.Right(await Client.Initialize(request, default));
        var captured = Shop.Right(await Client.Capture(opened.Payment, default));
        var fetched = Shop.Right(await Client.Fetch(opened.Payment.Id, default));
        var listed = Shop.Right(await Client.List(new(Limit: 100), default));
        var counted = Shop.Right(await Client.Statistics(default));

        Assert.Equal((request.Amount, request.Reference), (opened.Payment.Amount, opened.Payment.Reference));
        Assert.True(opened.Links.IsNone && captured.Links == Samples.Links(1));
        Assert.Equal(captured.Payment, fetched.Payment);
        Assert.Contains(captured, listed.Sessions);
        Assert.Equal((0, 0, 0), (counted.Captured, counted.Failed, counted.Settled));
        Assert.Equal((++count, count), (counted.Pending, counted.Total));
        return true;
    }

    PaymentRequest Request(Random random)
    {
        var any = Testing.Generators.Any.Request(random);
        return Samples.Lawful(PaymentRequest.Create(
            any.Amount.MinorUnits,
            Testing.Generators.Any.Of(random, Known),
            any.Customer,
            any.Description,
            Reference.Create($"r-{count}-{random.Next()}"),
            any.Order,
            any.Metadata));
    }
}
