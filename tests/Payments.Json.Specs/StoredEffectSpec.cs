using System.Text;

using Payments.Domain.Sessions;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

public class StoredEffectSpec
{
    [SeededProperty] Property What_waits_in_the_outbox_is_read_back_equal() =>
        Prop.ForAll(
            Any.Terms.SelectMany(terms => Any.Effects(terms).Select(effect => (terms, effect))).ToArbitrary(),
            it => Right(StoredEffectJson.Read(StoredEffectJson.Write(it.effect), it.terms)) == it.effect);

    [Theory]
    [InlineData("""{"v":1,"type":"open_order","attempt":1,"deadline":"2024-04-09T01:11:30.239705Z"}""")]
    [InlineData("""{"v":1,"type":"close_order","attempt":2}""")]
    [InlineData("""{"v":1,"type":"notify_merchant","notice":{"name":"succeeded"}}""")]
    [InlineData("""{"v":1,"type":"notify_merchant","notice":{"name":"failed"}}""")]
    [InlineData("""{"v":1,"type":"notify_merchant","notice":{"name":"surplus","attempt":1,"transaction":"T1"}}""")]
    void Version_1_is_read_and_written_as_it_was_stored(string stored) =>
        Assert.Equal(stored, Encoding.UTF8.GetString(StoredEffectJson.Write(Right(Reading(stored)))));

    [Theory]
    [InlineData("""{"v":2,"type":"close_order","attempt":2}""", "unreadable")]
    [InlineData("""{"v":1,"type":"dance"}""", "unreadable")]
    [InlineData(
        """{"v":1,"type":"open_order"}""",
        "attempt: attempt_must_be_present, deadline: deadline_must_be_present")]
    [InlineData("""{"v":1,"type":"notify_merchant","notice":{"name":"new"}}""", "notice.name: name_must_be_known")]
    [InlineData("""{"v":1,"type":"notify_merchant","notice":[]}""", "notice: notice_must_be_well_formed")]
    void A_damaged_effect_is_refused_with_its_faults(string stored, string told) =>
        Assert.Equal(told, Told(Reading(stored)));

    static Either<JsonFault, Effect> Reading(string stored) =>
        StoredEffectJson.Read(Encoding.UTF8.GetBytes(stored), Terms);

    static readonly PaymentTerms Terms = Any.Terms.Sample(1).Single();
}
