namespace Fivetrex.Functional.Http;

/// <summary>A body that is not JSON and creates its own content.</summary>
internal interface IRequestContent
{
    /// <summary>Creates the content; called once per attempt, because content that was sent cannot be sent again.</summary>
    HttpContent Create();
}
