using System.Collections.Frozen;
using System.Diagnostics;

using OpenTelemetry;

namespace Payments.Host.Telemetry;

/// <summary>Leaves on spans what our code or a standard has chosen, and nothing that a stranger has.</summary>
/// <remarks>
/// Paths may hold checkout tokens and queries references; whoever asks writes Host, User-Agent and the method, and may
/// write anything. So a tag is dropped unless it is known here, also one that a later version adds.
/// </remarks>
sealed class KnownTagsOnly : BaseProcessor<Activity>
{
    // "HTTP spans" of the semantic conventions. The route is its template, the method a standard one or _OTHER.
    static readonly FrozenSet<string> Known = new[]
    {
        "error.type", "http.request.method", "http.response.status_code", "http.route", "network.protocol.version",
        "url.scheme",
    }.ToFrozenSet(StringComparer.Ordinal);

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.ToArray())
        {
            if (!name.StartsWith("payments.", StringComparison.Ordinal) && !Known.Contains(name))
                data.SetTag(name, null);
        }

        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
    }
}
