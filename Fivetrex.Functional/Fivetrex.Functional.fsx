// The F# prelude: option and Result for LanguageExt's Option and Either, patterns for the errors, and the fivetran { } builder.
// F# Interactive loads this file together with the package, which contains it as content/Fivetrex.Functional.fsx:
//
//   #r "nuget: Fivetrex.Functional"
//   open Fivetrex.Functional

namespace Fivetrex.Functional

// LanguageExt is not opened: its Some, Seq and List would hide those of F#
open System
open System.Collections.Generic
open System.Runtime.ExceptionServices
open System.Threading.Tasks

type Either<'a> = LanguageExt.Either<FivetranError, 'a>

/// A description of one or more requests; nothing is sent until it is run.
type Call<'a> = LanguageExt.Aff<Either<'a>>

/// A lazy sequence: pages are fetched as they are read.
type Stream<'a> = LanguageExt.Seq<Either<'a>>

/// An asynchronous sequence, which keeps no item that was read.
type AsyncStream<'a> = IAsyncEnumerable<Either<'a>>

module Option =
    let ofExt (value: LanguageExt.Option<'a>) : 'a option =
        if value.IsSome then Some(value.IfNone(Unchecked.defaultof<'a>)) else None

    let toExt (value: 'a option) : LanguageExt.Option<'a> =
        match value with Some value -> LanguageExt.Option<'a>.Some value | None -> LanguageExt.Option<'a>.None

module List =
    let toExt (items: 'a list) : LanguageExt.Seq<'a> = LanguageExt.Prelude.toSeq items

module Map =
    let toExt (items: Map<string, 'a>) : LanguageExt.HashMap<string, 'a> =
        LanguageExt.Prelude.toHashMap<string, 'a> (items |> Seq.map (fun item -> struct (item.Key, item.Value)))

module Result =
    let ofEither (either: Either<'a>) : Result<'a, FivetranError> =
        either.Match(Right = Func<'a, Result<'a, FivetranError>> Ok, Left = Func<FivetranError, Result<'a, FivetranError>> Error)

    /// Fails for Ok (): C# sees F#'s unit as null, which Right does not accept.
    let toEither (result: Result<'a, FivetranError>) : Either<'a> =
        match result with Ok value -> Either<'a>.Right value | Error error -> Either<'a>.Left error

/// FivetranError as an F# union, so that the compiler reports an incomplete match:
/// match Reason.ofError error with Reason.NotFound _ -> …
[<RequireQualifiedAccess>]
type Reason =
    | Unauthorized of FivetranError.Unauthorized
    | Forbidden of FivetranError.Forbidden
    | NotFound of FivetranError.NotFound
    | Conflict of FivetranError.Conflict
    | RateLimited of FivetranError.RateLimited
    | InvalidRequest of FivetranError.InvalidRequest
    | ServerError of FivetranError.ServerError
    | Transport of FivetranError.Transport
    | Timeout of FivetranError.Timeout
    | Decoding of FivetranError.Decoding
    | Cancelled of FivetranError.Cancelled
    | Unknown of FivetranError.Unknown

    static member ofError(error: FivetranError) : Reason =
        error.Match(
            Unauthorized = Unauthorized, Forbidden = Forbidden, NotFound = NotFound, Conflict = Conflict,
            RateLimited = RateLimited, InvalidRequest = InvalidRequest, ServerError = ServerError, Transport = Transport,
            Timeout = Timeout, Decoding = Decoding, Cancelled = Cancelled, Unknown = Unknown
        )

/// Partial patterns for the cases of FivetranError, for a match that names some of them.
[<AutoOpen>]
module Errors =
    let (|Unauthorized|_|) (error: FivetranError) = match error with :? FivetranError.Unauthorized -> Some() | _ -> None
    let (|Forbidden|_|) (error: FivetranError) = match error with :? FivetranError.Forbidden -> Some() | _ -> None
    let (|NotFound|_|) (error: FivetranError) = match error with :? FivetranError.NotFound -> Some() | _ -> None
    let (|Conflict|_|) (error: FivetranError) = match error with :? FivetranError.Conflict as e -> Some e.Message | _ -> None
    let (|RateLimited|_|) (error: FivetranError) =
        match error with :? FivetranError.RateLimited as e -> Some(Option.ofExt e.RetryAfter) | _ -> None
    let (|InvalidRequest|_|) (error: FivetranError) = match error with :? FivetranError.InvalidRequest as e -> Some e.Message | _ -> None
    let (|ServerError|_|) (error: FivetranError) =
        match error with :? FivetranError.ServerError as e -> Some(Option.ofExt e.Status) | _ -> None
    let (|Transport|_|) (error: FivetranError) = match error with :? FivetranError.Transport as e -> Some e.Cause | _ -> None
    let (|Timeout|_|) (error: FivetranError) = match error with :? FivetranError.Timeout as e -> Some e.Endpoint | _ -> None
    let (|Decoding|_|) (error: FivetranError) = match error with :? FivetranError.Decoding as e -> Some(e.Message, e.Body) | _ -> None
    let (|Cancelled|_|) (error: FivetranError) = match error with :? FivetranError.Cancelled -> Some() | _ -> None
    let (|Unknown|_|) (error: FivetranError) = match error with :? FivetranError.Unknown as e -> Some(Option.ofExt e.Status) | _ -> None

    /// An error after which the same call may succeed later.
    let (|Transient|_|) (error: FivetranError) = if error.IsTransient then Some() else None

/// The cases of the end of a wait for a sync; the compiler reports an incomplete match.
[<AutoOpen>]
module Ends =
    let (|Succeeded|Failed|Rescheduled|Paused|DeadlinePassed|Gone|) (ending: SyncEnd) =
        match ending with
        | :? SyncEnd.Succeeded as e -> Succeeded e.At
        | :? SyncEnd.Failed as e -> Failed(Option.ofExt e.Reason)
        | :? SyncEnd.Rescheduled as e -> Rescheduled(Option.ofExt e.Until)
        | :? SyncEnd.Paused -> Paused
        | :? SyncEnd.DeadlinePassed as e -> DeadlinePassed(Option.ofExt e.Last)
        | _ -> Gone

[<AutoOpen>]
module Running =
    /// Runs a call as a task.
    let runTask (call: Call<'a>) : Task<Result<'a, FivetranError>> =
        task {
            let! either = call.RunAsync()
            return Result.ofEither either
        }

    /// Runs a call, and blocks until it ends.
    let run (call: Call<'a>) : Result<'a, FivetranError> = (runTask call).GetAwaiter().GetResult()

    /// The items of a stream, as they are read.
    let results (stream: Stream<'a>) : seq<Result<'a, FivetranError>> = Seq.map Result.ofEither stream

    /// All items of a stream, or the error that ended it.
    let collect (stream: Stream<'a>) : Result<'a list, FivetranError> = stream.Collect() |> Result.ofEither |> Result.map List.ofSeq

/// Functions on calls, for pipelines.
module Call =
    let map (f: 'a -> 'b) (call: Call<'a>) : Call<'b> = call.MapT(Func<'a, 'b> f)
    let bind (f: 'a -> Call<'b>) (call: Call<'a>) : Call<'b> = call.BindT(Func<'a, Call<'b>> f)
    let mapError (f: FivetranError -> FivetranError) (call: Call<'a>) : Call<'a> = call.MapErrorT(Func<FivetranError, FivetranError> f)
    let orElse (f: FivetranError -> Call<'a>) (call: Call<'a>) : Call<'a> = call.OrElse(Func<FivetranError, Call<'a>> f)

    /// Discards the result of a call, for do!.
    let ignore (call: Call<'a>) : Call<LanguageExt.Unit> = map (fun _ -> LanguageExt.Unit.Default) call

/// Lazy functions on streams, for pipelines.
module Stream =
    let map (f: 'a -> 'b) (stream: Stream<'a>) : Stream<'b> = stream.MapT(Func<'a, 'b> f)
    let filter (f: 'a -> bool) (stream: Stream<'a>) : Stream<'a> = stream.FilterT(Func<'a, bool> f)
    let bind (f: 'a -> Stream<'b>) (stream: Stream<'a>) : Stream<'b> = stream.BindT(Func<'a, Stream<'b>> f)

/// Functions that read an asynchronous stream, for task { }.
module AsyncStream =
    /// Runs f for each item, until the stream or f returns an error.
    let tryIter (f: 'a -> Task<Result<unit, FivetranError>>) (stream: AsyncStream<'a>) : Task<Result<unit, FivetranError>> =
        let walk (items: IAsyncEnumerator<Either<'a>>) =
            task {
                let result = ref (Ok())
                let! more = items.MoveNextAsync()
                let more = ref more

                while more.Value do
                    let! outcome = match Result.ofEither items.Current with Ok value -> f value | Error error -> Task.FromResult(Error error)
                    result.Value <- outcome
                    let! next = if outcome.IsOk then items.MoveNextAsync() else ValueTask<bool> false
                    more.Value <- next

                return result.Value
            }

        task {
            let items = stream.GetAsyncEnumerator()

            // a script cannot bind an IAsyncDisposable with use
            let! outcome =
                task {
                    try
                        let! result = walk items
                        return Choice1Of2 result
                    with bug ->
                        return Choice2Of2(ExceptionDispatchInfo.Capture bug)
                }

            do! items.DisposeAsync()

            match outcome with
            | Choice1Of2 result -> return result
            | Choice2Of2 bug ->
                bug.Throw()
                return Ok()
        }

    /// Runs f for each item, until the stream returns an error.
    let iter (f: 'a -> Task<unit>) (stream: AsyncStream<'a>) : Task<Result<unit, FivetranError>> =
        tryIter (fun item -> task { let! () = f item in return Ok() }) stream

    let fold (f: 'state -> 'a -> 'state) (state: 'state) (stream: AsyncStream<'a>) : Task<Result<'state, FivetranError>> =
        task {
            let current = ref state
            let! result = iter (fun item -> task { current.Value <- f current.Value item }) stream
            return result |> Result.map (fun () -> current.Value)
        }

    /// All items, or the error that ended the stream.
    let collect (stream: AsyncStream<'a>) : Task<Result<'a list, FivetranError>> =
        task {
            let! items = fold (fun items item -> item :: items) [] stream
            return items |> Result.map List.rev
        }

/// A step of the builder. A Call cannot be one, because an Either cannot hold F#'s unit.
type Step<'a> = unit -> Task<Result<'a, FivetranError>>

/// The operand of for: takes the body for one item, and returns the whole loop.
type Loop<'a> = ('a -> Step<unit>) -> Step<unit>

/// Builds a Call from calls: fivetran { let! … return … }. The first error ends it. let! also takes a Result, an Either and a task of
/// a Result; do! takes a call without a result; and! runs calls at the same time; for also takes streams.
type FivetranBuilder() =
    let after (first: Step<'a>) (f: 'a -> Step<'b>) : Step<'b> =
        fun () ->
            task {
                match! first () with
                | Ok value -> return! f value ()
                | Error error -> return Error error
            }

    let known (result: Result<'a, FivetranError>) : Step<'a> = fun () -> Task.FromResult result

    let effect (step: Step<'a>) (toEither: Result<'a, FivetranError> -> Either<'b>) : Call<'b> =
        let run () =
            task {
                let! result = step ()
                return toEither result
            }

        Call<'b>.Effect(Func<ValueTask<Either<'b>>>(fun () -> ValueTask<Either<'b>>(run ())))

    let repeat (next: unit -> Step<unit> option) : Step<unit> =
        fun () ->
            task {
                let result = ref (Ok())
                let step = ref (next ())

                while step.Value.IsSome do
                    let! outcome = step.Value.Value()
                    result.Value <- outcome
                    step.Value <- if outcome.IsOk then next () else None

                return result.Value
            }

    let ending (cleanUp: unit -> unit) (step: Step<'a>) : Step<'a> =
        fun () ->
            task {
                try
                    return! step ()
                finally
                    cleanUp ()
            }

    let disposing (resource: #IDisposable) (body: _ -> Step<'a>) : Step<'a> =
        (fun () -> body resource ()) |> ending (fun () -> if not (isNull (box resource)) then resource.Dispose())

    let each (items: seq<'a>) (body: 'a -> Step<unit>) : Step<unit> =
        let next (items: IEnumerator<'a>) () = if items.MoveNext() then Some(body items.Current) else None
        fun () -> disposing (items.GetEnumerator()) (fun items -> repeat (next items)) ()

    member _.Source(call: Call<'a>) : Step<'a> = fun () -> runTask call
    member _.Source(call: Call<LanguageExt.Unit>) : Step<unit> = after (fun () -> runTask call) (fun _ -> known (Ok()))
    member _.Source(result: Result<'a, FivetranError>) : Step<'a> = known result
    member _.Source(either: Either<'a>) : Step<'a> = known (Result.ofEither either)
    member _.Source(running: Task<Result<'a, FivetranError>>) : Step<'a> = fun () -> running
    member _.Source(stream: Stream<'a>) : Loop<'a> = fun body -> each (results stream) (fun item -> after (known item) body)
    member _.Source(stream: AsyncStream<'a>) : Loop<'a> = fun body () -> stream |> AsyncStream.tryIter (fun item -> body item ())
    member _.Source(items: seq<'a>) : Loop<'a> = each items

    member _.Bind(step: Step<'a>, f: 'a -> Step<'b>) : Step<'b> = after step f

    member _.MergeSources(first: Step<'a>, second: Step<'b>) : Step<'a * 'b> =
        fun () ->
            task {
                let one, other = first (), second ()
                do! Task.WhenAll(one :> Task, other)
                let! one = one
                let! other = other
                return one |> Result.bind (fun a -> other |> Result.map (fun b -> a, b))
            }

    member _.Return(value: 'a) : Step<'a> = known (Ok value)
    member _.ReturnFrom(step: Step<'a>) : Step<'a> = step
    member _.Zero() : Step<unit> = known (Ok())
    member _.Delay(f: unit -> Step<'a>) : Step<'a> = fun () -> f () ()
    member _.Combine(first: Step<unit>, rest: Step<'a>) : Step<'a> = after first (fun () -> rest)
    member _.While(guard: unit -> bool, body: Step<unit>) : Step<unit> = repeat (fun () -> if guard () then Some body else None)
    member _.For(loop: Loop<'a>, body: 'a -> Step<unit>) : Step<unit> = loop body

    /// Handles exceptions of the code between the calls; a call itself throws none.
    member _.TryWith(step: Step<'a>, handler: exn -> Step<'a>) : Step<'a> =
        fun () ->
            task {
                try
                    return! step ()
                with bug ->
                    return! handler bug ()
            }

    member _.TryFinally(step: Step<'a>, cleanUp: unit -> unit) : Step<'a> = ending cleanUp step
    member _.Using(resource: 'r when 'r :> IDisposable, body: 'r -> Step<'a>) : Step<'a> = disposing resource body
    member _.Run(step: Step<unit>) : Call<LanguageExt.Unit> =
        effect step (Result.map (fun () -> LanguageExt.Unit.Default) >> Result.toEither)
    member _.Run(step: Step<'a>) : Call<'a> = effect step Result.toEither

[<AutoOpen>]
module Builders =
    let fivetran = FivetranBuilder()

    /// Swaps success and failure: returns the error of a call that fails, and fails when the call succeeds.
    let refused (call: Call<'a>) : Call<FivetranError> =
        let unexpected = FivetranError.Unknown(Endpoint = "refused", Message = "this call should have failed")
        let succeeded = Func<'a, Either<FivetranError>>(fun _ -> Either<FivetranError>.Left unexpected)
        call.MatchT(Right = succeeded, Left = Func<FivetranError, Either<FivetranError>> Either<FivetranError>.Right)
