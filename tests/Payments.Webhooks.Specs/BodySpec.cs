using System.Text;
using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json;
using Payments.Testing;
using Payments.Webhooks.Specs.World;

namespace Payments.Webhooks.Specs;

public class BodySpec
{
    const string Key = "a key";

    public static TheoryData<string> Notices => ["succeeded", "failed", "surplus"];

    [Theory, MemberData(nameof(Notices))]
    public void A_body_is_as_documented(string notice) =>
        Assert.Equal(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", $"{notice}.json")).TrimEnd('\n'),
            Encoding.UTF8.GetString(Message(notice).Body.Span));

    [Theory, MemberData(nameof(Notices))]
    public void The_checksum_is_over_the_bytes_of_data_as_they_stand_in_the_body(string notice)
    {
        using var body = JsonDocument.Parse(Message(notice).Body);
        var data = body.RootElement.GetProperty("data").GetRawText();
        var word = body.RootElement.GetProperty("event").GetString()!;
        Assert.Equal(
            Checksum.Of(Key, word, Encoding.UTF8.GetBytes(data)),
            body.RootElement.GetProperty("checksum").GetString());
    }

    // A receiver whose parser has lost the bytes writes them again: compact and sorted by name.
    [Theory, MemberData(nameof(Notices))]
    public void The_bytes_of_data_are_their_own_canonical_form(string notice)
    {
        using var body = JsonDocument.Parse(Message(notice).Body);
        var data = body.RootElement.GetProperty("data").GetRawText();
        Assert.Equal(data, Samples.Lawful(Metadata.Create(data)).Json);
    }

    [Fact]
    public void A_notice_has_one_id_and_another_has_another()
    {
        var (late, surplus) = Told.Surplus(1);
        string[] ids =
        [
            Id(Told.Paid(1), new Notice.Succeeded()),
            Id(Told.Paid(2), new Notice.Succeeded()),
            Id(Told.Paid(1), new Notice.Failed()),
            Id(late, surplus),
            Id(late, new Notice.Surplus(Attempt.First, Samples.Transaction(2))),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids[0], Id(Told.Paid(1), new Notice.Succeeded()));
        Assert.All(ids, it => Assert.Matches("^msg_[0-9a-f]{32}$", it));
    }

    [Fact]
    public void A_message_prints_without_its_body() =>
        Assert.DoesNotContain("Ada", $"{Message("succeeded")}", StringComparison.Ordinal);

    static string Id(PaymentSession session, Notice notice) =>
        WebhookMessage.Of(session, notice, Key, Told.Noon).Id;

    static WebhookMessage Message(string notice) =>
        notice switch
        {
            "succeeded" => WebhookMessage.Of(Told.Paid(1), new Notice.Succeeded(), Key, Told.Noon),
            "failed" => WebhookMessage.Of(Told.Cancelled(1), new Notice.Failed(), Key, Told.Noon),
            _ => WebhookMessage.Of(Told.Surplus(1).Session, Told.Surplus(1).Notice, Key, Told.Noon),
        };
}
