using System.Globalization;
using System.Net;

using Microsoft.Extensions.Logging;

using Payments.Json;
using Payments.Json.Client;

namespace Payments.Juicyway.Api;

/// <summary>Reads the body of a reply that is good news.</summary>
delegate Either<JsonFault, T> ReadReply<T>(ReadOnlySpan<byte> utf8);

/// <summary>Makes one call, with the repeats and time-outs of its client, and answers whatever happens.</summary>
/// <remarks>
/// Nothing is thrown but the cancellation of the caller. Bodies, headers and messages are never logged.
/// </remarks>
sealed class JuicywayApi(IHttpClientFactory clients, JuicywaySettings settings, ILogger log)
{
    // What some servers send first, and no reader of JSON takes (RFC 8259, section 8.1).
    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public async Task<Either<JuicywayFault, T>> Call<T>(
        ApiCall call, ReadReply<T> read, CancellationToken cancellation)
    {
        var answer = await Answer(call, read, cancellation).ConfigureAwait(false);
        answer.IfLeft(why => log.LogWarning(
            LogEvents.AskedInVain, "Juicyway was asked to {Call} in vain: {Why}", call.Name, Told(why)));
        return answer;
    }

    async Task<Either<JuicywayFault, T>> Answer<T>(ApiCall call, ReadReply<T> read, CancellationToken cancellation)
    {
        try
        {
            using var client = clients.CreateClient(JuicywayServices.ClientName);
            using var request = call.ToRequest(settings);
            using var response = await client.SendAsync(request, cancellation).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            return Judged(response, body, read);
        }
        catch (TooLateToSend)
        {
            return new JuicywayFault.NotSent("too_late");
        }
        catch (Exception fault)
            when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Its type only: a message may quote an address or a header.
            log.LogWarning(
                LogEvents.NoAnswer, "Juicyway has not answered to {Call}: {Type}", call.Name, fault.GetType());
            return new JuicywayFault.Unanswered();
        }
    }

    static Either<JuicywayFault, T> Judged<T>(HttpResponseMessage response, byte[] body, ReadReply<T> read)
    {
        var status = (int)response.StatusCode;
        var text = body.AsSpan().StartsWith(ByteOrderMark) ? body.AsSpan(ByteOrderMark.Length) : body;
        return status switch
        {
            200 or 201 => read(text).MapLeft<JuicywayFault>(why => new JuicywayFault.NotUnderstood(status, why)),
            429 => new JuicywayFault.RateLimited(Wait(response, RemoteErrorJson.Read(text))),
            408 or >= 500 => new JuicywayFault.Unanswered(),
            >= 400 => Rejected(status, RemoteErrorJson.Read(text)),
            _ => new JuicywayFault.NotUnderstood(
                status, new JsonFault.Unreadable("the reply of an API, and no redirect or the like", None)),
        };
    }

    static JuicywayFault Rejected(int status, RemoteError error) =>
        new JuicywayFault.Rejected(status, error.Code.IfNone($"http_{status}"), error.Fields);

    // The page speaks of a header that is called as the member is; proxies know the other one.
    static Option<Duration> Wait(HttpResponseMessage response, RemoteError error) =>
        error.RetryAfter.IsSome ? error.RetryAfter
        : Header(response, "retry_after").Case is Duration wait ? wait
        : Header(response, "Retry-After");

    static Option<Duration> Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? RemoteErrorJson.Wait(seconds)
            : None;

    static string Told(JuicywayFault why) =>
        why.Match(
            notSent: it => it.Why,
            rejected: it => $"HTTP {it.Status} {it.Code} {string.Join(", ", it.Fields)}",
            rateLimited: _ => "too many requests",
            unanswered: _ => "no answer",
            notUnderstood: it => $"HTTP {it.Status}, {it.Why.Match(unreadable: _ => "no JSON", invalid: Paths)}",
            anotherPayment: it => string.Join(", ", it.Members));

    static string Paths(JsonFault.Invalid why) => string.Join(", ", why.Faults.Map(it => it.Code));
}
