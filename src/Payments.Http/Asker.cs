using System.Diagnostics;

using Microsoft.AspNetCore.Http;

using Payments.Application.Ports;
using Payments.Json;

namespace Payments.Http;

/// <summary>Who asks, as far as the key of a request tells. It is found out once, before all else.</summary>
abstract record Asker
{
    private Asker() { }

    internal abstract string Name { get; }

    /// <summary>The key opens a business in a mode.</summary>
    public sealed record Known(ApiKeyHash Key, KeyHolder Who) : Asker
    {
        internal override string Name => "known";
    }

    /// <summary>There is no key, or it is nobody's.</summary>
    public sealed record Stranger(ErrorReply Why) : Asker
    {
        internal override string Name => "stranger";
    }

    /// <summary>The store of keys does not answer: it may be anybody.</summary>
    public sealed record Unread(ErrorReply Why) : Asker
    {
        internal override string Name => "unread";
    }

    /// <summary>Who sent this request.</summary>
    /// <exception cref="InvalidOperationException">The app's pipeline lacks <c>UsePaymentKeys</c>.</exception>
    public static Asker Of(HttpContext http) =>
        http.Features.Get<Asker>() ?? throw new InvalidOperationException(
            "The payment routes need app.UsePaymentKeys(), after UseRouting if the app calls that itself.");

    /// <summary>The holder of the key, or why there is none.</summary>
    public static Either<ErrorReply, KeyHolder> Holder(HttpContext http) =>
        Of(http).Match<Either<ErrorReply, KeyHolder>>(
            known: it => it.Who,
            stranger: it => it.Why,
            unread: it => it.Why);

    public T Match<T>(Func<Known, T> known, Func<Stranger, T> stranger, Func<Unread, T> unread) =>
        this switch
        {
            Known it => known(it),
            Stranger it => stranger(it),
            Unread it => unread(it),
            _ => throw new UnreachableException(),
        };
}
