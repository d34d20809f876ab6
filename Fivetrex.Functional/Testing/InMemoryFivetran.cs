using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Testing;

/// <summary>Fivetran in memory: the wire format, the paging, the errors and the state of the service, without a network.</summary>
/// <remarks>
/// <code>
/// var fivetran = new InMemoryFivetran();
/// var created = await Groups.Create(fivetran.Client, new NewGroup("warehouse")).RunAsync();
/// </code>
/// Ids and contents are the same in every run. Safe for many threads at once.
/// </remarks>
public sealed class InMemoryFivetran
{
    private readonly Lock gate = new();
    private readonly Account account;
    private readonly List<(Fault Fault, int Calls)> faults = [];
    private readonly List<SeenRequest> requests = [];
    private readonly TimeProvider time;
    private readonly string authorization;
    private TimeSpan advanced;

    /// <summary>An empty account on the clock of the system, for <c>test_key</c> and <c>test_secret</c>.</summary>
    public InMemoryFivetran()
        : this(TimeProvider.System)
    {
    }

    /// <summary>An empty account on a clock of your own, which <see cref="Client"/> waits by as well.</summary>
    public InMemoryFivetran(TimeProvider time)
        : this(time, "test_key", "test_secret")
    {
    }

    /// <summary>An empty account for credentials of your own.</summary>
    public InMemoryFivetran(TimeProvider time, string apiKey, string apiSecret)
    {
        this.time = time;
        account = new Account(() => time.GetUtcNow() + advanced);
        account.Found();
        Client = new ClientConfig(apiKey, apiSecret) { Send = Send, Time = time };
        authorization = Client.Authorization().ToString();
    }

    /// <summary>A config whose calls end here.</summary>
    public ClientConfig Client { get; }

    /// <summary>All requests so far, the refused and the failed ones included.</summary>
    public Seq<SeenRequest> Requests
    {
        get
        {
            lock (gate)
            {
                return toSeq(requests.ToArray());
            }
        }
    }

    /// <summary>How long a sync takes. A minute unless set.</summary>
    public TimeSpan SyncDuration
    {
        get => account.SyncDuration;
        set => account.SyncDuration = value;
    }

    /// <summary>Whether setup tests pass. They do unless set.</summary>
    public bool SetupTestsPass
    {
        get => account.SetupTestsPass;
        set => account.SetupTestsPass = value;
    }

    /// <summary>
    /// Whether the paths of before 2025, <c>/v1/connectors</c>, are answered too. The service may have dropped them; unless set, they are
    /// 404.
    /// </summary>
    public bool LegacyConnectors { get; init; }

    /// <summary>Moves the account's clock on, and with it the syncs. Nothing that waits is woken.</summary>
    public void Advance(TimeSpan by)
    {
        lock (gate)
        {
            advanced += by;
        }
    }

    /// <summary>Lets the next calls go wrong, before the account sees them. Repeated calls queue up.</summary>
    public void FailNext(int calls, Fault fault)
    {
        lock (gate)
        {
            faults.Add((fault, calls));
        }
    }

    /// <summary>Tells how the next sync of a connector ends, the running one included. They succeed unless told.</summary>
    /// <returns>Whether there is such a connector.</returns>
    public bool EndNextSync(string connectorId, SyncOutcome outcome)
    {
        lock (gate)
        {
            return account.EndNextSync(connectorId, outcome);
        }
    }

    /// <summary>Fills the account: groups, a destination in each, and connectors of several services.</summary>
    public void Seed(int groups, int connectorsPerGroup)
    {
        lock (gate)
        {
            account.Seed(groups, connectorsPerGroup);
        }
    }

    /// <summary>Answers a request: what <see cref="ClientConfig.Send"/> of <see cref="Client"/> calls, and a server can.</summary>
    public async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        var body = request.Content is { Headers.ContentLength: not 0 } content
            ? await content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false)
            : [];
        var fault = Record(request, body);
        if (fault.Bind(told => told.Delay).Case is TimeSpan delay)
        {
            await Task.Delay(delay, time, cancellation).ConfigureAwait(false);
        }

        cancellation.ThrowIfCancellationRequested();
        if (fault.Exists(told => told.IsDropped))
        {
            throw new HttpRequestException("The connection was dropped, as told.");
        }

        var reply = fault.Bind(told => told.Reply).IfNone(() => Answer(request, body));
        var answer = reply.File is { } file
            ? new ByteArrayContent(file) { Headers = { ContentType = new(reply.MediaType) } }
            : (HttpContent)new StringContent(reply.Body, Encoding.UTF8, reply.MediaType);
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status) { Content = answer, RequestMessage = request };
        fault.Bind(told => told.RetryAfter).IfSome(wait => response.Headers.RetryAfter = new RetryConditionHeaderValue(wait));
        return response;
    }

    private Option<Fault> Record(HttpRequestMessage request, byte[] body)
    {
        lock (gate)
        {
            var told = body.Length == 0 ? None : Some(IsUpload(request) ? $"{body.Length} bytes" : Encoding.UTF8.GetString(body));
            requests.Add(new SeenRequest(
                request.Method.Method, request.RequestUri!.AbsolutePath, request.RequestUri.Query, AcceptOf(request), told));
            return NextFault();
        }
    }

    private Option<Fault> NextFault()
    {
        faults.RemoveAll(told => told.Calls <= 0);
        if (faults is not [var (fault, calls), ..])
        {
            return None;
        }

        faults[0] = (fault, calls - 1);
        return fault;
    }

    private Reply Answer(HttpRequestMessage request, byte[] body)
    {
        lock (gate)
        {
            account.Settle();
            try
            {
                return Handled(request, body);
            }
            catch (Exception odd) when (odd is InvalidOperationException or FormatException or NullReferenceException or ArgumentException)
            {
                return Reply.BadInput($"The request makes no sense: {odd.Message}");
            }
        }
    }

    private Reply Handled(HttpRequestMessage request, byte[] body) => (
        from credentials in PathOf(request.RequestUri!) is ["public", ..] || request.Headers.Authorization?.ToString() == authorization
            ? Right<Reply, Unit>(unit)
            : Reply.Of(401, "Unauthorized", "The API key or secret is not valid.")
        from version in AcceptOf(request)
            .Split(',')
            .Any(one => one.Replace(
                " ",
                "",
                StringComparison.Ordinal) is ""
                    or "*/*"
                    or "application/json"
                    or "application/json;version=1"
                    or "application/json;version=2")
            ? Right<Reply, Unit>(unit)
            : Reply.Of(406, "NotAcceptable", $"Accept '{AcceptOf(request)}' is not supported.")
        from found in OperationFor(request)
        from json in BodyOf(request, body)
        from words in found.Operation.IsOfSource ? unit : Account.Understood(json)
        from reply in found.Operation.Handle(
            account,
            new Incoming(
                found.Ids, QueryOf(request), json)
            { HasBody = body.Length > 0, File = IsUpload(request) ? FileOf(request, body) : null })
        select reply).Match(Right: reply => reply, Left: refused => refused);

    private static string AcceptOf(HttpRequestMessage request) =>
        request.Headers.NonValidated.TryGetValues("Accept", out var values) ? values.ToString() : "";

    private static HashMap<string, string> QueryOf(HttpRequestMessage request) => toHashMap(
        from pair in request.RequestUri!.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        select (Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : ""));

    private static bool IsUpload(HttpRequestMessage request) => request.Content?.Headers.ContentType?.MediaType == "multipart/form-data";

    // the one part that an upload has: what is between the blank line after its headers and the line of the boundary
    private static byte[]? FileOf(HttpRequestMessage request, byte[] body)
    {
        var boundary = Encoding.ASCII.GetBytes(
            $"\r\n--{request.Content!.Headers.ContentType!.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value?.Trim('"')}");
        var start = body.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        var length = body.AsSpan(start).IndexOf(boundary);
        return start < 4
            || length < 0
            || !Encoding.ASCII
                .GetString(body, 0, start)
                .Replace("\"", "", StringComparison.Ordinal)
                .Contains("name=file", StringComparison.Ordinal) ? null : body[start..(start + length)];
    }

    private static Either<Reply, JsonObject> BodyOf(HttpRequestMessage request, byte[] body)
    {
        var text = IsUpload(request) ? "" : Encoding.UTF8.GetString(body);
        if (text.Length > 0 && request.Content?.Headers.ContentType?.MediaType != "application/json")
        {
            return Reply.Of(415, "UnsupportedMediaType", "Content-Type must be application/json.");
        }

        if (text.Length == 0)
        {
            return new JsonObject();
        }

        if (Reading.Whole<RawJson>(body, out var fault) is null)
        {
            return Reply.BadInput($"The body is not JSON: {fault}");
        }

        try
        {
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false }) is JsonObject json
                ? json
                : Reply.BadInput("The body is not a JSON object.");
        }
        catch (JsonException twice)
        {
            return Reply.BadInput($"The body is not JSON: {twice.Message}");
        }
    }

    private Either<Reply, (Operation Operation, Seq<string> Ids)> OperationFor(HttpRequestMessage request)
    {
        var path = PathOf(request.RequestUri!);

        // a path of its own goes before one with ids in it
        var routed = Account.Operations
            .Select(operation => (Operation: operation, Ids: operation.IdsOf(path)))
            .Where(match => match.Ids.IsSome)
            .OrderBy(match => match.Ids.Map(ids => ids.Count).IfNone(0))
            .ToList();
        var found = routed.Where(match => match.Operation.Method == request.Method.Method).ToList();
        return found.Count > 0 ? (found[0].Operation, found[0].Ids.IfNone(Empty))
            : routed.Count > 0 ? Reply.Of(405, "MethodNotAllowed", $"{request.Method} is not allowed here.")
            : Reply.Of(404, "NotFound", "HTTP 404 Not Found");
    }

    private string[] PathOf(Uri uri) => uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["v1", .. var rest] =>
            [
                .. rest.Select((segment, at) => LegacyConnectors && segment == "connectors" && at is 0 or 2
                    ? "connections"
                    : Uri.UnescapeDataString(segment)),
            ],
        ["public", ..] and var path => path,
        _ => [],
    };
}
