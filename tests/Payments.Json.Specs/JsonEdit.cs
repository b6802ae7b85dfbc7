using System.Text;
using System.Text.Json;

namespace Payments.Json.Specs;

/// <summary>Changes one member of a document in its text, so that the result may be anything, lawful or not.</summary>
static class JsonEdit
{
    public static string Value(string document, string path) => document[Find(document, path).Value];

    public static string Replace(string document, string path, string value)
    {
        var (_, range) = Find(document, path);
        return $"{document[..range.Start]}{value}{document[range.End..]}";
    }

    public static string Repeat(string document, string path, string value)
    {
        var (name, range) = Find(document, path);
        return $"{document[..range.End]},\"{name}\":{value}{document[range.End..]}";
    }

    public static string Remove(string document, string path)
    {
        var (name, range) = Find(document, path);
        var start = document.LastIndexOf($"\"{name}\"", range.Start.Value, StringComparison.Ordinal);
        var end = range.End.Value;
        if (document[end] == ',')
            return document.Remove(start, end + 1 - start);

        // The last member takes the comma before it along, with the white space between.
        var before = document[..start].TrimEnd();
        return $"{(before.EndsWith(',') ? before[..^1] : before)}{document[end..]}";
    }

    // ASCII documents only, so bytes are characters.
    static (string Name, Range Value) Find(string document, string path)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(document));
        reader.Read();
        var name = string.Empty;
        foreach (var step in path.Split('.'))
        {
            name = step.Split('[')[0];
            while (reader.Read() && reader.GetString() != name)
            {
                reader.Read();
                reader.Skip();
            }

            reader.Read();
            if (step.EndsWith("[0]", StringComparison.Ordinal))
                reader.Read();
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return (name, start..(int)reader.BytesConsumed);
    }
}
