using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>
/// The names that a snippet of the documentation may use without a declaration. Public, because snippets are assemblies of their own.
/// </summary>
public static class Ambient
{
    /// <summary>Each with the code that makes it, unless the snippet makes one itself.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>
    {
        ["fivetran"] = "Fivetrex.Functional.Tests.Support.Ambient.Seeded()",
        ["config"] = "fivetran.Client",
        ["groupId"] = "\"amber_acorn\"",
        ["connectorId"] = "\"azure_crane\"",
        ["connector"] = "new Connector(\"azure_crane\", \"amber_acorn\", \"postgres\", \"crm\")",
        ["destinationId"] = "\"amber_acorn\"",
        ["teamId"] = "\"noble_orbit\"",
        ["userId"] = "\"lawful_cinder\"",
        ["projectId"] = "\"solar_mitten\"",
        ["zip"] = "new byte[] { 80, 75 }",
        ["rawBody"] = "System.Text.Encoding.UTF8.GetBytes(\"{\\\"event\\\":\\\"sync_end\\\"}\")",
        ["header"] = "\"\"",
        ["secret"] = "\"correct horse\"",
        ["apiKey"] = "\"key\"",
        ["apiSecret"] = "\"secret\"",
        ["desired"] = "Desired.Of(new DesiredGroup(\"lake\"))",
        ["database"] = "Fivetrex.Functional.Tests.Support.Ambient.Logs()",
        ["error"] = "(FivetranError)new FivetranError.NotFound()",
    };

    /// <summary>A database with the log of the Fivetran Platform Connector.</summary>
    public static DbConnection Logs()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            attach ':memory:' as fivetran_metadata;
            create table fivetran_metadata.log (time_stamp, connection_id, sync_id, event, message_event, message_data);
            """;
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>An account with the two ids above in it.</summary>
    public static InMemoryFivetran Seeded()
    {
        var fivetran = new InMemoryFivetran();
        fivetran.Seed(groups: 2, connectorsPerGroup: 14);
        return fivetran;
    }
}
