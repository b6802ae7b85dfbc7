namespace Payments.Host.Specs.Program;

/// <summary>A lawful request to open a session.</summary>
static class Request
{
    public static string With(string reference) =>
        $$"""
        {"amount":100,"currency":"USD","description":"Deposit","reference":"{{reference}}",
         "order":{"identifier":"ORD12345","items":[{"name":"Deposit","type":"digital"}]},
         "customer":{"first_name":"Ada","last_name":"Doe","email":"ada@example.com","phone_number":"+2348036120313",
           "billing_address":{"line1":"1 Main St","city":"Lagos","state":"LA","country":"NG","zip_code":"12345"} } }
        """;
}
