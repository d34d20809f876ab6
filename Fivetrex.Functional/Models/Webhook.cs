using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>An address of yours that Fivetran tells what happens.</summary>
/// <param name="Id">The webhook.</param>
/// <param name="Url">The address.</param>
/// <param name="Type">What it is told about.</param>
/// <param name="Events">What it is told of that.</param>
/// <param name="Active">Whether it is told at all.</param>
/// <param name="Secret">What its requests are signed with, as <c>******</c>; none where they are not.</param>
/// <param name="GroupId">The group, where it is told about one.</param>
/// <param name="CreatedAt">In UTC.</param>
/// <param name="CreatedBy">The id of the user who made it.</param>
public sealed record Webhook(
    string Id,
    string Url,
    Option<WebhookType> Type = default,
    Seq<WebhookEventType> Events = default,
    Option<bool> Active = default,
    Option<Secret> Secret = default,
    Option<string> GroupId = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<string> CreatedBy = default) : FivetranModel;

/// <summary>A webhook to create.</summary>
/// <param name="Url">The address, https.</param>
/// <param name="Events">What it is told.</param>
public sealed record NewWebhook(string Url, Seq<WebhookEventType> Events) : FivetranModel
{
    /// <summary>Whether it is told at all. An active one is tried before the call returns.</summary>
    public Option<bool> Active { get; init; }

    /// <summary>What its requests are to be signed with, for <see cref="WebhookSignature"/>.</summary>
    public Option<Secret> Secret { get; init; }
}

/// <summary>What to change about a webhook; what is not set stays as it is.</summary>
public sealed record WebhookUpdate : FivetranModel
{
    /// <summary>The address, https.</summary>
    public Option<string> Url { get; init; }

    /// <summary>All that it is told from now on.</summary>
    public Option<Seq<WebhookEventType>> Events { get; init; }

    /// <summary>Whether it is told at all. One that becomes active is tried before the call returns.</summary>
    public Option<bool> Active { get; init; }

    /// <summary>What its requests are to be signed with.</summary>
    public Option<Secret> Secret { get; init; }
}

/// <summary>What came of trying a webhook.</summary>
/// <param name="Succeed">Whether your address answered 2xx.</param>
/// <param name="Status">The status that it answered.</param>
/// <param name="Message">For people.</param>
public sealed record WebhookTestResult(bool Succeed, Option<int> Status = default, Option<string> Message = default) : FivetranModel;

/// <summary>What a webhook is told about.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record WebhookType(string Value) : OpenEnum(Value)
{
    /// <summary>The account.</summary>
    public static readonly WebhookType Account = new("account");

    /// <summary>A group.</summary>
    public static readonly WebhookType Group = new("group");
}

/// <summary>What a webhook is told.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record WebhookEventType(string Value) : OpenEnum(Value)
{
    /// <summary>A sync has begun.</summary>
    public static readonly WebhookEventType SyncStart = new("sync_start");

    /// <summary>A sync has ended, well or not.</summary>
    public static readonly WebhookEventType SyncEnd = new("sync_end");

    /// <summary>Something about a sync; on its way out.</summary>
    public static readonly WebhookEventType Status = new("status");

    /// <summary>The setup tests of a connector have passed.</summary>
    public static readonly WebhookEventType ConnectionSuccessful = new("connection_successful");

    /// <summary>The setup tests of a connector have failed.</summary>
    public static readonly WebhookEventType ConnectionFailure = new("connection_failure");

    /// <summary>A connector was created.</summary>
    public static readonly WebhookEventType CreateConnector = new("create_connector");

    /// <summary>A connector was paused.</summary>
    public static readonly WebhookEventType PauseConnector = new("pause_connector");

    /// <summary>A connector was resumed.</summary>
    public static readonly WebhookEventType ResumeConnector = new("resume_connector");

    /// <summary>A connector was changed.</summary>
    public static readonly WebhookEventType EditConnector = new("edit_connector");

    /// <summary>A connector was deleted.</summary>
    public static readonly WebhookEventType DeleteConnector = new("delete_connector");

    /// <summary>A sync was asked for.</summary>
    public static readonly WebhookEventType ForceUpdateConnector = new("force_update_connector");

    /// <summary>A re-sync was asked for.</summary>
    public static readonly WebhookEventType ResyncConnector = new("resync_connector");

    /// <summary>A re-sync of tables was asked for.</summary>
    public static readonly WebhookEventType ResyncTable = new("resync_table");

    /// <summary>A transformation has begun.</summary>
    public static readonly WebhookEventType TransformationStart = new("transformation_start");

    /// <summary>A transformation has ended well.</summary>
    public static readonly WebhookEventType TransformationSucceeded = new("transformation_succeeded");

    /// <summary>A transformation has failed.</summary>
    public static readonly WebhookEventType TransformationFailed = new("transformation_failed");

    /// <summary>A transformation has begun; the old word.</summary>
    public static readonly WebhookEventType DbtRunStart = new("dbt_run_start");

    /// <summary>A transformation has ended well; the old word.</summary>
    public static readonly WebhookEventType DbtRunSucceeded = new("dbt_run_succeeded");

    /// <summary>A transformation has failed; the old word.</summary>
    public static readonly WebhookEventType DbtRunFailed = new("dbt_run_failed");
}
