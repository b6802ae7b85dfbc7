using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;

namespace Payments.Crash.Specs.Outside;

/// <summary>The merchant's programs that call the API. Every answer is kept.</summary>
sealed class Client(Hosts hosts, Trap trap, string key) : IDisposable
{
    static readonly TimeSpan BeforeRepeat = TimeSpan.FromMilliseconds(100);

    readonly ConcurrentQueue<Answer> answers = new();
    readonly HttpClient http = new();

    public IReadOnlyList<Answer> Answers => answers.ToArray();

    /// <summary>Asks until there is a final answer, whoever dies on the way.</summary>
    public async Task<Answer> Insist(Call call, Random dice, CancellationToken cancellation)
    {
        while (true)
        {
            var asked = await Ask(call, await hosts.One(dice, cancellation), cancellation);
            if (asked.Case is Answer { IsPassing: false } answer)
                return answer;
            await Task.Delay(BeforeRepeat, cancellation);
        }
    }

    /// <summary>Asks one host once. None if it did not live to answer.</summary>
    public async Task<Option<Answer>> Ask(Call call, Uri host, CancellationToken cancellation)
    {
        try
        {
            var sending = Send(call, host, cancellation);
            await trap.Reach(call.Place, Moment.OnItsWay);
            var answer = await sending;
            answers.Enqueue(answer);
            await trap.Reach(call.Place, Moment.Answered);
            return answer;
        }
        catch (HttpRequestException)
        {
            return None;
        }
        catch (IOException)
        {
            return None;
        }
    }

    public void Dispose() => http.Dispose();

    async Task<Answer> Send(Call call, Uri host, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(call.Method, new Uri(host, call.Path));
        request.Headers.TryAddWithoutValidation("Authorization", key);
        call.IdempotencyKey.IfSome(it => request.Headers.TryAddWithoutValidation("Idempotency-Key", it));
        if (call.Body is not null)
            request.Content = new StringContent(call.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await http.SendAsync(request, cancellation);
        return new Answer(
            call,
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(cancellation),
            response.Headers.RetryAfter is not null);
    }
}
