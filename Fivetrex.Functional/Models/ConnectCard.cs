using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A setup form in which an end user authorises a connector. Anyone with its URL can set up the connector.</summary>
/// <param name="Token">A short-lived token.</param>
/// <param name="Uri">The URL to send the user to; contains the token.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ConnectCard(Option<Secret> Token = default, Option<Secret> Uri = default) : FivetranModel;

/// <summary>The settings of the form.</summary>
/// <param name="RedirectUri">The http or https URL that the user is sent to afterwards.</param>
/// <param name="HideSetupGuide">Whether to hide the guide beside the form.</param>
/// <param name="AllFields">Whether to show the fields that the form hides by default.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ConnectCardConfig(
    string RedirectUri, Option<bool> HideSetupGuide = default, Option<bool> AllFields = default) : FivetranModel;

/// <summary>A setup form for a connector.</summary>
/// <param name="ConnectorId">The connector's identifier.</param>
/// <param name="ConnectCard">The form.</param>
/// <param name="ConnectCardConfig">The settings of the form.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ConnectCardResult(
    string ConnectorId, Option<ConnectCard> ConnectCard = default, Option<ConnectCardConfig> ConnectCardConfig = default) : FivetranModel;
