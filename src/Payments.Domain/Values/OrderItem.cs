namespace Payments.Domain.Values;

/// <summary>One thing that the customer buys.</summary>
/// <remarks>Faults are told in the order name, type.</remarks>
public sealed record OrderItem
{
    OrderItem(ItemName name, ItemType type) => (Name, Type) = (name, type);

    public ItemName Name { get; }

    public ItemType Type { get; }

    public static Validation<InvalidValue, OrderItem> Create(string? name, string? type) =>
        (ItemName.Create(name), ItemType.Create(type)).Apply((called, kind) => new OrderItem(called, kind));
}
