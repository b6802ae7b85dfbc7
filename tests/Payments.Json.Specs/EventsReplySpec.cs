using System.Text;
using System.Text.Json;

using Payments.Domain.Sessions;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

public class EventsReplySpec
{
    static readonly Instant At = Instant.FromUtc(2024, 4, 8, 13, 11, 30) + Duration.FromNanoseconds(207_263_999);

    [Fact] void Every_type_of_event_is_shown_as_published() =>
        Assert.Equal(
            Encoding.UTF8.GetString(Bytes("events-reply.json")),
            Shown(indented: true, [.. Lines("stored-events-v1.jsonl").Select(Stored)]));

    [Fact] void A_history_without_events_is_an_empty_list() => Assert.Equal("""{"data":[]}""", Shown());

    [SeededProperty(PerThousand = 300)] Property Neither_links_nor_personal_data_are_shown() =>
        Prop.ForAll(Any.Events.ToArbitrary(), happened =>
        {
            var shown = Shown(happened);
            return !shown.Contains("://", StringComparison.Ordinal)
                && !shown.Contains('@', StringComparison.Ordinal)
                && !shown.Contains("first_name", StringComparison.Ordinal)
                && !shown.Contains("\"note\"", StringComparison.Ordinal);
        });

    [SeededProperty(PerThousand = 300)] Property Names_are_in_alphabetical_order() =>
        Prop.ForAll(Any.Events.ToArbitrary(), happened =>
        {
            using var document = JsonDocument.Parse(Shown(happened));
            var shown = document.RootElement.GetProperty("data")[0];
            return IsSorted(shown) && IsSorted(shown.GetProperty("data"));
        });

    static PaymentEvent Stored(string line) => Right(StoredEventJson.Read(Encoding.UTF8.GetBytes(line)));

    static bool IsSorted(JsonElement value)
    {
        var names = value.EnumerateObject().Select(it => it.Name).ToArray();
        return names.SequenceEqual(names.Order(StringComparer.Ordinal));
    }

    static string Shown(params PaymentEvent[] events) => Shown(indented: false, events);

    static string Shown(bool indented, PaymentEvent[] events) =>
        Written(to => EventsReplyJson.Write(to, events.Select((it, at) => (at + 1L, At, it)), indented));
}
