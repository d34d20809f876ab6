using System.Text;
using Fivetrex.Functional.Http;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>The shortcut to the cursor of the next page finds the right cursor or none.</summary>
internal sealed class TailCursorTests
{
    [TestCase("""{"code":"Success","data":{"items":[{"id":"1"}],"next_cursor":"bGVnYXN0"}}""", "bGVnYXN0")]
    [TestCase("{\"data\": {\"items\": [], \"next_cursor\" :\n \"a b\" \n}\n}\r\n", "a b")]
    [TestCase("""{"data":{"items":[],"next_cursor":"\u00e4\"\\"}}""", "ä\"\\")]
    public void Found_where_the_service_writes_it(string body, string cursor) =>
        Assert.That(In(body), Is.EqualTo(cursor));

    [TestCase("", TestName = "nothing")]
    [TestCase("""{"data":{"items":[]}}""", TestName = "the last page")]
    [TestCase("""{"data":{"items":[],"next_cursor":null}}""", TestName = "null")]
    [TestCase("""{"data":{"items":[],"next_cursor":""}}""", TestName = "empty")]
    [TestCase("""{"data":{"items":[],"next_cursor":7}}""", TestName = "a number")]
    [TestCase("""{"data":{"items":[{"config":{"next_cursor":"of a config"}}]}}""", TestName = "inside an item")]
    [TestCase("""{"data":{"items":[{"name":"\"next_cursor\":\"x\"}}"}]}}""", TestName = "inside a text")]
    [TestCase("""{"data":{"next_cursor":"b","items":[]}}""", TestName = "before the items")]
    [TestCase("""{"data":{"items":[],"next_cursor":"b"},"code":"Success"}""", TestName = "before the code")]
    [TestCase("""{"data":{"items":[],"next_cursor":"b""", TestName = "cut within")]
    [TestCase("""{"data":{"items":[],"next_cursor":"b"}""", TestName = "cut behind")]
    [TestCase("""{"data":{"items":[],"next_cursor":"\ud800"}}""", TestName = "half of a pair")]
    public void Not_found_when_it_is_uncertain(string body) =>
        Assert.That(In(body), Is.Null);

    [Test]
    public void Not_looked_for_beyond_the_tail() =>
        Assert.That(In($$$"""{"data":{"items":[],"next_cursor":"b"}{{{new string(' ', 4096)}}}}"""), Is.Null);

    private static string? In(string body) => TailCursor.In(Encoding.UTF8.GetBytes(body));
}
