using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class ConnectorSchemasFixture
{
    private static readonly HashMap<string, SchemaUpdate> Schemas = HashMap(("Audit Log", new SchemaUpdate(true)
    {
        Tables = HashMap(("Orders", new TableUpdate(false)
        {
            SyncMode = SyncMode.History,
            Columns = HashMap(("E-Mail", new ColumnUpdate(true)
            {
                Hashed = true,
                IsPrimaryKey = false,
                TargetDataType = Edit<TargetDataType>.Clear,
            })),
            RowFilter = new RowFilter("eu only", "Keep EU rows", Seq1(new ColumnClause("region", "STRING", "IN", Seq("EU", "UK"))), "AND"),
        })),
    }));

    // the schema of the prepared connector
    private static readonly SchemaUpdate Existing = new(true)
    {
        Tables = HashMap(("customers", new TableUpdate(true)
        {
            SyncMode = SyncMode.History,
            Columns = HashMap(("name", new ColumnUpdate(true) { Hashed = true })),
        })),
    };

    public static Fixture Definition { get; } = new(typeof(ConnectorSchemas))
    {
        Inputs =
        [
            new NewSchemaConfig(Schemas) { SchemaChangeHandling = SchemaChangeHandling.AllowColumns },
            new SchemaConfigUpdate { Schemas = Schemas, SchemaChangeHandling = SchemaChangeHandling.BlockAll, IsTypeLocked = true },
            Schemas["Audit Log"],
            new TableUpdate(true)
            {
                SyncMode = SyncMode.Live,
                Columns = HashMap(("id", new ColumnUpdate(None) { Hashed = true })),
                RowFilter = Edit<RowFilter>.Clear,
            },
            new ColumnUpdate(true) { Hashed = true, IsPrimaryKey = false, TargetDataType = TargetDataType.Long },
            ExcludeMode.Exclude,
            Seq(
                new SourceTable("public", "orders"),
                new SourceTable("Audit Log", "a/b"),
                new SourceTable("public", "Customers"),
                new SourceTable("public", "orders")),
            Seq(new SourceColumn("public", "orders", "E-Mail"), new SourceColumn("public", "orders", "phone")),
        ],
        WireIds = { ["schemaName"] = "Audit Log", ["tableName"] = "a/b", ["columnName"] = "Größe" },
        FreeBodies = [nameof(ConnectorSchemas.Resync)],
        Needs = [typeof(Connectors)],
        Prepare = async account =>
        {
            var connector = account.Id("connectorId");
            await ConnectorSchemas.UpdateColumn(account.Client, connector, "public", "customers", "email", new ColumnUpdate(false)).Right();
            return new() { ["schemaName"] = "public", ["tableName"] = "customers", ["columnName"] = "email" };
        },
        Adapt = (_, input) => input switch
        {
            Seq<SourceTable> => Seq1(new SourceTable("public", "orders")),
            Seq<SourceColumn> => Seq1(new SourceColumn("public", "customers", "email")),
            NewSchemaConfig => new NewSchemaConfig(HashMap(("public", Existing))),
            SchemaConfigUpdate => new SchemaConfigUpdate { Schemas = HashMap(("public", Existing)) },
            SchemaUpdate => Existing,
            TableUpdate => Existing.Tables["customers"],
            _ => input,
        },
    };
}
