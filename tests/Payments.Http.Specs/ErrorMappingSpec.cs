using System.Reflection;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.Http.Specs;

/// <summary>Each reason why something was not done has one reply. Written by hand from the design.</summary>
public class ErrorMappingSpec
{
    static readonly IReadOnlyList<(NotHandled Why, int Status, string Code, string Type, int RetryAfter)> ByHand =
    [
        (new NotHandled.NoSuchSession(), 404, "payment_not_found", "invalid_request_error", 0),
        (new NotHandled.ReferenceTaken(Samples.Payment(1)), 409, "reference_already_used", "conflict_error", 0),
        (new NotHandled.Contended(32), 503, "payment_busy", "api_error", 1),
        (new NotHandled.ClaimLost(), 503, "payment_busy", "api_error", 1),
        (new NotHandled.NoProvider(Mode.Live), 503, "provider_not_configured", "api_error", 60),
        (new NotHandled.StillPreparing(Duration.FromSeconds(2)), 503, "checkout_not_ready", "api_error", 2),
        (new NotHandled.StillPreparing(Duration.FromMilliseconds(2001)), 503, "checkout_not_ready", "api_error", 3),
        (new NotHandled.StillPreparing(Duration.FromMilliseconds(1)), 503, "checkout_not_ready", "api_error", 1),
        (new NotHandled.OrderRefused(), 502, "provider_refused_order", "provider_error", 60),
        (new NotHandled.StoreFailed(new StoreFault.Busy()), 503, "store_unavailable", "api_error", 1),
        (new NotHandled.StoreFailed(new StoreFault.Unreachable()), 503, "store_unavailable", "api_error", 1),
        (new NotHandled.StoreFailed(new StoreFault.Full()), 503, "store_unavailable", "api_error", 60),
        (new NotHandled.StoreFailed(new StoreFault.Unreadable()), 503, "store_unavailable", "api_error", 60),
        (Refused(new Refusal.AlreadyPaid(new PaidAt(Samples.Noon))), 409, "payment_already_paid", "conflict_error", 0),
        (Refused(new Refusal.AlreadyCancelled(Samples.Noon)),
            400, "payment_already_cancelled", "invalid_request_error", 0),
        (Refused(new Refusal.AlreadyExpired(Samples.Noon)), 400, "payment_already_expired", "invalid_request_error", 0),
        (Refused(new Refusal.DeadlinePassed(Samples.Noon)), 400, "payment_deadline_passed", "invalid_request_error", 0),
        (Refused(new Refusal.DeadlineNotReached(Samples.Noon)),
            409, "payment_deadline_not_reached", "conflict_error", 0),
        (Refused(new Refusal.CancellationUnderWay()), 409, "payment_cancellation_under_way", "conflict_error", 0),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, ByHand.Count)];

    [Theory, MemberData(nameof(Rows))]
    public void Holds(int row)
    {
        var (why, status, code, type, retryAfter) = ByHand[row];

        var reply = Errors.Of(why);

        Assert.Equal((status, code, type), (reply.Status, reply.Code, reply.Type));
        Assert.Equal(retryAfter, reply.RetryAfterSeconds.IfNone(0));
        Assert.True(reply.Faults.IsEmpty);
        Assert.EndsWith(".", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_has_a_row()
    {
        AssertAll<NotHandled>(ByHand.Select(it => it.Why));
        AssertAll<Refusal>(ByHand.Select(it => it.Why).OfType<NotHandled.Refused>().Select(it => it.Why));
        AssertAll<StoreFault>(ByHand.Select(it => it.Why).OfType<NotHandled.StoreFailed>().Select(it => it.Fault));
    }

    [Fact]
    public void Only_what_may_succeed_later_says_when() =>
        Assert.All(ByHand, it => Assert.Equal(it.Status is 502 or 503, it.RetryAfter > 0));

    static NotHandled Refused(Refusal why) => new NotHandled.Refused(why);

    static void AssertAll<T>(IEnumerable<T> given)
        where T : class =>
        Assert.Equal(
            typeof(T).GetNestedTypes(BindingFlags.Public)
                .Where(typeof(T).IsAssignableFrom).Select(it => it.Name).Order(),
            given.Select(it => it.GetType().Name).Distinct().Order());
}
