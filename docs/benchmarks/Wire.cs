using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Fivetrex.Functional.Benchmarks;

/// <summary>A service that answers from memory without latency, so that only the client is measured.</summary>
internal sealed class Wire(int connectors, int pageSize) : HttpMessageHandler
{
    private const string Connector = """
        {"id":"speak_inexperienced_00000","group_id":"decent_dropsy","service":"postgres","service_version":1,"schema":"crm_eu_00000",
        "connected_by":"lawful_cinder","created_at":"2025-02-11T09:30:11.204117Z","succeeded_at":"2026-11-20T06:02:44.118Z",
        "failed_at":null,"paused":false,"pause_after_trial":false,"sync_frequency":360,"schedule_type":"auto",
        "data_delay_sensitivity":"NORMAL","data_delay_threshold":0,"networking_method":"Directly","private_link_id":null,
        "proxy_agent_id":null,"hybrid_deployment_agent_id":null,"status":{"setup_state":"connected","schema_status":"ready",
        "sync_state":"scheduled","update_state":"on_schedule","is_historical_sync":false,"tasks":[],"warnings":[]},
        "config":{"schema_prefix":"crm_eu_00000","host":"db.example.com","port":5432,"user":"fivetran","password":"******"}}
        """;

    private readonly int pages = Math.Max(1, (connectors + pageSize - 1) / pageSize);
    private readonly byte[] items = Encoding.UTF8.GetBytes(string.Join(
        ',', Enumerable.Range(0, Math.Min(connectors, pageSize)).Select(Numbered)));

    public static byte[] Group { get; } =
        """{"code":"Success","data":{"id":"decent_dropsy","name":"warehouse_eu","created_at":"2024-05-02T08:11:45.120394Z"}}"""u8.ToArray();

    public byte[] Page(int number) =>
        [
            .. """{"code":"Success","data":{"items":["""u8,
            .. items,
            .. Encoding.UTF8.GetBytes(number + 1 < pages ? $"],\"next_cursor\":\"{number + 1}\"}}}}" : "]}}"),
        ];

    public ClientConfig Config(bool readAhead = true)
    {
        var invoker = new HttpMessageInvoker(this);
        return new("key", "secret") { PageSize = pageSize, ReadAhead = readAhead, Retry = RetryPolicy.Never, Send = invoker.SendAsync };
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(request.RequestUri!.AbsolutePath switch
        {
            "/v1/groups/decent_dropsy" => Answer(HttpStatusCode.OK, Group),
            "/v1/groups/decent_dropsy/connections" => Answer(HttpStatusCode.OK, Page(NumberOf(request.RequestUri))),
            _ => Answer(HttpStatusCode.NotFound, """{"code":"NotFound_Group","message":"There is no such group"}"""u8.ToArray()),
        });

    private static int NumberOf(Uri page) =>
        page.Query.Split("cursor=") is [_, var cursor] ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;

    private static HttpResponseMessage Answer(HttpStatusCode status, byte[] body) => new(status)
    {
        Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    };

    private static string Numbered(int number) =>
        Connector.ReplaceLineEndings("").Replace("00000", number.ToString("D5", CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
