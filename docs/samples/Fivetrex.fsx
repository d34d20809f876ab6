// What a script needs to speak F# with the library: option and Result for Option and Either, patterns for the errors, and the
// fivetran { } builder. It reads the library from where `dotnet build` puts it:
//
//   #load "Fivetrex.fsx"
//   open Fivetrex
//   open Fivetrex.Functional

#I "../../Fivetrex.Functional/bin/Debug/net10.0"
#r "LanguageExt.Core.dll"
#r "Fivetrex.Functional.dll"

namespace Fivetrex

// LanguageExt stays closed: it has a Some, a Seq and a List of its own
open System
open System.Threading.Tasks
open Fivetrex.Functional

type Either<'a> = LanguageExt.Either<FivetranError, 'a>

/// A call: nothing is sent until it is run.
type Call<'a> = LanguageExt.Aff<Either<'a>>

/// A lazy stream: pages are fetched as they are read.
type Stream<'a> = LanguageExt.Seq<Either<'a>>

module Option =
    let ofExt (value: LanguageExt.Option<'a>) : 'a option =
        if value.IsSome then Some(value.IfNone(Unchecked.defaultof<'a>)) else None

module Result =
    let ofEither (either: Either<'a>) : Result<'a, FivetranError> =
        either.Match(Right = Func<'a, Result<'a, FivetranError>> Ok, Left = Func<FivetranError, Result<'a, FivetranError>> Error)

    /// Not for unit, whose one value is null to C#: Right refuses it.
    let toEither (result: Result<'a, FivetranError>) : Either<'a> =
        match result with
        | Ok value -> Either<'a>.Right value
        | Error error -> Either<'a>.Left error

/// The cases of FivetranError, with what is worth having of each.
[<AutoOpen>]
module Errors =
    let (|Unauthorized|_|) (error: FivetranError) = match error with :? FivetranError.Unauthorized -> Some() | _ -> None
    let (|Forbidden|_|) (error: FivetranError) = match error with :? FivetranError.Forbidden -> Some() | _ -> None
    let (|NotFound|_|) (error: FivetranError) = match error with :? FivetranError.NotFound -> Some() | _ -> None
    let (|Conflict|_|) (error: FivetranError) = match error with :? FivetranError.Conflict as e -> Some e.Message | _ -> None
    let (|RateLimited|_|) (error: FivetranError) = match error with :? FivetranError.RateLimited as e -> Some(Option.ofExt e.RetryAfter) | _ -> None
    let (|InvalidRequest|_|) (error: FivetranError) = match error with :? FivetranError.InvalidRequest as e -> Some e.Message | _ -> None
    let (|ServerError|_|) (error: FivetranError) = match error with :? FivetranError.ServerError as e -> Some(Option.ofExt e.Status) | _ -> None
    let (|Transport|_|) (error: FivetranError) = match error with :? FivetranError.Transport as e -> Some e.Cause | _ -> None
    let (|Timeout|_|) (error: FivetranError) = match error with :? FivetranError.Timeout as e -> Some e.Endpoint | _ -> None
    let (|Decoding|_|) (error: FivetranError) = match error with :? FivetranError.Decoding as e -> Some(e.Message, e.Body) | _ -> None
    let (|Cancelled|_|) (error: FivetranError) = match error with :? FivetranError.Cancelled -> Some() | _ -> None
    let (|Unknown|_|) (error: FivetranError) = match error with :? FivetranError.Unknown as e -> Some(Option.ofExt e.Status) | _ -> None

[<AutoOpen>]
module Running =
    /// Runs a call as a task.
    let runTask (call: Call<'a>) : Task<Result<'a, FivetranError>> =
        task {
            let! either = call.RunAsync()
            return Result.ofEither either
        }

    /// Runs a call and waits for it.
    let run (call: Call<'a>) : Result<'a, FivetranError> = (runTask call).GetAwaiter().GetResult()

    /// The items of a stream, as they are read.
    let results (stream: Stream<'a>) : seq<Result<'a, FivetranError>> = Seq.map Result.ofEither stream

    /// All items of a stream, or the error that ended it.
    let collect (stream: Stream<'a>) : Result<'a list, FivetranError> = stream.Collect() |> Result.ofEither |> Result.map List.ofSeq

/// Inside the builder: not a Call, because an Either cannot hold F#'s unit.
type Step<'a> = unit -> Task<Result<'a, FivetranError>>

/// fivetran { let! … return … } is a Call made of calls; the first error ends it. let! also takes a Result and an Either, and do!
/// a call that answers nothing.
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

    member _.Bind(call: Call<'a>, f: 'a -> Step<'b>) : Step<'b> = after (fun () -> runTask call) f
    member _.Bind(call: Call<LanguageExt.Unit>, f: unit -> Step<'b>) : Step<'b> = after (fun () -> runTask call) (fun _ -> f ())
    member _.Bind(result: Result<'a, FivetranError>, f: 'a -> Step<'b>) : Step<'b> = after (known result) f
    member _.Bind(either: Either<'a>, f: 'a -> Step<'b>) : Step<'b> = after (known (Result.ofEither either)) f
    member _.Return(value: 'a) : Step<'a> = known (Ok value)
    member _.ReturnFrom(call: Call<'a>) : Step<'a> = fun () -> runTask call
    member _.Zero() : Step<unit> = known (Ok())
    member _.Delay(f: unit -> Step<'a>) : Step<'a> = fun () -> f () ()
    member _.Combine(first: Step<unit>, rest: Step<'a>) : Step<'a> = after first (fun () -> rest)
    member _.For(items: seq<'a>, body: 'a -> Step<unit>) : Step<unit> = items |> Seq.fold (fun sofar item -> after sofar (fun () -> body item)) (known (Ok()))
    member _.Run(step: Step<unit>) : Call<LanguageExt.Unit> = effect step (Result.map (fun () -> LanguageExt.Unit.Default) >> Result.toEither)
    member _.Run(step: Step<'a>) : Call<'a> = effect step Result.toEither

[<AutoOpen>]
module Builders =
    let fivetran = FivetranBuilder()

    /// Turns a call around: its error is what is wanted.
    let refused (call: Call<'a>) : Call<FivetranError> =
        fivetran {
            let unexpected = FivetranError.Unknown(Endpoint = "refused", Message = "this call should have failed")
            return! call.MatchT(Right = Func<'a, Either<FivetranError>>(fun _ -> Either<FivetranError>.Left unexpected), Left = Func<FivetranError, Either<FivetranError>> Either<FivetranError>.Right)
        }
