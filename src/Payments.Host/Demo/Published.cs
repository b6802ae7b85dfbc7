using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Payments.Host.Demo;

/// <summary>The published reply of "Binance Pay: capture a payment", embedded as it was published.</summary>
static class Published
{
    static readonly JsonWriterOptions AsPublished =
        new() { Indented = true, IndentSize = 4, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly string[] Asked = { "amount", "currency", "description", "metadata" };

    public static JsonElement Reply { get; } = Read();

    /// <summary>The request that opens a session with the customer, order and amount of the published reply.</summary>
    public static string Request(string reference)
    {
        var payment = Reply.GetProperty("data").GetProperty("payment");
        return Write(json =>
        {
            json.WriteStartObject();
            foreach (var name in Asked)
            {
                json.WritePropertyName(name);
                payment.GetProperty(name).WriteTo(json);
            }

            json.WriteString("reference", reference);
            json.WriteStartObject("customer");
            foreach (var part in payment.GetProperty("customer").EnumerateObject().Where(it => it.Name != "id"))
                part.WriteTo(json);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    public static string Reference =>
        Reply.GetProperty("data").GetProperty("payment").GetProperty("reference").GetString()!;

    /// <summary>JSON as on the published page: indented by four.</summary>
    public static string Pretty(JsonElement json) => Write(json.WriteTo);

    /// <summary>
    /// Whether both have the same keys in the same order at every level, and the same kinds of values.
    /// </summary>
    public static bool SameShape(JsonElement one, JsonElement other) =>
        one.ValueKind == other.ValueKind && one.ValueKind switch
        {
            JsonValueKind.Object => SameShapes(
                one.EnumerateObject().Select(it => (it.Name, it.Value)),
                other.EnumerateObject().Select(it => (it.Name, it.Value))),
            JsonValueKind.Array => SameShapes(
                one.EnumerateArray().Select(it => ("", it)),
                other.EnumerateArray().Select(it => ("", it))),
            _ => true,
        };

    static bool SameShapes(IEnumerable<(string, JsonElement)> one, IEnumerable<(string, JsonElement)> other)
    {
        var (left, right) = (one.ToArray(), other.ToArray());
        return left.Length == right.Length
            && left.Zip(right).All(it =>
                it is var ((name, ours), (other, theirs)) && name == other && SameShape(ours, theirs));
    }

    static string Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, AsPublished))
            write(json);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    static JsonElement Read()
    {
        using var stream = typeof(Published).Assembly.GetManifestResourceStream("published-capture-reply.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
