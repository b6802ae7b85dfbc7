namespace Payments.Http.Specs;

/// <summary>In which of two forms an error is told.</summary>
public sealed class AcceptanceSpec(SharedServer shared) : IClassFixture<SharedServer>
{
    const string Json = "application/json";
    const string Problem = "application/problem+json";

    [Theory]
    [InlineData(Problem, Problem)]
    [InlineData("Application/Problem+JSON;q=0.1", Problem)]
    [InlineData("application/json, application/problem+json", Problem)]
    [InlineData("application/json;q=0.5, application/problem+json;q=0.5", Problem)]
    [InlineData("*/*, application/problem+json", Problem)]
    [InlineData("application/json;q=0.5, application/problem+json;q=0.6", Problem)]
    [InlineData("application/json, application/problem+json;q=0", Json)]
    [InlineData("application/problem+json;q=0.0", Json)]
    [InlineData("application/json;q=0.6, application/problem+json;q=0.5", Json)]
    [InlineData("application/json, application/problem+json;q=0.9", Json)]
    [InlineData("text/html", Json)]
    [InlineData("application/*", Json)]
    [InlineData("text/application/problem+json", Json)]
    [InlineData("application/problem+jsonp", Json)]
    [InlineData(";;,=", Json)]
    [InlineData(null, Json)]
    public async Task Is_the_one_that_the_client_likes_better(string? accept, string type)
    {
        var reply = await shared.Server.Send(HttpMethod.Get, "/nowhere", accept: accept);

        Assert.Equal((404, $"{type}; charset=utf-8"), (reply.Status, reply.Header("Content-Type")));
    }
}
