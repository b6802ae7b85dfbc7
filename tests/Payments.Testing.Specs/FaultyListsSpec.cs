using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing.Laws;

namespace Payments.Testing.Specs;

/// <summary>Laws that no adapter can break prove nothing: each of these breaks one, and the law says so.</summary>
public sealed class FaultyListsSpec
{
    static readonly Duration Second = Duration.FromSeconds(1);

    [Theory]
    [InlineData("A session without an order is listed and counted as expired from its deadline on")]
    [InlineData("When a session lapses does not depend on when it is swept")]
    public Task Waiting_for_the_sweep_is_found(string law) =>
        Broken(law, new Faulty { Now = _ => Instant.FromUnixTimeSeconds(0) });

    [Theory, InlineData("Nothing of another business or of the other mode is listed or counted")]
    public Task Showing_the_other_mode_is_found(string law) =>
        Broken(law, new Faulty { Holder = it => it with { Mode = Mode.Test } });

    [Theory]
    [InlineData("A page holds no more sessions than asked for: those next to where it starts")]
    [InlineData("Paging down shows each session once, whatever is opened meanwhile")]
    public Task Going_on_from_a_time_alone_is_found(string law) =>
        Broken(law, new Faulty
        {
            Page = it => it with { OlderThan = it.OlderThan.Map(last => last with { Payment = Samples.Payment(0) }) },
        });

    [Theory]
    [InlineData("A page holds no more sessions than asked for: those next to where it starts")]
    [InlineData("Paging up shows each session once, whatever is opened meanwhile")]
    public Task Starting_from_the_top_on_the_way_up_is_found(string law) =>
        Broken(law, new Faulty
        {
            Page = it => it with { NewerThan = it.NewerThan.Map(last => last with { CreatedAt = last.CreatedAt + Second }) },
        });

    [Theory, InlineData("Only sessions of the statuses that were asked for are listed")]
    public Task An_ignored_status_is_found(string law) =>
        Broken(law, new Faulty { Filter = it => it with { Statuses = PaymentStatus.All } });

    [Theory, InlineData("A reference lists the one session that has exactly it")]
    public Task An_ignored_reference_is_found(string law) =>
        Broken(law, new Faulty { Filter = it => it with { Reference = None } });

    [Theory, InlineData("A session is listed from the instant on that it was opened at, and not up to it")]
    public Task A_range_that_includes_its_end_is_found(string law) =>
        Broken(law, new Faulty
        {
            Filter = it => it with { CreatedBefore = it.CreatedBefore.Map(end => end + Duration.Epsilon) },
        });

    [Theory, InlineData("Sessions are counted from the instant on that was asked for")]
    public Task Counting_everything_is_found(string law) =>
        Broken(law, new Faulty { Since = _ => Instant.FromUnixTimeSeconds(0) });

    static async Task Broken(string law, Faulty lists) =>
        await Assert.ThrowsAsync<LawBroken>(() => SessionListLaws.All.Named(law).Check(
            new ListedStores(lists.Store, lists), CancellationToken.None));

    /// <summary>Lists that hear all that they are asked; each faulty one mishears one thing.</summary>
    sealed class Faulty : ISessionLists
    {
        public MemoryStore Store { get; } = new();

        public Func<KeyHolder, KeyHolder> Holder { get; init; } = it => it;

        public Func<ListFilter, ListFilter> Filter { get; init; } = it => it;

        public Func<ListPage, ListPage> Page { get; init; } = it => it;

        public Func<Instant, Instant> Since { get; init; } = it => it;

        public Func<Instant, Instant> Now { get; init; } = it => it;

        public Task<Either<StoreFault, Seq<StoredSession>>> List(
            KeyHolder holder, ListFilter filter, ListPage page, Instant now, CancellationToken cancellation) =>
            Store.List(Holder(holder), Filter(filter), Page(page), Now(now), cancellation);

        public Task<Either<StoreFault, StatusCounts>> Count(
            KeyHolder holder, Instant since, Instant now, CancellationToken cancellation) =>
            Store.Count(Holder(holder), Since(since), Now(now), cancellation);
    }
}
