using System.Buffers;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json;

/// <summary>What a reply says of how far a payment is.</summary>
/// <remarks>
/// Our own replies use the four words of <see cref="PaymentStatus"/>. Others use more, and not always the same
/// (Juicyway payments API, statuses), so a reader keeps the word: 1 to 32 lower-case ASCII letters, digits and
/// underscores.
/// </remarks>
public sealed record StatusWord
{
    // The longest word that any page has is "authenticating".
    public const int MaxLength = 32;

    static readonly SearchValues<char> Lawful = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    static readonly InvalidValue Absent = new Missing("status");
    static readonly InvalidValue Long = new TooLong("status", MaxLength);
    static readonly InvalidValue NotAWord = new Malformed("status", "a word in lower case");

    StatusWord(string word) => Word = word;

    public string Word { get; }

    /// <summary>The status that it stands for, if it is one of ours.</summary>
    public Option<PaymentStatus> Status => PaymentStatus.All.Find(it => it.Word == Word);

    public static StatusWord Of(PaymentStatus status) => new(status.Word);

    public static Validation<InvalidValue, StatusWord> Create(string? word) =>
        string.IsNullOrWhiteSpace(word) ? Absent
        : word.Length > MaxLength ? Long
        : word.AsSpan().ContainsAnyExcept(Lawful) ? NotAWord
        : new StatusWord(word);

    public override string ToString() => Word;
}
