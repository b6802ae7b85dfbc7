using FsCheck.Xunit;

using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

[Properties(Arbitrary = [typeof(AnyValue)])]
public class OrderSpec
{
    static Validation<InvalidValue, OrderItem> Deposit => OrderItem.Create("Deposit", "digital");

    [Fact]
    public void Is_made_of_the_published_reply()
    {
        var order = Order.Create("juice-deposit-3ed8b1ed-89b3-45a3-9eb4-db10300df6bd", [Deposit]).Lawful();
        Assert.Equal("juice-deposit-3ed8b1ed-89b3-45a3-9eb4-db10300df6bd", order.Identifier.Text);
        Assert.Equal(("Deposit", ItemType.Digital), (order.Items[0].Name.Text, order.Items[0].Type));
    }

    [Fact]
    public void Has_at_least_one_item_and_at_most_a_hundred()
    {
        Assert.Equal("items Missing", Order.Create("o", null).Faults());
        Assert.Equal("items Missing", Order.Create("o", Enumerable.Repeat(Deposit, 0)).Faults());
        Assert.Equal("none", Order.Create("o", Enumerable.Repeat(Deposit, 100)).Faults());
        Assert.Equal("items OutOfRange", Order.Create("o", Enumerable.Repeat(Deposit, 101)).Faults());
    }

    [Fact]
    public void An_endless_list_of_items_is_answered() =>
        Assert.Equal("items OutOfRange", Order.Create("o", Enumerable.Repeat(Deposit, int.MaxValue)).Faults());

    [Fact]
    public void Tells_every_fault_of_every_item_in_one_order() =>
        Assert.Equal(
            "identifier Missing, items[0].name Missing, items[0].type Unknown, items[2].type Missing",
            Order.Create(" ", [OrderItem.Create("", "x"), Deposit, OrderItem.Create("a", null)]).Faults());

    [Fact]
    public void An_item_has_the_code_of_its_field_and_not_of_its_place() =>
        Assert.Equal(
            "name_must_be_present",
            Order.Create("o", [OrderItem.Create("", "digital")]).Match(Succ: _ => "", Fail: it => it[0].Code));

    [Fact]
    public void An_answer_that_is_neither_lawful_nor_a_fault_is_not_lawful() =>
        Assert.True(Order.Create("o", [Deposit, default]).IsFail);

    [SeededProperty]
    public bool Is_equal_by_what_is_in_it(Order order) =>
        Order.Create(order.Identifier.Text, order.Items.Select(Success<InvalidValue, OrderItem>)).Lawful() == order;
}
