namespace Payments.Json;

/// <summary>The names of the HTTP statuses that we answer with (RFC 9110 section 15, RFC 6585).</summary>
static class StatusTitle
{
    public static string Of(int status) =>
        status switch
        {
            400 => "Bad Request",
            401 => "Unauthorized",
            403 => "Forbidden",
            404 => "Not Found",
            405 => "Method Not Allowed",
            406 => "Not Acceptable",
            408 => "Request Timeout",
            409 => "Conflict",
            413 => "Content Too Large",
            415 => "Unsupported Media Type",
            422 => "Unprocessable Content",
            429 => "Too Many Requests",
            500 => "Internal Server Error",
            502 => "Bad Gateway",
            503 => "Service Unavailable",
            504 => "Gateway Timeout",
            _ => status < 500 ? "Bad Request" : "Internal Server Error",
        };
}
