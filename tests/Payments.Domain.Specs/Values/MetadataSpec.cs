using System.Text;
using System.Text.Json;

using FsCheck.Xunit;

using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

[Properties(Arbitrary = [typeof(AnyValue)])]
public class MetadataSpec
{
    static string Kept(string json) => Metadata.Create(json).Lawful().Json;

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData(" {\n} ", "{}")]
    [InlineData("""{ "b" : 1 , "a" : [ 1 , { "d" : null , "c" : true } ] }""",
        """{"a":[1,{"c":true,"d":null}],"b":1}""")]
    [InlineData("""{"n":1.10,"m":1E+2,"l":-0,"k":123456789012345678901234567890}""",
        """{"k":123456789012345678901234567890,"l":-0,"m":1E+2,"n":1.10}""")]
    [InlineData("""{"a":"\u00e9\n\/é"}""", """{"a":"\u00e9\n\/é"}""")]
    [InlineData("""{"\u0062":1,"a":2}""", """{"a":2,"\u0062":1}""")]
    [InlineData("""{"a":"\ud83d\ude00"}""", """{"a":"\ud83d\ude00"}""")]
    [InlineData("""{"":[],"a":[[],{}]}""", """{"":[],"a":[[],{}]}""")]
    [InlineData("""{"a":{"order":1},"Order":2}""", """{"Order":2,"a":{"order":1}}""")]
    [InlineData("""{"a":"\\u0000 \\ud800"}""", """{"a":"\\u0000 \\ud800"}""")]
    public void Is_kept_in_one_form_with_every_token_as_it_was_written(string json, string kept) =>
        Assert.Equal(kept, Kept(json));

    [Theory]
    [InlineData("""{"a":"\u0041 \ud800"}""")]
    [InlineData("""{"a":"\u0041\ud800"}""")]
    [InlineData("""{"a":"\\\ud800"}""")]
    [InlineData("""{"a":"\n","b":"\u0000"}""")]
    [InlineData("""{"a":"\ud83d\ude00 \udc00"}""")]
    public void Every_escape_is_looked_at_and_not_the_first_alone(string json) =>
        Assert.Equal("metadata Malformed", Metadata.Create(json).Faults());

    [Fact]
    public void Sorts_keys_by_their_UTF_8_bytes_and_not_by_UTF_16() =>
        Assert.Equal("""{"ﬀ":1,"😀":2}""", Kept("""{"😀":2,"ﬀ":1}"""));

    [Theory]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""{"b":[{"a":1,"c":0,"a":2}]}""")]
    public void Names_no_member_twice(string json) => Assert.Equal("metadata Repeated", Metadata.Create(json).Faults());

    [Theory]
    [InlineData("""{"order":{}}""")]
    [InlineData("""{"a":1,"\u006frder":null}""")]
    public void Has_no_member_order(string json) =>
        Assert.Equal(
            Fail<InvalidValue, Metadata>(new InvalidValue.Malformed("metadata", "an object without the member order")),
            Metadata.Create(json));

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("\"a\"")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"a":01}""")]
    [InlineData("""{"a":NaN}""")]
    [InlineData("""{"a":1}//""")]
    [InlineData("""{"a":"\x"}""")]
    [InlineData("""{"a":"\u12"}""")]
    [InlineData("{\"a\":\"\n\"}")]
    [InlineData("\ufeff{}")]
    [InlineData("\\")]
    [InlineData("\\u")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":"\ud800x"}""")]
    [InlineData("""{"a":"\ud800\n"}""")]
    [InlineData("""{"a":"\ud800\ud800"}""")]
    [InlineData("""{"a":"\ud800\\udc00"}""")]
    [InlineData("""{"a":"\udc00"}""")]
    [InlineData("""{"a":"\uDC00\uD800"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"a":{"\udfff":1}}""")]
    [InlineData("""{"a":"\u0000"}""")]
    [InlineData("""{"\u0000":1}""")]
    public void Is_a_JSON_object_of_Unicode_text(string json) =>
        Assert.Equal("metadata Malformed", Metadata.Create(json).Faults());

    [Fact]
    public void Holds_neither_null_characters_nor_halves_of_characters()
    {
        foreach (var bad in new[]
            { "{\"a\":\"\ud800\"}", "{\"\udc00\":1}", "{\"a\":\"\0\"}", "\0{}",
                "{\"a\":\"\\ud800\udc00\"}", "{\"a\":\"\ud800\\udc00\"}" })
            Assert.Equal("metadata Malformed", Metadata.Create(bad).Faults());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Must_be_there(string? json) => Assert.Equal("metadata Missing", Metadata.Create(json).Faults());

    [Fact]
    public void Has_at_most_10_KB_of_UTF_8_not_counting_white_space()
    {
        var largest = $$"""{"k":"{{new string('x', Metadata.MaxBytes - 8)}}"}""";
        Assert.Equal(10_240, Kept(largest).Length);
        Assert.Equal("none", Metadata.Create(largest.Replace(":", " : ", StringComparison.Ordinal)).Faults());
        Assert.Equal(TooLong(10_240), Metadata.Create(largest.Replace("xx", "xxx", StringComparison.Ordinal)));
        Assert.Equal(TooLong(10_240), Metadata.Create($$"""{"k":"{{new string('é', 5_117)}}"}"""));
        Assert.Equal("none", Metadata.Create($$"""{"k":"{{new string('é', 5_116)}}"}""").Faults());
    }

    [Fact]
    public void Is_not_read_beyond_its_limit()
    {
        Assert.Equal("none", Metadata.Create("{}".PadRight(102_400)).Faults());
        Assert.Equal(TooLong(102_400), Metadata.Create("{}".PadRight(102_401)));
    }

    [Fact]
    public void Is_at_most_32_levels_deep()
    {
        Assert.Equal("none", Metadata.Create(Deep(32)).Faults());
        Assert.Equal("metadata Malformed", Metadata.Create(Deep(33)).Faults());
    }

    [SeededProperty]
    public bool Does_not_change_when_it_enters_again(Metadata metadata) =>
        Metadata.Create(metadata.Json) == Success<InvalidValue, Metadata>(metadata);

    [SeededProperty]
    public bool Carries_every_text_that_JSON_can_write(Wild key, Wild value)
    {
        // The writer puts U+FFFD for halves of characters, so what it wrote can always be read, save for U+0000.
        var json = JsonSerializer.Serialize(new Dictionary<string, string> { [$"k{key.Text}"] = value.Text });
        return Metadata.Create(json).Match(
            Succ: it => it.Json == json,
            Fail: _ => $"{key.Text}{value.Text}".Contains('\0'));
    }

    [SeededProperty]
    public bool Answers_every_wild_text(Wild wild) =>
        Metadata.Create($"{{\"a\":\"{wild.Text}\"}}").Match(
            Succ: it => Metadata.Create(it.Json).Lawful() == it
                && Encoding.UTF8.GetByteCount(it.Json) <= Metadata.MaxBytes,
            Fail: faults => faults.Count == 1);

    [Fact]
    public void Prints_its_size_alone() =>
        Assert.Equal("Metadata of 7 bytes", $"{Metadata.Create("""{"a":1}""").Lawful()}");

    [Fact]
    public void Empty_is_the_object_without_members() => Assert.Equal(Metadata.Empty, Metadata.Create("{ }").Lawful());

    static Validation<InvalidValue, Metadata> TooLong(int max) => new InvalidValue.TooLong("metadata", max);

    // The object itself is the first level.
    static string Deep(int levels) => $$"""{"a":{{new string('[', levels - 1)}}{{new string(']', levels - 1)}}}""";
}
