using System.Text.Json;

namespace Payments.Json.Writing;

/// <summary>Writes the members of one value.</summary>
delegate Utf8JsonWriter WriteValue<in T>(Utf8JsonWriter json, T value);

/// <summary>Writing members one after the other, as one expression.</summary>
static class WriterWords
{
    public static Utf8JsonWriter Text(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string text)
    {
        json.WritePropertyName(name);
        Quoted.Write(json, text);
        return json;
    }

    public static Utf8JsonWriter Number(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long number)
    {
        json.WriteNumber(name, number);
        return json;
    }

    public static Utf8JsonWriter Null(this Utf8JsonWriter json, ReadOnlySpan<byte> name)
    {
        json.WriteNull(name);
        return json;
    }

    public static Utf8JsonWriter TextOrNull(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Option<string> text) =>
        text.Case is string given ? json.Text(name, given) : json.Null(name);

    public static Utf8JsonWriter TextIfAny(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Option<string> text) =>
        text.Case is string given ? json.Text(name, given) : json;

    /// <summary>A value that is JSON already.</summary>
    public static Utf8JsonWriter Raw(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
        return json;
    }

    public static Utf8JsonWriter Object<T>(
        this Utf8JsonWriter json, ReadOnlySpan<byte> name, T value, WriteValue<T> write)
    {
        json.WriteStartObject(name);
        write(json, value);
        json.WriteEndObject();
        return json;
    }

    public static Utf8JsonWriter Objects<T>(
        this Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<T> values, WriteValue<T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            write(json, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return json;
    }

    /// <summary>Left out when there is none.</summary>
    public static Utf8JsonWriter IfGiven<T>(
        this Utf8JsonWriter json, Option<T> value, Func<Utf8JsonWriter, T, Utf8JsonWriter> write) =>
        value.Match(Some: it => write(json, it), None: () => json);
}
