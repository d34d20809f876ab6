namespace Fivetrex.Functional.Models;

/// <summary>A set of models that Fivetran has made.</summary>
/// <param name="Id">The package.</param>
/// <param name="Name">What <see cref="QuickstartSetup"/> names it by.</param>
/// <param name="Version">Of the package.</param>
/// <param name="ConnectorTypes">The services whose tables it reads.</param>
/// <param name="OutputModelNames">The models that it makes.</param>
/// <param name="ConfigurableVariables">What can be set about it, by name.</param>
public sealed record QuickstartPackage(
    string Id,
    string Name,
    Option<string> Version = default,
    Seq<Service> ConnectorTypes = default,
    Seq<string> OutputModelNames = default,
    HashMap<string, PackageVariable> ConfigurableVariables = default) : FivetranModel;

/// <summary>Something that can be set about a quickstart package.</summary>
/// <param name="Type"><c>STRING</c>, <c>INTEGER</c>, <c>BOOLEAN</c>, <c>FLOAT</c>, <c>NUMBER</c>, <c>LIST</c>, <c>DICTIONARY</c>, <c>OBJECT</c> or <c>DATE</c>.</param>
/// <param name="Description">For people.</param>
/// <param name="AllowedValues">What it may be; anything when there is none.</param>
public sealed record PackageVariable(Option<string> Type = default, Option<string> Description = default, Seq<RawJson> AllowedValues = default) : FivetranModel;
