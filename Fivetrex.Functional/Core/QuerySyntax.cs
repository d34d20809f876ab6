using System.ComponentModel;
using System.Runtime.CompilerServices;
using Fivetrex.Functional;

/// <summary>Query syntax inside the outer wrapper: <c>from group in Groups.Get(config, id)</c> binds a group.</summary>
/// <remarks>
/// In the global namespace, because methods found there take precedence over those of a <c>using</c>. Elsewhere C# cannot
/// choose between these and LanguageExt's own (CS1940).
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FivetrexQuerySyntax
{
    /// <summary>Supports <c>select</c> after calls.</summary>
    public static Aff<Either<FivetranError, B>> Select<A, B>(this Aff<Either<FivetranError, A>> call, Func<A, B> f) => call.MapT(f);

    /// <summary>Supports <c>from</c> with another call.</summary>
    public static Aff<Either<FivetranError, C>> SelectMany<A, B, C>(
        this Aff<Either<FivetranError, A>> call, Func<A, Aff<Either<FivetranError, B>>> bind, Func<A, B, C> project) =>
        call.BindT(a => bind(a).MapT(b => project(a, b)));

    /// <summary>Supports <c>from</c> with an <c>Either</c> between calls.</summary>
    public static Aff<Either<FivetranError, C>> SelectMany<A, B, C>(
        this Aff<Either<FivetranError, A>> call, Func<A, Either<FivetranError, B>> bind, Func<A, B, C> project) =>
        call.BindT(a => Prelude.SuccessAff(bind(a).Map(b => project(a, b))));

    /// <summary>Supports <c>from</c> with any other effect between calls.</summary>
    [OverloadResolutionPriority(-1)]
    public static Aff<Either<FivetranError, C>> SelectMany<A, B, C>(
        this Aff<Either<FivetranError, A>> call, Func<A, Aff<B>> bind, Func<A, B, C> project) =>
        call.BindT(a => bind(a).Map(b => Prelude.Right<FivetranError, C>(project(a, b))));

    /// <summary>Supports <c>from</c> with a call after an <c>Either</c>, such as <see cref="ClientConfig.FromEnvironment"/>.</summary>
    public static Aff<Either<FivetranError, C>> SelectMany<A, B, C>(
        this Either<FivetranError, A> first, Func<A, Aff<Either<FivetranError, B>>> bind, Func<A, B, C> project) =>
        Prelude.SuccessAff(first).BindT(a => bind(a).MapT(b => project(a, b)));

    /// <summary>Supports <c>from</c> with a stream after an <c>Either</c>.</summary>
    public static Seq<Either<FivetranError, C>> SelectMany<A, B, C>(
        this Either<FivetranError, A> first, Func<A, Seq<Either<FivetranError, B>>> bind, Func<A, B, C> project) =>
        Prelude.Seq1(first).BindT(a => bind(a).MapT(b => project(a, b)));

    /// <summary>Supports <c>select</c> after streams.</summary>
    public static Seq<Either<FivetranError, B>> Select<A, B>(this Seq<Either<FivetranError, A>> stream, Func<A, B> f) => stream.MapT(f);

    /// <summary>Supports <c>from</c> with another stream; the streams are concatenated.</summary>
    public static Seq<Either<FivetranError, C>> SelectMany<A, B, C>(
        this Seq<Either<FivetranError, A>> stream, Func<A, Seq<Either<FivetranError, B>>> bind, Func<A, B, C> project) =>
        stream.BindT(a => bind(a).MapT(b => project(a, b)));

    /// <summary>Supports <c>where</c>; keeps the <c>Left</c> that ends a stream.</summary>
    public static Seq<Either<FivetranError, A>> Where<A>(this Seq<Either<FivetranError, A>> stream, Func<A, bool> predicate) =>
        stream.FilterT(predicate);
}
