using System.Buffers;
using System.Text.Json;

using Payments.Domain.Values;
using Payments.Json.Writing;

namespace Payments.Json;

/// <summary>
/// Errors on the wire: the documented envelope (docs.juicyway.com, "Errors"), or a problem (RFC 9457) for who
/// asks for one.
/// </summary>
public static class ErrorReplyJson
{
    public const string ContentType = "application/json";

    public const string ProblemContentType = "application/problem+json";

    public static void Write(IBufferWriter<byte> output, ErrorReply error, bool indented = false) =>
        Written.To(output, error, static (json, it) => json.Object("error"u8, it, WriteError), indented);

    /// <summary>
    /// The same facts; <c>about:blank</c> says that the title is the name of the status, and <c>code</c> tells
    /// more.
    /// </summary>
    public static void WriteProblem(IBufferWriter<byte> output, ErrorReply error, bool indented = false) =>
        Written.To(output, error, WriteProblem, indented);

    static Utf8JsonWriter WriteError(Utf8JsonWriter json, ErrorReply error) =>
        WriteHints(WriteFaults(json.Text("code"u8, error.Code), error).Text("message"u8, error.Message), error)
            .Text("type"u8, error.Type);

    static Utf8JsonWriter WriteProblem(Utf8JsonWriter json, ErrorReply error) =>
        WriteHints(WriteFaults(json.Text("code"u8, error.Code).Text("detail"u8, error.Message), error), error)
            .Number("status"u8, error.Status)
            .Text("title"u8, StatusTitle.Of(error.Status))
            .Text("type"u8, "about:blank");

    static Utf8JsonWriter WriteFaults(Utf8JsonWriter json, ErrorReply error) =>
        error.Faults.IsEmpty ? json : json.Objects("errors"u8, error.Faults, WriteFault);

    static Utf8JsonWriter WriteFault(Utf8JsonWriter json, InvalidValue fault) =>
        json.Text("code"u8, fault.Code)
            .Text("field"u8, fault.Path)
            .Text("message"u8, FaultWords.Of(fault));

    static Utf8JsonWriter WriteHints(Utf8JsonWriter json, ErrorReply error) =>
        json.IfGiven(error.RequestId, (to, it) => to.Text("request_id"u8, it))
            .IfGiven(error.RetryAfterSeconds, (to, it) => to.Number("retry_after"u8, it));
}
