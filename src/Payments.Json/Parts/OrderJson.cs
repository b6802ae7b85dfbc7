using System.Text.Json;

using Payments.Domain.Values;
using Payments.Json.Reading;
using Payments.Json.Writing;

namespace Payments.Json.Parts;

/// <summary>What the customer buys.</summary>
static class OrderJson
{
    public static Validation<InvalidValue, Order> Read(ref JsonCursor json)
    {
        string? identifier = null;
        List<Validation<InvalidValue, OrderItem>>? items = null;
        while (json.NextMember())
        {
            if (json.Is("identifier"u8)) identifier = json.Text();
            else if (json.Is("items"u8)) items = json.Objects<OrderItem>(ReadItem, Order.MaxItems);
            else json.Ignore();
        }

        return Order.Create(identifier, items);
    }

    public static Utf8JsonWriter Write(Utf8JsonWriter json, Order order) =>
        json.Text("identifier"u8, order.Identifier.Text)
            .Objects("items"u8, order.Items, WriteItem);

    static Validation<InvalidValue, OrderItem> ReadItem(ref JsonCursor json)
    {
        string? name = null, type = null;
        while (json.NextMember())
        {
            if (json.Is("name"u8)) name = json.Text();
            else if (json.Is("type"u8)) type = json.Text();
            else json.Ignore();
        }

        return OrderItem.Create(name, type);
    }

    static Utf8JsonWriter WriteItem(Utf8JsonWriter json, OrderItem item) =>
        json.Text("name"u8, item.Name.Text)
            .Text("type"u8, item.Type.Match(digital: () => "digital", physical: () => "physical"));
}
