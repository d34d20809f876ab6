namespace Fivetrex.Functional.Tests.Faults;

/// <summary>Connections that are refused, closed, reset or silent.</summary>
internal static partial class FaultTable
{
    private static IEnumerable<FaultRow> Connections =>
    [
        new("refused") { IsRefused = true, Error = Broken("Connection refused"), Arrives = Never },
        new("accepted and closed at once")
        {
            Accepts = (socket, _) => Done(socket.Close),
            Error = Broken("An error occurred while sending the request."),
            Arrives = Never,
        },
        new("closed without an answer")
        {
            Answers = (wire, _) => Done(wire.Close),
            Error = Broken("The response ended prematurely."),
            Arrives = ReadsTwelveTimes,
        },
        new("closed without an answer, on a connection that was used before")
        {
            IsUsed = true,
            Answers = (wire, _) => Done(wire.Close),
            Error = Broken("The response ended prematurely."),
            Arrives = ReadsTwelveTimes,
        },
        new("reset without an answer")
        {
            Answers = (wire, _) => Done(wire.Reset),
            Error = Broken("Connection reset by peer"),
            Arrives = ReadsThrice,
        },
        new("reset twice without an answer, then fine")
        {
            Answers = (wire, asked) => asked.Time < 3 ? Done(wire.Reset) : wire.Answer(Json, asked.Good),
            WriteError = Broken("Connection reset by peer"),
            Arrives = ReadsThrice,
        },
        new("closed between keep-alive requests")
        {
            Answers = async (wire, asked) =>
            {
                await wire.Answer(Json, asked.Good);
                wire.Close();
            },
        },
        new("reset after the headers")
        {
            Answers = async (wire, _) =>
            {
                await wire.Send($"{JsonHead}\nContent-Length: 100");
                wire.Reset();
            },
            Error = Broken("Connection reset by peer"),
            Arrives = ReadsThrice,
        },
        new("reset in the middle of the body")
        {
            Answers = async (wire, asked) =>
            {
                await wire.Send($"{JsonHead}\nContent-Length: {asked.Good.Length}", asked.Good[..20]);
                wire.Reset();
            },
            Error = Broken("Connection reset by peer"),
            Arrives = ReadsThrice,
        },
        new("headers only, then silence")
        {
            Answers = async (wire, _) =>
            {
                await wire.Send($"{JsonHead}\nContent-Length: 100");
                wire.Pass(TimeSpan.FromMinutes(1));
            },
            Error = TimedOut,
            Arrives = ReadsThrice,
        },
        new("silence")
        {
            Answers = (wire, _) => Done(() => wire.Pass(TimeSpan.FromMinutes(1))),
            Error = TimedOut,
            Arrives = ReadsThrice,
        },
        new("one byte a second")
        {
            Answers = async (wire, asked) =>
            {
                await wire.Send($"{JsonHead}\nContent-Length: {asked.Good.Length}");

                // not beyond the timeout, because the time would pass for the next attempt
                foreach (var letter in asked.Good.Take(60))
                {
                    await wire.Send([(byte)letter]);
                    wire.Pass(TimeSpan.FromSeconds(1));
                }
            },
            Error = TimedOut,
            Arrives = ReadsThrice,
        },
    ];
}
