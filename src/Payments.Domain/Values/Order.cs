using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>What the customer buys with the payment.</summary>
/// <remarks>
/// Faults are told in the order identifier, items, and then item by item, as in <c>items[3].name</c>.
/// </remarks>
public sealed record Order
{
    // No API page names a limit. A checkout page shows the items one under the other; a hundred are already too many
    // to read.
    public const int MaxItems = 100;

    static readonly InvalidValue NoItems = new Missing("items");
    static readonly InvalidValue TooManyItems = new OutOfRange("items", $"1 to {MaxItems} items");

    Order(OrderIdentifier identifier, Seq<OrderItem> items) => (Identifier, Items) = (identifier, items);

    public OrderIdentifier Identifier { get; }

    public Seq<OrderItem> Items { get; }

    public static Validation<InvalidValue, Order> Create(
        string? identifier, IEnumerable<Validation<InvalidValue, OrderItem>>? items) =>
        (OrderIdentifier.Create(identifier), Gather(items)).Apply((name, gathered) => new Order(name, gathered));

    // One more than allowed is enough to know, so an endless list ends here.
    static Validation<InvalidValue, Seq<OrderItem>> Gather(IEnumerable<Validation<InvalidValue, OrderItem>>? items)
    {
        var given = (items ?? Enumerable.Empty<Validation<InvalidValue, OrderItem>>()).Take(MaxItems + 1).ToArray();
        return given.Length == 0 ? NoItems
            : given.Length > MaxItems ? TooManyItems
            : Each(given);
    }

    static Validation<InvalidValue, Seq<OrderItem>> Each(Validation<InvalidValue, OrderItem>[] given)
    {
        var placed = given.Select((item, at) => item.Under($"items[{at}]")).ToArray();
        return placed.All(it => it.IsSuccess)
            ? toSeq(placed.SelectMany(it => it.SuccessToSeq()).ToArray())
            : Fail<InvalidValue, Seq<OrderItem>>(toSeq(placed.SelectMany(it => it.FailToSeq()).ToArray()));
    }
}
