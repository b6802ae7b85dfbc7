using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;
using Payments.Json.Writing;

namespace Payments.Json.Stored;

static class StoredWindow
{
    public static Validation<InvalidValue, PaymentWindow> Read(ref JsonCursor json)
    {
        Validation<InvalidValue, Duration>? lifetime = null, longestOrderLife = null;
        while (json.NextMember())
        {
            if (json.Is("lifetime"u8)) lifetime = json.Value(Durations.Create);
            else if (json.Is("longest_order_life"u8)) longestOrderLife = json.Value(Durations.Create);
            else json.Ignore();
        }

        return (lifetime.Required("lifetime"), longestOrderLife.Required("longest_order_life"))
            .Apply(PaymentWindow.Create)
            .Bind(window => window);
    }

    public static Utf8JsonWriter Write(Utf8JsonWriter json, PaymentWindow window) =>
        json.Text("lifetime"u8, Durations.Exact(window.Lifetime))
            .Text("longest_order_life"u8, Durations.Exact(window.LongestOrderLife));
}
