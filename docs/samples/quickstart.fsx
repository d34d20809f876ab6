// The tour of quickstart.cs in F#:  dotnet build, then  dotnet fsi docs/samples/quickstart.fsx
//
// Without credentials the tour uses the embedded Fivetran. With FIVETRAN_API_KEY and FIVETRAN_API_SECRET set, it uses the live
// service and only reads.

#load "Fivetrex.fsx"

open System
open System.Threading
open Fivetrex.Functional
open Fivetrex.Functional.Models
open Fivetrex.Functional.Testing

let chapter title lines =
    printfn $"\n{title}"
    lines |> List.iter (printfn "  %s")

let stateOf (connector: Connector) =
    connector.SyncState |> Option.ofExt |> Option.map string |> Option.defaultValue "unknown"

let row (connector: Connector) =
    $"%-16s{connector.Id} %-14s{string connector.Service} %-14s{connector.Schema} {stateOf connector}"

let create config =
    fivetran {
        let! warehouse = Groups.Create(config, NewGroup "warehouse_eu")

        let! destination =
            Destinations.Create(
                config,
                NewDestination(
                    warehouse.Id,
                    Service.Snowflake,
                    "+1",
                    Region = Region.AwsEuCentral1,
                    Config =
                        {| host = "acme.snowflakecomputing.com"
                           port = 443
                           database = "RAW"
                           user = "FIVETRAN"
                           password = "secret" |}
                )
            )

        let! sheets =
            Connectors.Create(
                config,
                NewConnector(warehouse.Id, Service.GoogleSheets, Config = {| schema = "plans"; table = "budget" |}, Paused = true)
            )

        let! crm =
            Connectors.Create(
                config,
                NewConnector(
                    warehouse.Id,
                    "postgres",
                    Config = {| schema_prefix = "crm"; host = "db.example.com"; port = 5432; password = "secret" |}
                )
            )

        let password = crm.Config |> Option.ofExt |> Option.bind (fun c -> c.Text "password" |> Option.ofExt)

        chapter "Create a group, its destination and two connectors" [
            $"{warehouse.Name} is {warehouse.Id}, and loads into {destination.Service}"
            $"{sheets.Schema} is {sheets.Id}, {crm.Schema} is {crm.Id}"
            $"the password of {crm.Schema} comes back as {Option.defaultValue String.Empty password}"
        ]

        return crm
    }

let testDestination config destinationId =
    fivetran {
        let! result = Destinations.Test(config, destinationId)
        chapter "Test the destination" [ for test in result.SetupTests -> $"{test.Title}: {test.Status}" ]
    }

let listConnectors (config: ClientConfig) (groupId: string) =
    fivetran {
        let! page = Connectors.List(config, groupId, PageRequest(Limit = 10))
        chapter "List what the group has" [ for connector in page.Items -> row connector ]
    }

let streamAllGroups (service: InMemoryFivetran) =
    fivetran {
        service.Seed(groups = 3, connectorsPerGroup = 40)

        let! paused =
            Groups.Stream(service.Client).BindT(fun g -> Connectors.Stream(service.Client, g.Id)).FilterT(_.IsPaused)
            |> collect

        chapter "Stream the connectors of all groups, and keep the paused ones" [
            $"{paused.Length} of them"
            $"the first: {paused.Head.Schema}"
        ]
    }

// The clock of the embedded Fivetran can be advanced, so the program does not wait for the sync.
let syncAndWatch (service: InMemoryFivetran) connectorId =
    fivetran {
        let! before = Connectors.Get(service.Client, connectorId)
        do! Connectors.Sync(service.Client, connectorId)
        let! during = Connectors.Get(service.Client, connectorId)
        service.Advance service.SyncDuration
        let! after = Connectors.Get(service.Client, connectorId)
        chapter "Trigger a sync and watch it" [ [ before; during; after ] |> List.map stateOf |> String.concat " → " ]
    }

let pauseAndResume config connectorId =
    fivetran {
        let! paused = Connectors.Pause(config, connectorId)
        let! resumed = Connectors.Resume(config, connectorId)
        chapter "Pause and resume" [ $"{stateOf paused} → {stateOf resumed}" ]
    }

let resync config connectorId =
    fivetran {
        let! refusal = Connectors.Resync(config, connectorId, Unchecked.defaultof<Confirm>) |> refused
        do! Connectors.Resync(config, connectorId, Confirm.HistoricalResync)
        let! connector = Connectors.Get(config, connectorId)
        chapter "Re-sync, which requires a confirmation" [ $"without: {refusal.Message}"; $"with: {stateOf connector}" ]
    }

let whatToDo error =
    match error with
    | Unauthorized -> "check the key and the secret"
    | Forbidden -> "check the role of the key"
    | NotFound -> "treat it as deleted"
    | Conflict _ -> "resolve the conflict first"
    | RateLimited(Some wait) -> $"try again in {wait.TotalMinutes} minutes"
    | RateLimited None -> "try again in a minute"
    | InvalidRequest _ -> "correct the request"
    | ServerError _ -> "try again later"
    | Transport _ -> "check the network"
    | Timeout _ -> "check whether it was done"
    | Decoding(message, _) -> $"report it: {message}"
    | Cancelled -> "nothing: the program cancelled it"
    | other -> $"report it: {other}"

// One call for each case of FivetranError. Retries are off, because the transient errors would wait for them.
let everyError (service: InMemoryFivetran) (groupId: string) =
    let config = service.Client.WithRetry RetryPolicy.Never

    let failWith fault (call: Call<Group>) =
        service.FailNext(1, fault)
        call |> refused

    fivetran {
        let! unauthorized = Groups.Get(config.WithCredentials("test_key", "wrong"), groupId) |> refused
        let! forbidden = Groups.Get(config, groupId) |> failWith (Fault.Status(403, "Forbidden", "The role does not allow this."))
        let! notFound = Groups.Get(config, "no_such_group") |> refused
        let! conflict = Destinations.Delete(config, groupId) |> refused
        let! rateLimited = Groups.Get(config, groupId) |> failWith (Fault.RateLimited(TimeSpan.FromMinutes 2.0))
        let! invalid = Groups.Get(config, "..") |> refused
        let! server = Groups.Get(config, groupId) |> failWith (Fault.Answer(502, "<html>Bad Gateway</html>", "text/html"))
        let! transport = Groups.Get(config, groupId) |> failWith Fault.Dropped
        let hasty = config.WithTimeout(TimeSpan.FromMilliseconds 1.0)
        let! timeout = Groups.Get(hasty, groupId) |> failWith (Fault.Delayed(TimeSpan.FromMinutes 5.0))
        let! decoding = Groups.Get(config, groupId) |> failWith (Fault.Answer(200, """{"data":{}}""", "application/json"))
        let! cancelled = Groups.Get(config.WithCancellation(CancellationToken true), groupId) |> refused
        let! unknown = Groups.Get(config, groupId) |> failWith (Fault.Status 418)

        let first = [ unauthorized; forbidden; notFound; conflict; rateLimited; invalid ]
        let second = [ server; transport; timeout; decoding; cancelled; unknown ]

        chapter "One call for each kind of error" [
            for error in first @ second -> $"%-15s{error.GetType().Name}{whatToDo error}"
        ]
    }

let cleanUp config (connector: Connector) =
    fivetran {
        do! Groups.Delete(config, connector.GroupId, Confirm.GroupDeletion)
        let! gone = Connectors.Get(config, connector.Id) |> refused
        chapter "Clean up" [ gone.Message ]
    }

let tour (service: InMemoryFivetran) =
    fivetran {
        let config = service.Client
        let! connector = create config
        do! testDestination config connector.GroupId
        do! listConnectors config connector.GroupId
        do! streamAllGroups service
        do! syncAndWatch service connector.Id
        do! pauseAndResume config connector.Id
        do! resync config connector.Id
        do! everyError service connector.GroupId
        do! cleanUp config connector
        return $"That was {service.Requests.Count} requests."
    }

let look (config: ClientConfig) =
    fivetran {
        let! page = Groups.List(config, PageRequest(Limit = 10))
        chapter "The first groups of the live account" [ for g in page.Items -> $"%-20s{g.Id} {g.Name}" ]
        let! connectors = Connectors.List(config, PageRequest(Limit = 10))
        chapter "The first connectors of the live account" [ for connector in connectors.Items -> row connector ]
        return "Nothing was changed."
    }

let call =
    match ClientConfig.FromEnvironment() |> Result.ofEither with
    | Ok live -> look live
    | Error missing ->
        chapter "On the embedded Fivetran" [ "For the live service, read-only:"; missing.Message ]
        tour (InMemoryFivetran())

match run call with
| Ok goodbye -> printfn $"\n{goodbye}"
| Error error ->
    eprintfn $"\n{error}"
    exit 1
