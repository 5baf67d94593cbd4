using System.Text;
using System.Text.Json;
using Casus.Reports;
using Casus.Workers;

namespace Casus.Tests.Workers;

public sealed class EnvelopeTests
{
    [Fact]
    public void A_report_comes_out_as_it_went_in()
    {
        var report = new Report
        {
            Id = "a \ud800 b",
            Text = "Half a character: \udc00.\nA second line.",
            Title = "A title",
            PublishedOn = new(new(2024, 2, 8), new(21, 30), "2024-02-08T21:30"),
            Publisher = "A paper",
            Url = "https://example.org/a",
            Language = "en",
            Blocks = [new(new(0, 4), BlockKind.Caption)],
            TextWasExtracted = true,
            Original = new byte[] { 0, 10, 13, 255, 10 },
            Origin = new("pages/a.html", 7),
        };
        var packed = Envelope.Pack(report);
        var back = Envelope.Unpack(packed, Envelope.ContentType, Envelope.Packing, "message 1");
        Assert.Equal(report.Original!.Value.ToArray(), back.Original!.Value.ToArray());
        Assert.Equal(report.Blocks, back.Blocks);
        Assert.Equal(report with { Original = null, Blocks = [] }, back with { Original = null, Blocks = [] });
        Assert.Equal(packed, Envelope.Pack(report));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"a\"}")]
    [InlineData("{\"text\":\"a\"} {\"text\":\"b\"}")]
    [InlineData("\u0001\u0002")]
    public void What_is_no_report_is_told_without_its_words(string body)
    {
        foreach (var (type, packing) in new[] { ("application/json", null), (Envelope.ContentType, null), (Envelope.ContentType, Envelope.Packing) })
        {
            var error = Assert.Throws<CasusException>(() => Envelope.Unpack(Encoding.UTF8.GetBytes(body), type, packing, "message 1"));
            Assert.Equal("CAS1406", error.Code);
        }
    }

    // Whatever is done to a message, it is a report or no report.
    [Fact]
    public void Damaged_messages_never_do_anything_else()
    {
        var random = new Random(3);
        var packed = Envelope.Pack(new() { Id = "a", Text = "Some words, and some more.", Original = new byte[] { 1, 2, 3 } });
        for (var i = 0; i < 2000; i++)
        {
            var damaged = packed[..random.Next(1, packed.Length + 1)];
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                Assert.NotNull(Envelope.Unpack(damaged, Envelope.ContentType, Envelope.Packing, "message 1").Id);
            }
            catch (CasusException e)
            {
                Assert.Equal("CAS1406", e.Code);
            }
        }
    }

    [Theory]
    [InlineData("amqp://desk:s3cret@queue.example.org:5673/news?queue=desk", "amqp://desk@queue.example.org:5673/news?queue=desk", "desk")]
    [InlineData("amqps://queue.example.org", "amqps://queue.example.org/?queue=casus.reports", "casus.reports")]
    public void An_address_is_named_without_its_password(string text, string name, string queue)
    {
        var address = QueueAddress.Parse(text);
        Assert.Equal((name, queue, queue + ".dead"), (address.Name, address.Queue, address.DeadQueue));
        Assert.Equal(name, address.ToString());
    }

    [Theory]
    [InlineData("desk:s3cret@queue")]
    [InlineData("http://desk:s3cret@queue/")]
    [InlineData("amqp://desk:s3cret@queue/?colour=s3cret")]
    [InlineData("amqp://desk:s3cret@queue/?queue=")]
    [InlineData("amqp://desk:s3cret@queue/?queue=amq.gen")]
    [InlineData("amqp://desk:s3cret@queue/?queue=a%20b")]
    public void What_is_no_address_is_told_without_the_password(string text)
    {
        var error = Assert.Throws<CasusException>(() => QueueAddress.Parse(text));
        Assert.Equal("CAS1401", error.Code);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pauses_grow_to_half_a_minute_and_begin_anew()
    {
        var pauses = new Backoff();
        Assert.InRange(pauses.Next().TotalSeconds, 0.25, 0.5);
        for (var i = 0; i < 40; i++)
            Assert.InRange(pauses.Next().TotalSeconds, 0.5, 30);
        Assert.InRange(pauses.Next().TotalSeconds, 15, 30);
        pauses.Reset();
        Assert.InRange(pauses.Next().TotalSeconds, 0.25, 0.5);
    }

    [Fact]
    public void Logs_are_lines_of_JSON_with_their_values_apart()
    {
        var written = new StringWriter { NewLine = "\n" };
        LogMessages.SetAside(new LineLogger(written, asJson: true, Microsoft.Extensions.Logging.LogLevel.Information, TimeProvider.System), "CAS1406", 3);
        var line = JsonDocument.Parse(written.ToString()).RootElement;
        Assert.Equal(("warning", "SetAside", "CAS1406", 3), (line.GetProperty("level").GetString(), line.GetProperty("event").GetString(), line.GetProperty("code").GetString(), line.GetProperty("times").GetInt32()));
    }
}
