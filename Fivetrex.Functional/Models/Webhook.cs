using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A URL that Fivetran posts events to.</summary>
/// <param name="Id">The webhook's identifier.</param>
/// <param name="Url">The https URL that receives the events.</param>
/// <param name="Type">Whether it receives the events of the account or of a group.</param>
/// <param name="Events">The types of events that it receives.</param>
/// <param name="Active">Whether deliveries are enabled.</param>
/// <param name="Secret">The secret that signs deliveries, as <c>******</c>; None when they are not signed.</param>
/// <param name="GroupId">The identifier of the group; None for a webhook of the account.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
/// <param name="CreatedBy">The identifier of the user who created it.</param>
[JsonConverter(typeof(ModelConverter))]
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
/// <param name="Url">The https URL that receives the events.</param>
/// <param name="Events">The types of events to receive.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewWebhook(string Url, Seq<WebhookEventType> Events) : FivetranModel
{
    /// <summary>Whether deliveries are enabled. An active webhook is tested before the call returns.</summary>
    public Option<bool> Active { get; init; }

    /// <summary>The secret to sign deliveries with, for <see cref="WebhookSignature"/>.</summary>
    public Option<Secret> Secret { get; init; }
}

/// <summary>Changes to a webhook; members that are not set keep their values.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record WebhookUpdate : FivetranModel
{
    /// <summary>The https URL that receives the events.</summary>
    public Option<string> Url { get; init; }

    /// <summary>The complete list of event types to receive.</summary>
    public Option<Seq<WebhookEventType>> Events { get; init; }

    /// <summary>Whether deliveries are enabled. A webhook that becomes active is tested before the call returns.</summary>
    public Option<bool> Active { get; init; }

    /// <summary>The secret to sign deliveries with.</summary>
    public Option<Secret> Secret { get; init; }
}

/// <summary>The result of a test delivery.</summary>
/// <param name="Succeed">Whether your URL answered with a 2xx status.</param>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Message">The message, as readable text.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record WebhookTestResult(bool Succeed, Option<int> Status = default, Option<string> Message = default) : FivetranModel;

/// <summary>The scope of a webhook.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record WebhookType(string Value) : OpenEnum(Value)
{
    /// <summary>Receives the events of the account.</summary>
    public static readonly WebhookType Account = new("account");

    /// <summary>Receives the events of a group.</summary>
    public static readonly WebhookType Group = new("group");
}

/// <summary>The type of a webhook event.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record WebhookEventType(string Value) : OpenEnum(Value)
{
    /// <summary>A sync started.</summary>
    public static readonly WebhookEventType SyncStart = new("sync_start");

    /// <summary>A sync ended, successfully or not.</summary>
    public static readonly WebhookEventType SyncEnd = new("sync_end");

    /// <summary>The status of a sync; deprecated.</summary>
    public static readonly WebhookEventType Status = new("status");

    /// <summary>The setup tests of a connector passed.</summary>
    public static readonly WebhookEventType ConnectionSuccessful = new("connection_successful");

    /// <summary>The setup tests of a connector failed.</summary>
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

    /// <summary>A sync was requested.</summary>
    public static readonly WebhookEventType ForceUpdateConnector = new("force_update_connector");

    /// <summary>A re-sync was requested.</summary>
    public static readonly WebhookEventType ResyncConnector = new("resync_connector");

    /// <summary>A re-sync of tables was requested.</summary>
    public static readonly WebhookEventType ResyncTable = new("resync_table");

    /// <summary>A transformation started.</summary>
    public static readonly WebhookEventType TransformationStart = new("transformation_start");

    /// <summary>A transformation succeeded.</summary>
    public static readonly WebhookEventType TransformationSucceeded = new("transformation_succeeded");

    /// <summary>A transformation failed.</summary>
    public static readonly WebhookEventType TransformationFailed = new("transformation_failed");

    /// <summary>A transformation started; the former name.</summary>
    public static readonly WebhookEventType DbtRunStart = new("dbt_run_start");

    /// <summary>A transformation succeeded; the former name.</summary>
    public static readonly WebhookEventType DbtRunSucceeded = new("dbt_run_succeeded");

    /// <summary>A transformation failed; the former name.</summary>
    public static readonly WebhookEventType DbtRunFailed = new("dbt_run_failed");
}
