using System.Text;

using Payments.Domain.Sessions;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

public class StoredEventSpec
{
    [SeededProperty] Property What_is_stored_is_read_back_equal() =>
        Prop.ForAll(Any.Events.ToArbitrary(), happened =>
            Right(StoredEventJson.Read(StoredEventJson.Write(happened))) == happened);

    [SeededProperty] Property Writing_what_was_read_gives_the_same_bytes() =>
        Prop.ForAll(Any.Events.ToArbitrary(), happened =>
            StoredEventJson.Write(Right(StoredEventJson.Read(StoredEventJson.Write(happened))))
                .SequenceEqual(StoredEventJson.Write(happened)));

    [Fact] void Every_event_of_version_1_is_read_and_written_as_it_was_stored() =>
        Assert.All(Stored, line =>
            Assert.Equal(line, Encoding.UTF8.GetString(StoredEventJson.Write(Read(line)))));

    [Fact] void The_golden_file_has_every_type_of_event() =>
        Assert.Equal(11, Stored.Select(line => Read(line).GetType()).Distinct().Count());

    [Theory]
    [InlineData("""{"v":2,"type":"expired","at":"2024-04-08T13:11:30Z"}""")]
    [InlineData("""{"v":0,"type":"expired","at":"2024-04-08T13:11:30Z"}""")]
    [InlineData("""{"v":2,"type":"later","at":[]}""")]
    [InlineData("""{"v":1,"type":"later"}""")]
    [InlineData("""{"v":1,"type":7}""")]
    [InlineData("""[]""")]
    void A_later_version_or_an_unknown_type_is_unreadable(string stored) =>
        Assert.Equal("unreadable", Told(Reading(stored)));

    [Theory]
    [InlineData("""{"type":"expired","at":"2024-04-08T13:11:30Z"}""", "v: v_must_be_present")]
    [InlineData("""{"v":1}""", "type: type_must_be_present")]
    [InlineData("""{"v":1,"type":"expired"}""", "at: at_must_be_present")]
    [InlineData("""{"v":1,"type":"expired","at":"noon"}""", "at: at_must_be_well_formed")]
    [InlineData("""{"v":1,"type":"order_refused","attempt":2147483648}""", "attempt: attempt_must_be_in_range")]
    [InlineData("""{"v":1,"type":"anomaly_noted","anomaly":{"name":"over"}}""", "anomaly.money: money_must_be_present")]
    [InlineData("""{"v":1,"type":"anomaly_noted","anomaly":{"name":"new"}}""", "anomaly.name: name_must_be_known")]
    [InlineData(
        """{"v":1,"type":"close_requested","because":{"name":"cancel","reason":{}}}""",
        "because.reason.name: name_must_be_present")]
    void A_damaged_event_is_refused_with_its_faults(string stored, string told) =>
        Assert.Equal(told, Told(Reading(stored)));

    static string[] Stored => Lines("stored-events-v1.jsonl");

    static PaymentEvent Read(string line) => Right(Reading(line));

    static Either<JsonFault, PaymentEvent> Reading(string line) => StoredEventJson.Read(Encoding.UTF8.GetBytes(line));
}
