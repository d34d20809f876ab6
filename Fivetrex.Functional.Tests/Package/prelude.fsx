// The script of FSharpPagesTests: it uses the prelude with nothing but the package. The test adds the version to the first line.
#r "nuget: Fivetrex.Functional"

open System
open System.Threading.Tasks
open Fivetrex.Functional
open Fivetrex.Functional.Models
open Fivetrex.Functional.Testing

let show name value = printfn $"%s{name}: %A{value}"

let outcome (result: Result<'a, FivetranError>) : Result<'a, string> = Result.mapError _.GetType().Name result

let service () =
    let service = InMemoryFivetran()
    service.Seed(groups = 2, connectorsPerGroup = 3)
    service, service.Client.WithRetry(RetryPolicy.Never).WithPageSize 2

let first (config: ClientConfig) =
    match collect (Groups.Stream config) with
    | Ok groups -> groups.Head
    | Error error -> failwith $"{error}"

let twice =
    let _, config = service ()
    let known = first config

    fivetran {
        let! one = Groups.Get(config, known.Id)
        and! other = Groups.Get(config, known.Id)
        and! number = (Ok 3: Result<int, FivetranError>)
        return one.Name, other = known, number
    }

show "and!" (run twice |> outcome)

let together =
    let bothAreOut = TaskCompletionSource()
    let out = ref 0

    let meet =
        fivetran {
            if Threading.Interlocked.Increment out = 2 then
                bothAreOut.SetResult()

            let! met =
                task {
                    do! bothAreOut.Task.WaitAsync(TimeSpan.FromSeconds 30.0)
                    return (Ok "met": Result<string, FivetranError>)
                }

            return met
        }

    fivetran {
        let! one = meet
        and! other = meet
        return one, other
    }

show "and! is at the same time" (run together |> outcome)

let refusedByTheFirst =
    let _, config = service ()

    fivetran {
        let! one = Groups.Get(config, "..")
        and! other = Groups.Get(config, "no_such_group")
        return one, other
    }

show "and! takes the first error" (run refusedByTheFirst |> outcome)

let pausedOneByOne (items: ClientConfig -> seq<Connector>) =
    let service, config = service ()
    let count = ref 0

    let all =
        fivetran {
            for connector in items config do
                let! paused = Connectors.Pause(config, connector.Id)
                count.Value <- count.Value + if paused.IsPaused then 1 else 0

            return count.Value
        }

    run all |> outcome, service.Requests.Count

show "for over a list" (pausedOneByOne (fun config -> collect (Connectors.Stream config) |> Result.defaultValue [] |> Seq.ofList))

let overStreams =
    let service, config = service ()
    let seen = Collections.Generic.List<string>()

    let all =
        fivetran {
            for g in Groups.Stream config do
                for connector in Connectors.StreamAsync(config, g.Id) do
                    do! Connectors.Pause(config, connector.Id) |> Call.ignore
                    seen.Add $"{g.Name}/{connector.Schema}"
        }

    run all |> outcome |> Result.map ignore, seen.Count, service.Requests.Count

show "for over streams" overStreams

let brokenStream (stream: ClientConfig -> FivetranBuilder -> Call<LanguageExt.Unit>) =
    let service, config = service ()
    service.FailNext(1, Fault.Status 500)
    run (stream config fivetran) |> outcome |> Result.map ignore

show "for ends with the error of a Stream" (brokenStream (fun config _ -> fivetran { for _ in Groups.Stream config do () }))
show "for ends with the error of a StreamAsync" (brokenStream (fun config _ -> fivetran { for _ in Groups.StreamAsync config do () }))

let stopped =
    let service, config = service ()

    let call =
        fivetran {
            for g in Groups.StreamAsync(config.WithReadAhead false) do
                let! gone = Groups.Get(config, $"no_{g.Id}")
                printfn $"never reached: {gone}"
        }

    run call |> outcome |> Result.map ignore, service.Requests.Count

show "for ends with an error in it" stopped

let whileCall =
    let service, config = service ()
    let known = first config
    let connector = Connectors.Stream(config, known.Id) |> Seq.head |> Result.ofEither

    fivetran {
        let! connector = connector
        do! Connectors.Sync(config, connector.Id)
        let waits = ref 0
        let syncing = ref true

        while syncing.Value do
            waits.Value <- waits.Value + 1
            service.Advance(service.SyncDuration / 2.0)
            let! now = Connectors.Get(config, connector.Id)
            syncing.Value <- now.IsSyncing

        return waits.Value
    }

show "while" (run whileCall |> outcome)

let long =
    fivetran {
        let count = ref 0

        while count.Value < 100_000 do
            let! one = (Ok 1: Result<int, FivetranError>)
            count.Value <- count.Value + one

        for _ in 1..100_000 do
            let! one = (Ok 1: Result<int, FivetranError>)
            count.Value <- count.Value + one

        return count.Value
    }

show "loops are as long as they like" (run long |> outcome)

let cleaned =
    let log = Collections.Generic.List<string>()

    let call fails =
        fivetran {
            use _ = { new IDisposable with member _.Dispose() = log.Add "disposed" }

            try
                try
                    if fails then
                        invalidOp "a bug"

                    let! gone = Groups.Get(snd (service ()), "no_such_group")
                    return gone.Name
                with :? InvalidOperationException as bug ->
                    log.Add bug.Message
                    return "handled"
            finally
                log.Add "finally"
        }

    [ run (call true) |> outcome; run (call false) |> outcome ], List.ofSeq log

show "use, try, with, finally" cleaned

let pipelines =
    let _, config = service ()

    run (Groups.Get(config, (first config).Id) |> Call.map _.Name |> Call.bind (fun name -> fivetran { return name.Length })) |> outcome,
    run (Groups.Get(config, "none") |> Call.map _.Name |> Call.orElse (fun _ -> fivetran { return "a default" })) |> outcome,
    Groups.Stream config
    |> Stream.bind (fun g -> Connectors.Stream(config, g.Id))
    |> Stream.filter _.IsSyncing
    |> Stream.map _.Schema
    |> collect
    |> outcome

show "pipelines" pipelines

let inTasks =
    task {
        let service, config = service ()
        let! all = Connectors.StreamAsync config |> AsyncStream.collect
        let! length = Groups.StreamAsync config |> AsyncStream.fold (fun sum g -> sum + g.Name.Length) 0
        let seen = Collections.Generic.List<string>()
        let! read = Groups.StreamAsync config |> AsyncStream.iter (fun g -> task { seen.Add g.Name })

        let! thrown =
            task {
                try
                    let! read = Groups.StreamAsync config |> AsyncStream.iter (fun _ -> invalidOp "a bug")
                    return $"{read}"
                with bug ->
                    return bug.Message
            }

        service.FailNext(1, Fault.Status 403)
        let! failed = Groups.StreamAsync config |> AsyncStream.collect
        return outcome all |> Result.map _.Length, outcome length, outcome read, List.ofSeq seen, thrown, outcome failed
    }

show "task" inTasks.Result

show "options" (Option.ofExt (Option.toExt (Some 1)), Option.ofExt (Option.toExt (None: int option)))

let config =
    let service, config = service ()

    fivetran {
        let! created =
            Connectors.Create(
                config,
                NewConnector(
                    (first config).Id,
                    "postgres",
                    Config =
                        {| schema_prefix = "crm"
                           port = Some 5432
                           update_method = (None: string option)
                           tables = [ "a"; "b" ] |}
                )
            )

        let! changed = Connectors.Update(config, created.Id, ConnectorUpdate(Paused = Option.toExt (Some true)))
        return created.Schema, changed.IsPaused, service.Requests |> Seq.choose (_.Body >> Option.ofExt) |> List.ofSeq
    }

show "anonymous records" (run config |> outcome)

let named (error: FivetranError) =
    match Reason.ofError error with
    | Reason.Unauthorized _ -> "Unauthorized"
    | Reason.Forbidden _ -> "Forbidden"
    | Reason.NotFound _ -> "NotFound"
    | Reason.Conflict _ -> "Conflict"
    | Reason.RateLimited _ -> "RateLimited"
    | Reason.InvalidRequest _ -> "InvalidRequest"
    | Reason.ServerError _ -> "ServerError"
    | Reason.Transport e -> $"Transport {e.Cause.Message}"
    | Reason.Timeout _ -> "Timeout"
    | Reason.Decoding e -> $"Decoding {e.Body.Reveal()}"
    | Reason.Cancelled _ -> "Cancelled"
    | Reason.Unknown _ -> "Unknown"

let advised error =
    match error with
    | NotFound -> "gone"
    | RateLimited(Some wait) -> $"again in {wait}"
    | Transient -> "again"
    | _ -> "look"

let errors: FivetranError list =
    [ FivetranError.NotFound()
      FivetranError.RateLimited(Option.toExt (Some(TimeSpan.FromMinutes 1.0)))
      FivetranError.ServerError()
      FivetranError.Transport(IO.IOException "reset")
      FivetranError.Decoding(Secret "{}")
      FivetranError.Forbidden() ]

for error in errors do
    printfn $"{named error}: {advised error}"
