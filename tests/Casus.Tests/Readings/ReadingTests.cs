using System.Collections.Immutable;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Tests.Readings;

public sealed class ReadingTests
{
    private static readonly Layer<string> Words = new("words");
    private static readonly Layer<ImmutableArray<int>> Numbers = new("numbers");

    [Fact]
    public void A_layer_is_there_once_it_has_been_provided()
    {
        var reading = Empty().With(Words, "one two");
        Assert.True(reading.Has(Words));
        Assert.Equal("one two", reading.Get(Words));
    }

    [Fact]
    public void A_reading_never_changes_what_comes_next_is_another()
    {
        var before = Empty();
        before.With(Words, "one");
        Assert.False(before.Has(Words));
    }

    [Fact]
    public void Layers_are_listed_in_the_order_in_which_they_came() =>
        Assert.Equal([Numbers, Words], Empty().With(Numbers, [1]).With(Words, "one").Layers);

    [Fact]
    public void A_layer_that_nobody_provided_is_named() =>
        Assert.Equal("The layer 'words' has not been provided yet.", Assert.Throws<InvalidOperationException>(() => Empty().Get(Words)).Message);

    [Fact]
    public void A_layer_is_provided_once() =>
        Assert.Equal("The layer 'words' has already been provided.", Assert.Throws<InvalidOperationException>(() => Empty().With(Words, "one").With(Words, "two")).Message);

    [Fact]
    public void Layers_of_one_name_are_two_layers() =>
        Assert.False(Empty().With(Words, "one").Has(new Layer<string>("words")));

    [Fact]
    public void A_layer_needs_a_name() => Assert.Throws<ArgumentException>(() => new Layer<string>(" "));

    [Fact]
    public void An_empty_array_is_a_finding_too() => Assert.Empty(Empty().With(Numbers, []).Get(Numbers));

    private static Reading Empty() => Reading.Of(new Report { Id = "r", Text = "one two" });
}
