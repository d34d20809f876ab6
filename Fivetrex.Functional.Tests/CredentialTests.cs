using System.Text;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

/// <summary>Keys and secrets as mounted files, environments and other clients of Fivetran contain them.</summary>
[NonParallelizable]
internal sealed class CredentialTests
{
    private static readonly string Pair = Convert.ToBase64String(Encoding.UTF8.GetBytes("key:secret"));

    [TestCase("key", "secret")]
    [TestCase("key\n", " secret\r\n")]
    [TestCase("\uFEFFkey", "secret\t")]
    public void White_space_around_a_key_is_removed(string key, string secret) =>
        Assert.That(new ClientConfig(key, secret), Is.EqualTo(new ClientConfig("key", "secret")));

    [TestCase("k ey", "secret", "apiKey contains white space. Copy it again, without a line break. (Parameter 'apiKey')")]
    [TestCase("key", "sec\nret", "apiSecret contains white space. Copy it again, without a line break. (Parameter 'apiSecret')")]
    [TestCase("\"key\"", "secret", "apiKey begins with a quotation mark. Remove the quotes around it. (Parameter 'apiKey')")]
    [TestCase("key", "sec\u200Bret", "apiSecret contains an invisible character. Copy it again. (Parameter 'apiSecret')")]
    [TestCase("key:x", "secret", "An API key contains no colon. Pass the key and the secret separately. (Parameter 'apiKey')")]
    public void Any_other_stray_character_is_rejected(string key, string secret, string message) => Assert.Multiple(() =>
    {
        Assert.That(() => new ClientConfig(key, secret), Throws.ArgumentException.With.Message.EqualTo(message));
        Assert.That(
            () => new ClientConfig("a", "b").WithCredentials(key, secret), Throws.ArgumentException.With.Message.EqualTo(message));
    });

    [TestCase("FIVETRAN_API_KEY=\"key\"", "FIVETRAN_API_SECRET='secret'")]
    [TestCase("FIVETRAN_APIKEY=key", "FIVETRAN_APISECRET=secret")]
    [TestCase("FIVETRAN_API_KEY=key", "FIVETRAN_APISECRET=secret")]
    [TestCase("FIVETRAN_API_KEY=a2V5OnNlY3JldA==", "FIVETRAN_API_SECRET=")]
    public void The_environment_of_other_clients_is_read(string first, string second) =>
        Assert.That(Read(first, second), Is.EqualTo(Right<FivetranError, ClientConfig>(new ClientConfig("key", "secret"))));

    [TestCase(
        "FIVETRAN_API_KEY=k ey", "FIVETRAN_API_SECRET=s", "FIVETRAN_API_KEY contains white space. Copy it again, without a line break.")]
    [TestCase(
        "FIVETRAN_API_KEY=k", "FIVETRAN_API_SECRET='s", "FIVETRAN_API_SECRET begins with a quotation mark. Remove the quotes around it.")]
    [TestCase("FIVETRAN_API_KEY=a2V5", "FIVETRAN_API_SECRET=", "Set the environment variable FIVETRAN_API_SECRET.")]
    public void Any_other_environment_is_rejected(string first, string second, string message) =>
        Assert.That(
            Read(first, second),
            Is.EqualTo(Left<FivetranError, ClientConfig>(
                new FivetranError.InvalidRequest { Endpoint = "ClientConfig.FromEnvironment", Message = message })));

    [Test]
    public void The_pair_in_one_variable_is_the_Base64_of_both() => Assert.That(Pair, Is.EqualTo("a2V5OnNlY3JldA=="));

    [TestCase("secret")]
    [TestCase("secret\n")]
    [TestCase(" secret")]
    public void A_webhook_secret_is_used_without_white_space_around_it(string secret)
    {
        var signature = WebhookSignature.Compute("{}"u8, "secret");

        Assert.That(WebhookSignature.Compute("{}"u8, secret), Is.EqualTo(signature));
        Assert.That(WebhookSignature.Verify("{}"u8, signature, secret), Is.True);
        Assert.That(WebhookSignature.Verify("{ }"u8, signature, secret), Is.False);
    }

    private static Either<FivetranError, ClientConfig> Read(params string[] variables)
    {
        var names = new[] { "FIVETRAN_API_KEY", "FIVETRAN_API_SECRET", "FIVETRAN_APIKEY", "FIVETRAN_APISECRET" };
        var values = variables.Select(variable => variable.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        using var environment = new TemporaryEnvironment([.. names.Select(name => (name, values.GetValueOrDefault(name)))]);
        return ClientConfig.FromEnvironment();
    }
}
