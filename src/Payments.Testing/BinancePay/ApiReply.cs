using System.Buffers;
using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Http;

namespace Payments.Testing.BinancePay;

/// <summary>A reply of the API: "Common rules", "Reply envelope".</summary>
sealed record ApiReply(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public const string Json = "application/json;charset=UTF-8";
    public const string Html = "text/html";

    /// <summary>What the CDN says of a path that is none.</summary>
    public static readonly ApiReply WrongPath = Page(
        StatusCodes.Status403Forbidden,
        "<!DOCTYPE html><html><head><title>403</title></head><body><h1>403 Forbidden</h1></body></html>");

    /// <summary>Wrong method, wrong content type, or no body. The HTTP status is not documented.</summary>
    public static readonly ApiReply SystemAbnormality = new(
        StatusCodes.Status200OK,
        Json,
        """{"status":"ERROR","type":"SYS","code":"100001001","errorData":"System abnormality"}"""u8.ToArray());

    public ApiReply FirstHalf => this with { Body = Body[..(Body.Length / 2)] };

    public static ApiReply Success(Action<Utf8JsonWriter> writeData) =>
        new(StatusCodes.Status200OK, Json, Object(writer =>
        {
            writer.WriteString("status", "SUCCESS");
            writer.WriteString("code", "000000");
            writer.WritePropertyName("data");
            writeData(writer);
            writer.WriteString("errorMessage", "");
        }));

    public static ApiReply Failure(ResultCode why, int status) =>
        new(status, Json, Object(writer =>
        {
            writer.WriteString("status", "FAIL");
            writer.WriteString("code", why.Code);
            writer.WriteString("errorMessage", why.Name);
        }));

    public static ApiReply Page(int status, string html) => new(status, Html, Encoding.UTF8.GetBytes(html));

    public static byte[] Object(Action<Utf8JsonWriter> writeMembers)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
