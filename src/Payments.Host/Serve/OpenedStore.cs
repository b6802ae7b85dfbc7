using Payments.Application.Ports;

namespace Payments.Host.Serve;

/// <summary>Whatever keeps the sessions, the keys and the endpoints: each of its ports, and how it is called.</summary>
sealed record OpenedStore : IDisposable
{
    OpenedStore() { }

    /// <summary>After <c>--store</c>, and in what <c>/health/ready</c> answers.</summary>
    public required string Name { get; init; }

    /// <summary>In a sentence for people.</summary>
    public required string Title { get; init; }

    /// <summary>What it is: "data file", "database".</summary>
    public required string Kind { get; init; }

    /// <summary>Where it is; without anything that opens it.</summary>
    public required string Place { get; init; }

    /// <summary>Why it cannot be used, as the end of a sentence.</summary>
    public required Func<StoreFault, string> Why { get; init; }

    public required ISessionStore Sessions { get; init; }

    public required ISessionLists Lists { get; init; }

    public required IOutbox Outbox { get; init; }

    public required IApiKeys Keys { get; init; }

    public required IIdempotency Requests { get; init; }

    public required IMerchantEndpoints Endpoints { get; init; }

    public required IWebhookNonces Nonces { get; init; }

    /// <summary>How many effects could be claimed at a time, of either lane, if nobody touched them before.</summary>
    public required Func<Instant, CancellationToken, Task<Either<StoreFault, int>>> CountFree { get; init; }

    public required IDisposable Opened { get; init; }

    public static OpenedStore Of<T>(
        T store,
        Func<Instant, CancellationToken, Task<Either<StoreFault, int>>> countFree,
        (string Name, string Title, string Kind, string Place) called,
        Func<StoreFault, string> why)
        where T : ISessionStore, ISessionLists, IOutbox, IApiKeys, IIdempotency, IMerchantEndpoints, IWebhookNonces,
            IDisposable =>
        new()
        {
            Name = called.Name,
            Title = called.Title,
            Kind = called.Kind,
            Place = called.Place,
            Why = why,
            Sessions = store,
            Lists = store,
            Outbox = store,
            Keys = store,
            Requests = store,
            Endpoints = store,
            Nonces = store,
            CountFree = countFree,
            Opened = store,
        };

    public string Refused(StoreFault fault) => $"The {Kind} {Place} cannot be used: {Why(fault)}.";

    public void Dispose() => Opened.Dispose();
}
