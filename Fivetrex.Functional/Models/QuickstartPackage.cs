using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A set of data models by Fivetran.</summary>
/// <param name="Id">The package's identifier.</param>
/// <param name="Name">The package's name, for <see cref="QuickstartSetup"/>.</param>
/// <param name="Version">The version of the package.</param>
/// <param name="ConnectorTypes">The services whose tables it reads.</param>
/// <param name="OutputModelNames">The models that it creates.</param>
/// <param name="ConfigurableVariables">The variables of the package, by name.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record QuickstartPackage(
    string Id,
    string Name,
    Option<string> Version = default,
    Seq<Service> ConnectorTypes = default,
    Seq<string> OutputModelNames = default,
    HashMap<string, PackageVariable> ConfigurableVariables = default) : FivetranModel;

/// <summary>A variable of a quickstart package.</summary>
/// <param name="Type">
/// The type of its value: <c>STRING</c>, <c>INTEGER</c>, <c>BOOLEAN</c>, <c>FLOAT</c>, <c>NUMBER</c>, <c>LIST</c>, <c>DICTIONARY</c>,
/// <c>OBJECT</c> or <c>DATE</c>.
/// </param>
/// <param name="Description">A description, as readable text.</param>
/// <param name="AllowedValues">The allowed values; empty when any value is allowed.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record PackageVariable(
    Option<string> Type = default, Option<string> Description = default, Seq<RawJson> AllowedValues = default) : FivetranModel;
