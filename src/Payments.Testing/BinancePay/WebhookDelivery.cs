namespace Payments.Testing.BinancePay;

/// <summary>One try to deliver a webhook, and what the receiver made of it.</summary>
/// <param name="Try">From 1; a webhook that nobody acknowledges is tried seven times.</param>
/// <param name="HttpStatus">None if there was no answer.</param>
/// <param name="Acknowledged">Whether it was 200 with <c>"returnCode":"SUCCESS"</c>; if not, it is tried again.</param>
public sealed record WebhookDelivery(
    string TradeNo, string BizStatus, int Try, WebhookRequest Request, Option<int> HttpStatus, bool Acknowledged);
