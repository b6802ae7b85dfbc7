using System.Text;

using FsCheck;
using FsCheck.Fluent;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Juicyway.Webhooks;
using Payments.Testing;

namespace Payments.Juicyway.Specs.Webhooks;

/// <summary>A webhook is a hint: what Juicyway answers when it is asked is the fact.</summary>
public class WebhookSpec
{
    const string Succeeded = "payment.session.succeeded";
    const string Failed = "payment.session.failed";

    static readonly string Reference = Shop.Number.Text;

    static readonly string Data = $$"""{"amount":10001,"reference":"{{Reference}}","status":"success","type":"payin"}""";

    [Fact]
    public async Task Money_that_is_confirmed_pays_the_session_once()
    {
        await using var office = await Office.Start();
        var key = await office.Awaiting();
        office.Shop.Desk.Status(Reference, "settled");

        Assert.Equal(200, await office.Notify(Succeeded, Data));
        Assert.Equal(200, await office.Notify(Succeeded, Data));

        var paid = Assert.IsType<PaymentSession.Paid>(await office.See(key));
        Assert.Equal(Samples.Usd(10_001), paid.Receipt.Amount);
        Assert.Empty(paid.Ledger.Surplus);
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("failed")]
    public async Task Money_that_is_not_confirmed_is_to_be_told_again(string status)
    {
        await using var office = await Office.Start();
        var key = await office.Awaiting();
        office.Shop.Desk.Status(Reference, status);

        Assert.Equal(503, await office.Notify(Succeeded, Data));
        Assert.IsNotType<PaymentSession.Paid>(await office.See(key));
    }

    [Theory]
    [InlineData(Failed)]
    [InlineData("crypto.payment.pending")]
    [InlineData("a.word.that.nobody.knows")]
    public async Task Whatever_the_word_the_order_is_asked_about(string word)
    {
        await using var office = await Office.Start();
        var key = await office.Awaiting();
        office.Shop.Desk.Status(Reference, "failed");

        Assert.Equal(200, await office.Notify(word, Data));
        Assert.IsType<PaymentSession.Cancelled>(await office.See(key));
    }

    [Fact]
    public async Task Nothing_follows_while_Juicyway_does_not_answer()
    {
        await using var office = await Office.Start();
        await office.Awaiting();
        office.Shop.Juicyway.Otherwise = ScriptedJuicyway.Broken;

        Assert.Equal(503, await office.Notify(Failed, Data));
    }

    [Theory]
    [InlineData("""{"reference":"INV-1"}""")]
    [InlineData("""{"reference":7}""")]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"reference":"00000000000000000000000001"}""")]
    public async Task What_is_not_about_an_order_of_ours_is_acknowledged(string data)
    {
        await using var office = await Office.Start();

        Assert.Equal(200, await office.Notify(Succeeded, data));
        Assert.Empty(office.Shop.Requests);
    }

    [Fact]
    public async Task A_session_of_another_mode_is_not_touched()
    {
        await using var office = await Office.Start();
        await office.Awaiting(Mode.Test);

        Assert.Equal(200, await office.Notify(Succeeded, Data));
        Assert.Empty(office.Shop.Requests);
    }

    [Fact]
    public async Task What_is_not_signed_asks_nobody()
    {
        await using var office = await Office.Start();
        await office.Awaiting();
        var asked = office.Shop.Requests.Length;
        var body = Office.Body(Succeeded, Data);

        Assert.Equal(401, await office.Send(body.Replace("10001", "10002", StringComparison.Ordinal)));
        Assert.Equal(401, await office.Send(body.Replace(Succeeded, Failed, StringComparison.Ordinal)));
        Assert.Equal(400, await office.Send(body.Replace("checksum", "sum", StringComparison.Ordinal)));
        Assert.Equal(400, await office.Send(body.Replace("\"event\"", "\"event\":\"x\",\"event\"", StringComparison.Ordinal)));
        Assert.Equal(400, await office.Send(""));
        Assert.Equal(413, await office.Send(new string(' ', 300_000)));
        Assert.Equal(asked, office.Shop.Requests.Length);
    }

    // What is signed is event|data: with a mark of its own in the word, one text has two readings.
    [Fact]
    public async Task A_word_cannot_reach_into_the_data()
    {
        await using var office = await Office.Start();

        Assert.Equal(400, await office.Notify("payment|{}", Data));
    }

    [SeededProperty]
    public Property No_byte_of_what_is_signed_can_be_changed()
    {
        var good = Encoding.UTF8.GetBytes(Office.Body(Succeeded, Data));
        var key = Samples.Lawful(ChecksumKey.Create(Office.Key));
        var from = Encoding.UTF8.GetString(good).IndexOf("\"event\":\"", StringComparison.Ordinal) + 9;
        return Prop.ForAll(
            Gen.Choose(from, good.Length - 2).Zip(Gen.Choose(1, 255)).ToArbitrary(),
            it =>
            {
                var changed = good.ToArray();
                changed[it.Item1] ^= (byte)it.Item2;
                return VerifiedNotice.Verify(key, ChecksumForm.AsReceived, changed).IsLeft;
            });
    }

    [SeededProperty]
    public Property No_sequence_of_bytes_makes_an_exception_escape()
    {
        var key = Samples.Lawful(ChecksumKey.Create(Office.Key));
        return Prop.ForAll(
            ArbMap.Default.ArbFor<byte[]>(),
            it => Seq(ChecksumForm.AsReceived, ChecksumForm.Sorted, ChecksumForm.SortedAndSpaced)
                .ForAll(form => VerifiedNotice.Verify(key, form, it).IsLeft));
    }

    [Fact]
    public void What_is_verified_tells_nothing_of_itself() =>
        Assert.DoesNotContain(
            Reference,
            $"{VerifiedNotice.Verify(
                Samples.Lawful(ChecksumKey.Create(Office.Key)),
                ChecksumForm.AsReceived,
                Encoding.UTF8.GetBytes(Office.Body(Succeeded, Data)))}",
            StringComparison.Ordinal);
}
