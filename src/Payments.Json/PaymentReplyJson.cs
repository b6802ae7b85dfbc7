using System.Buffers;

using Payments.Domain.Sessions;
using Payments.Json.Parts;
using Payments.Json.Writing;

namespace Payments.Json;

/// <summary>The flat reply of <c>GET /payments/{id}</c>: the payment alone.</summary>
public static class PaymentReplyJson
{
    public static void Write(IBufferWriter<byte> output, PaymentTerms terms, ClientView view, bool indented = false) =>
        Write(output, PaymentReply.Of(terms, view), indented);

    public static void Write(IBufferWriter<byte> output, PaymentReply payment, bool indented = false) =>
        Written.To(output, payment, static (json, it) => json.Object("data"u8, it, PaymentReplyPart.Write), indented);
}
