namespace Payments.Host.Serve;

/// <summary>
/// A session to open by hand, on one line and within a shell's single quotes; each paste takes a reference of its
/// own.
/// </summary>
static class SampleRequest
{
    public const string Json =
        """
        {"amount":100,"currency":"USD","description":"Deposit","reference":"ref-'$(date +%s)'","order":{"identifier":"ORD12345","items":[{"name":"Deposit","type":"digital"}]},"customer":{"first_name":"Ada","last_name":"Doe","email":"ada@example.com","phone_number":"+2348036120313","billing_address":{"line1":"1 Main St","city":"Lagos","state":"LA","country":"NG","zip_code":"12345"}}}
        """;
}
