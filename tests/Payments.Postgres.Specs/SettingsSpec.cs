namespace Payments.Postgres.Specs;

/// <summary>What is no connection or no schema is refused before anybody connects.</summary>
public sealed class SettingsSpec
{
    const string Local = "Host=localhost;Database=payments;Username=app;Password=secret";

    [Theory]
    [InlineData(null, "connection_must_be_present")]
    [InlineData(" ", "connection_must_be_present")]
    [InlineData("nonsense", "connection_must_be_well_formed")]
    [InlineData("Host=a;Port=many", "connection_must_be_well_formed")]
    [InlineData("Host=a;Unheard Of=1", "connection_must_be_well_formed")]
    [InlineData("Database=payments", "connection_must_be_well_formed")]
    [InlineData("Host=a;Maximum Pool Size=0", "connection_must_be_well_formed")]
    [InlineData("Host=a;Minimum Pool Size=50", "connection_must_be_well_formed")]
    [InlineData("Host=a;Multiplexing=true;Pooling=false", "connection_must_be_well_formed")]
    public void What_is_no_connection_is_refused(string? connection, string code) =>
        Assert.Equal(
            [code],
            PostgresSettings.Create(connection).Match(
                Succ: _ => System.Array.Empty<string>(), Fail: why => why.Map(it => it.Code).ToArray()));

    [Theory]
    [InlineData("payments", true)]
    [InlineData("_p2", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("Payments", false)]
    [InlineData("2p", false)]
    [InlineData("pg_p", false)]
    [InlineData("information_schema", false)]
    [InlineData("p; DROP SCHEMA public", false)]
    [InlineData("p\n", false)]
    public void A_schema_has_a_plain_name(string? schema, bool isOne) =>
        Assert.Equal(isOne, PostgresSettings.Create(Local, schema).IsSuccess);

    [Fact]
    public void Settings_print_without_what_opens_the_server() =>
        Assert.Equal(
            "localhost:5432/payments, schema payments",
            PostgresSettings.Create(Local).Match(Succ: it => $"{it}", Fail: _ => string.Empty));
}
