using System.Net;

using Payments.Application.Ports;
using Payments.BinancePay.Specs.Outbound.World;

using static Payments.BinancePay.Specs.Outbound.World.ScriptedBinance;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>
/// Nothing acts after its lease, nothing waits for ever, and only the caller's own cancellation surfaces.
/// </summary>
public class TimeSpec
{
    static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    [Fact]
    public void A_request_is_valid_for_one_try_and_its_window()
    {
        using var shop = new Shop(it => it with
        {
            TryTimeout = Duration.FromSeconds(3), RequestWindow = Duration.FromSeconds(2),
        });

        Assert.Equal(Duration.FromSeconds(5), shop.Provider.RequestValidity);
    }

    [Fact]
    public async Task What_could_act_after_its_lease_is_not_sent()
    {
        using var shop = new Shop().Answers(Wire.Created());
        var tooEarly = Shop.Noon + shop.Provider.RequestValidity - Millisecond;

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open(notAfter: tooEarly));
        Assert.IsType<CloseAnswer.Unknown>(await shop.Close(tooEarly));
        Assert.Equal(0, shop.Sends);
    }

    [Fact]
    public async Task What_can_act_within_its_lease_is_sent()
    {
        using var shop = new Shop().Answers(Reply(Wire.Created()), Reply(Wire.Success("true")));
        var justInTime = Shop.Noon + shop.Provider.RequestValidity;

        Assert.IsType<OpenAnswer.Opened>(await shop.Open(notAfter: justInTime));
        Assert.IsType<CloseAnswer.Accepted>(await shop.Close(justInTime));
    }

    [Fact]
    public async Task A_repeat_is_not_sent_either()
    {
        using var shop = new Shop().Answers(Reply("", HttpStatusCode.BadGateway));
        shop.Binance.OnSent = () => shop.Clock.AdvanceSeconds(11);

        Assert.IsType<CloseAnswer.Unknown>(await shop.Close());
        Assert.Equal(2, shop.Sends);
    }

    [Fact]
    public async Task A_query_has_no_lease()
    {
        using var shop = new Shop().Answers(Reply("", HttpStatusCode.BadGateway));
        shop.Binance.OnSent = () => shop.Clock.AdvanceHours(1);

        await shop.Query();

        Assert.Equal(3, shop.Sends);
    }

    [Fact]
    public async Task Silence_is_unknown()
    {
        using var shop = new Shop(time: new HastyTime()).Answers(Silence());

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        Assert.Equal(1, shop.Sends);
        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
        Assert.Equal(4, shop.Sends);
        Assert.IsType<CloseAnswer.Unknown>(await shop.Close());
    }

    [Fact]
    public async Task A_reply_that_never_ends_is_unknown()
    {
        using var shop = new Shop(time: new HastyTime()).Answers(Stream(new EndlessStream()));

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_told_so()
    {
        using var shop = new Shop().Answers(Silence());
        using var patience = new CancellationTokenSource();
        shop.Binance.OnSent = patience.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.Provider.Query(Shop.Number, patience.Token));
        Assert.Equal(1, shop.Sends);
    }

    [Fact]
    public async Task Another_cancellation_is_unknown()
    {
        using var shop = new Shop().Answers(Break(new TaskCanceledException()));

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
    }

    public static TheoryData<Exception> Faults() => new(
        new HttpRequestException("refused"),
        new IOException("reset"),
        new InvalidOperationException("anything"),
        new ObjectDisposedException("client"),
        new System.Net.Sockets.SocketException(10054),
        new UriFormatException());

    [Theory, MemberData(nameof(Faults))]
    public async Task No_fault_escapes(Exception fault)
    {
        using var shop = new Shop().Answers(Break(fault));

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
        Assert.IsType<CloseAnswer.Unknown>(await shop.Close());
        Assert.True((await shop.Provider.Certificates(default)).IsNone);
    }

    sealed class EndlessStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
