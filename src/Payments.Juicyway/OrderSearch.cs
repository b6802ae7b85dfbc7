using System.Buffers.Binary;

using Payments.Application;
using Payments.Domain.Values;
using Payments.Json;
using Payments.Json.Client;

namespace Payments.Juicyway;

/// <summary>Finds the payment of an order number, which is its reference there.</summary>
/// <remarks>
/// The API has no look-up by reference ("Fetch payment"), so the list is read, from the newest on. "Not found" is only
/// said when the list was read to its end and nothing in it could have been the payment: a wrong one could open a
/// second order. What was found before is fetched by its id, which spares the list; without that memory, as after a
/// crash or on another node, the answers are the same.
/// </remarks>
sealed class OrderSearch(JuicywayClient client)
{
    const int TimedVersion = 7;
    const int GoneOrCompleted = 404;

    // With a hundred on each, a thousand payments. The list is limited to a thousand requests an hour.
    const int MaxPages = 10;

    // Their clock may be as much behind ours.
    static readonly Duration ClockMargin = Duration.FromHours(1);

    static readonly JuicywayFault Inconclusive = new JuicywayFault.NotUnderstood(
        200, new JsonFault.Unreadable("a list that can be read to its end, with one payment of a reference", None));

    readonly KnownOrders known = new();

    /// <summary>As much as the list tells of it.</summary>
    /// <param name="number">Which order.</param>
    /// <param name="openedAt">When its session was opened: no payment that is older can be it.</param>
    /// <param name="cancellation">Stops between pages.</param>
    public async Task<Either<JuicywayFault, Option<RemoteSession>>> Find(
        OrderNumber number, Option<Instant> openedAt, CancellationToken cancellation)
    {
        var which = new JuicywayList(CreatedAfter: openedAt.Map(it => it - ClockMargin), Limit: JuicywayList.MaxLimit);
        for (var pages = 0; pages < MaxPages; pages++)
        {
            var listed = await client.List(which, cancellation).ConfigureAwait(false);
            if (listed.Case is not RemotePage page)
                return (JuicywayFault)listed.Case;

            var found = page.Sessions.Filter(it => it.Payment.Reference.Text == number.Text).Strict();
            if (found.Count == 1 && !page.Unreadable.Exists(it => it.Exists(name => name == number.Text)))
                return Some(Remember(number, found.Head));
            if (found.Count > 0 || page.Unreadable.Exists(it => it.ForAll(name => name == number.Text)))
                return Inconclusive;
            if (page.After.IsNone)
                return Option<RemoteSession>.None;

            which = which with { After = page.After };
        }

        return Inconclusive;
    }

    /// <summary>How it stands: by its id, if that is known here.</summary>
    public async Task<Either<JuicywayFault, Option<RemoteSession>>> Ask(
        OrderNumber number, CancellationToken cancellation)
    {
        if (known.Find(number).Case is not KnownOrder order)
            return await Find(number, OpenedAt(number.Payment), cancellation).ConfigureAwait(false);

        var fetched = await client.Fetch(order.Id, cancellation).ConfigureAwait(false);
        if (fetched.Case is JuicywayFault.Rejected { Status: GoneOrCompleted })
            return await Listed(number, cancellation).ConfigureAwait(false);

        return fetched.Bind<Option<RemoteSession>>(it =>
            it.Payment.Reference.Text != number.Text
                ? new JuicywayFault.AnotherPayment(Seq1("reference"))
                : Some(it with { ExpiresAt = it.ExpiresAt.IfNone(order.ExpiresAt) }));
    }

    // "Errors" makes an exception of completed sessions that nobody can read. What was seen once is never absent.
    async Task<Either<JuicywayFault, Option<RemoteSession>>> Listed(OrderNumber number, CancellationToken cancellation)
    {
        var found = await Find(number, OpenedAt(number.Payment), cancellation).ConfigureAwait(false);
        return found.Bind<Option<RemoteSession>>(it => it.IsSome ? it : Inconclusive);
    }

    /// <summary>The same session, remembered.</summary>
    public RemoteSession Remember(OrderNumber number, RemoteSession session)
    {
        known.Remember(number, session);
        return session;
    }

    // Ids of version 7 begin with the milliseconds since 1970 (RFC 9562, section 5.7); those of others say nothing.
    static Option<Instant> OpenedAt(PaymentId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return id.Value.Version == TimedVersion
            ? Instant.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16))
            : None;
    }
}
