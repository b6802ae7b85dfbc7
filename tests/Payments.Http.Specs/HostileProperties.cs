using System.Globalization;
using System.Text;

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Payments.Http.Specs;

/// <summary>Whatever comes, a reply goes out, and never one that says the fault was ours.</summary>
public sealed class HostileProperties(SharedServer shared) : IClassFixture<SharedServer>
{
    const int Cases = 300;

    static readonly IReadOnlyList<string> Fields =
    [
        "amount", "currency", "customer", "customer.email", "customer.phone_number", "customer.billing_address.country",
        "description", "reference", "order", "order.items", "order.items[0].type", "metadata", "direction", "unknown",
    ];

    static readonly IReadOnlyList<string> Values =
    [
        "null", "true", "0", "-0", "1e999", "100.5", "99999999999999999999", "\"\"", "\"\\u0000\"", "\"\\udfff\"",
        "\"\\\"", "\"😀\"", "[]", "{}", "[[[[[[[[", "{\"a\":{\"a\":{}}}", "{\"\":1,\"\":2}", "NaN", "\"\u202e\"", "1,\"amount\":1", "}",
    ];

    static readonly IReadOnlyList<string> Methods =
        ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", "X"];

    static readonly IReadOnlyList<string> Steps =
    [
        "payment-sessions", "payments", "events", "cancel", "00000001-0000-7000-8000-000000000000", "{payment_id}",
        "%2e%2e", "..", ".", "%", "%zz", "%2F", "%C0%AF", "%ED%A0%80", "%F0%9F%92%B6", "", "?a=b", "#x", ";", "'", "~",
        "*", "%7B%7D", "\u00e9", "a b",
    ];

    static Gen<byte[]> Bytes => Gen.Choose(0, 255).Select(it => (byte)it).ArrayOf();

    static Gen<byte[]> Fielded =>
        from name in Gen.Elements<string>(Fields)
        from value in Gen.Elements<string>(Values)
        from without in Gen.Elements(true, false, false)
        let body = SampleBody.New()
        select Encoding.UTF8.GetBytes(without && name != "unknown"
            ? SampleBody.Without(name, body)
            : SampleBody.With(name, value, body));

    // Cut, doubled, or with bytes in the place of others.
    static Gen<byte[]> Mangled =>
        from body in Fielded
        from start in Gen.Choose(0, body.Length)
        from end in Gen.Choose(start, Math.Min(body.Length, start + 20))
        from bytes in Bytes
        select (byte[])[.. body[..start], .. bytes, .. body[end..]];

    static Gen<byte[]> Bodies => Gen.OneOf(Fielded, Mangled, Bytes);

    static Gen<string> Paths =>
        from steps in Gen.Elements<string>(Steps).ListOf(4)
        from count in Gen.Choose(1, 4)
        select $"/{string.Join('/', steps.Take(count))}";

    static Gen<byte[]> Requests =>
        Gen.OneOf(
            Bodies.Select(it => Request("POST", "/payment-sessions", it)),
            from method in Gen.Elements<string>(Methods)
            from path in Paths
            from body in Bytes
            select Request(method, path, body),
            from bytes in Bytes
            from place in Gen.Choose(0, 100)
            let head = RawConnection.Head("POST /payment-sessions", "Content-Type: application/json", "X-Last: 1")
            let cut = RawConnection.Bytes(head[..(head.Length - 4 - place)])
            select (byte[])[.. cut, .. bytes, .. "\r\n\r\n\r\n\r\n"u8]);

    [SeededProperty(PerThousand = Cases)]
    public Property A_body_that_opens_nothing_stores_nothing() =>
        Prop.ForAll(Bodies.ToArbitrary(), body => Run(async () =>
        {
            var stored = shared.Server.Store.Appends;
            var reply = await RawConnection.Ask(shared.Server, Request("POST", "/payment-sessions", body));
            Assert.Contains(reply!.Status, new[] { 201, 400, 409, 422 });
            Assert.Equal(stored + (reply.Status == 201 ? 1 : 0), shared.Server.Store.Appends);
            if (reply.Status != 201)
                Assert.NotEmpty(reply.Code);
        }));

    [SeededProperty(PerThousand = Cases)]
    public Property Whatever_comes_is_answered_and_never_with_a_fault_of_ours() =>
        Prop.ForAll(Requests.ToArbitrary(), request => Run(async () =>
        {
            var reply = await RawConnection.Ask(shared.Server, request);
            Assert.NotNull(reply);
            Assert.True(reply.Status is 505 or < 500, $"{reply.Status}");
        }));

    static byte[] Request(string method, string path, byte[] body)
    {
        var length = body.Length.ToString(CultureInfo.InvariantCulture);
        var head = RawConnection.Head(
            $"{method} {path}", "Content-Type: application/json", $"Content-Length: {length}");
        return [.. RawConnection.Bytes(head), .. body];
    }

    static void Run(Func<Task> body) => body().GetAwaiter().GetResult();
}
