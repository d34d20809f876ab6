namespace Fivetrex.Functional.Models;

/// <summary>A form of Fivetran's in which an end user authorises a connector. Whoever has it can set the connector up.</summary>
/// <param name="Token">A short-lived token.</param>
/// <param name="Uri">Where to send the user, the token included.</param>
public sealed record ConnectCard(Option<Secret> Token = default, Option<Secret> Uri = default) : FivetranModel;

/// <summary>How the form behaves.</summary>
/// <param name="RedirectUri">Where the user goes afterwards; http or https.</param>
/// <param name="HideSetupGuide">Whether the guide beside the form is left out.</param>
/// <param name="AllFields">Whether the fields that the form hides as a rule are shown.</param>
public sealed record ConnectCardConfig(string RedirectUri, Option<bool> HideSetupGuide = default, Option<bool> AllFields = default) : FivetranModel;

/// <summary>A setup form for a connector.</summary>
/// <param name="ConnectorId">The connector.</param>
/// <param name="ConnectCard">The form.</param>
/// <param name="ConnectCardConfig">How it behaves.</param>
public sealed record ConnectCardResult(string ConnectorId, Option<ConnectCard> ConnectCard = default, Option<ConnectCardConfig> ConnectCardConfig = default) : FivetranModel;
