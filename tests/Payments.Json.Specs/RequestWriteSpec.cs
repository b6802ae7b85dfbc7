using Payments.Domain.Sessions;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

public class RequestWriteSpec
{
    [SeededProperty]
    public Property What_a_client_sends_is_what_the_server_reads() =>
        Prop.ForAll(Any.Requests.ToArbitrary(), request => Read(request, None) == request);

    [SeededProperty]
    public Property A_method_of_payment_that_is_named_changes_nothing() =>
        Prop.ForAll(Any.Requests.ToArbitrary(), request => Read(request, "card") == request);

    static PaymentRequest Read(PaymentRequest request, Option<string> method) =>
        Right(PaymentRequestJson.Read(
            System.Text.Encoding.UTF8.GetBytes(Written(to => PaymentRequestJson.Write(to, request, method))),
            request.Customer.Id));
}
