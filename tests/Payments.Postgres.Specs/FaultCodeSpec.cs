using Npgsql;

namespace Payments.Postgres.Specs;

/// <summary>What each thing that the server or the driver may say means to a caller.</summary>
public sealed class FaultCodeSpec
{
    /// <summary>PostgreSQL, appendix A: a full disk cannot be had in a test, but what it says can.</summary>
    [Theory]
    [InlineData("40001", "Busy")]
    [InlineData("40P01", "Busy")]
    [InlineData("55P03", "Busy")]
    [InlineData("57014", "Busy")]
    [InlineData("53300", "Busy")]
    [InlineData("25P03", "Busy")]
    [InlineData("53100", "Full")]
    [InlineData("53200", "Unreachable")]
    [InlineData("08006", "Unreachable")]
    [InlineData("40003", "Unreachable")]
    [InlineData("57P01", "Unreachable")]
    [InlineData("57P02", "Unreachable")]
    [InlineData("57P03", "Unreachable")]
    [InlineData("58030", "Unreachable")]
    [InlineData("25006", "Unreachable")]
    [InlineData("28P01", "Unreachable")]
    [InlineData("3D000", "Unreachable")]
    [InlineData("42501", "Unreachable")]
    [InlineData("42P01", "Unreadable")]
    [InlineData("42703", "Unreadable")]
    [InlineData("22021", "Unreadable")]
    [InlineData("23514", "Unreadable")]
    [InlineData("XX001", "Unreadable")]
    public void Every_code_of_the_server_is_a_fault(string code, string fault) =>
        Assert.Equal(fault, Fault(new PostgresException("", "ERROR", "ERROR", code)));

    [Fact]
    public void What_breaks_the_connection_leaves_it_open_what_is_stored() =>
        Assert.Equal("Unreachable", Fault(new NpgsqlException("", new IOException())));

    static string? Fault(Exception why) =>
        typeof(PostgresStore).Assembly.GetType("Payments.Postgres.PostgresFaults")?
            .GetMethod("Of", [typeof(Exception)])?.Invoke(null, [why])?.GetType().Name;
}
