using System.Collections.Frozen;
using System.Text.Json;

using Payments.Application.Ports;
using Payments.Domain.Sessions;

namespace Payments.BinancePay.Api;

/// <summary>What a status makes of the data it came with; none if money is told of that cannot be read.</summary>
delegate Option<QueryAnswer> ReadStanding(JsonElement data);

/// <summary>
/// Every documented status of an order ("Query order v2" of the merchant API) and what it means to us.
/// </summary>
/// <remarks>Upper and lower case are the same: one library spells a related word otherwise than the page.</remarks>
static class OrderStatuses
{
    static readonly FrozenDictionary<string, ReadStanding> ByWord = new Dictionary<string, ReadStanding>
    {
        ["INITIAL"] = Payable,
        ["PENDING"] = Payable,
        ["PAID"] = data => Paid(data, refunded: false),
        ["REFUNDING"] = data => Paid(data, refunded: true),
        ["REFUNDED"] = data => Paid(data, refunded: true),
        ["FULL_REFUNDED"] = data => Paid(data, refunded: true),
        ["CANCELED"] = _ => Closed(new OrderClosure.Canceled()),
        ["ERROR"] = _ => Closed(new OrderClosure.Canceled()),
        ["EXPIRED"] = _ => Closed(new OrderClosure.Expired()),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static Option<ReadStanding> Find(string word) => Optional(ByWord.GetValueOrDefault(word));

    static Option<QueryAnswer> Payable(JsonElement data) => new QueryAnswer.Payable();

    static Option<QueryAnswer> Closed(OrderClosure how) => new QueryAnswer.Closed(how);

    // What was paid is what the order was for: Binance Pay takes no part of it.
    static Option<QueryAnswer> Paid(JsonElement data, bool refunded) =>
        data.Text("transactionId").Bind(text => Fields.Lawful(TransactionId.Create(text))).Bind(transaction =>
            data.Money("orderAmount", "currency").Bind(amount =>
                data.Time("transactTime").Map<QueryAnswer>(at =>
                    new QueryAnswer.Paid(transaction, amount, amount, new PaidAt(at), refunded))));
}
