using System.Data;
using System.Data.Common;

namespace Fivetrex.Functional;

/// <summary>The text of a query and the values of its parameters, in the order of their marks. Values are never part of the text.</summary>
/// <param name="Text">The text, with the marks and quotes of its dialect.</param>
/// <param name="Parameters">The parameters.</param>
public sealed record SqlStatement(string Text, Seq<SqlParameter> Parameters)
{
    /// <summary>Creates a command of a connection for it. The caller opens the connection, and disposes of the command.</summary>
    public DbCommand ToCommand(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var command = connection.CreateCommand();
        command.CommandText = Text;
        foreach (var (name, value) in Parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            if (value is DateOnly date)
            {
                parameter.DbType = DbType.Date;
                parameter.Value = date.ToDateTime(TimeOnly.MinValue);
            }
            else
            {
                parameter.Value = value;
            }

            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Returns the text.</summary>
    public override string ToString() => Text;
}

/// <summary>A parameter of a <see cref="SqlStatement"/>.</summary>
/// <param name="Name">The name, without a mark; empty when parameters are bound by position.</param>
/// <param name="Value">The value: a <see cref="string"/>, a <see cref="DateOnly"/>, or a time in the form of the dialect.</param>
public sealed record SqlParameter(string Name, object Value);
