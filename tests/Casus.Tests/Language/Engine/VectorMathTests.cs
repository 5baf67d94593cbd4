using System.Runtime.Intrinsics;
using Casus.Language.Engine;

namespace Casus.Tests.Language.Engine;

public sealed class VectorMathTests
{
    [Fact]
    public void Functions_are_those_of_mathematics_to_six_places()
    {
        for (var x = -30f; x <= 30; x += 0.013f)
        {
            Assert.Equal(1, VectorMath.Exp(Vector512.Create(x))[3] / Math.Exp(x), 5e-6);
            Assert.Equal(1 / (1 + Math.Exp(-x)), VectorMath.Sigmoid(Vector512.Create(x))[7], 1e-6);
            Assert.Equal(Math.Tanh(x), VectorMath.Tanh(Vector512.Create(x))[15], 1e-6);
        }
    }

    [Theory]
    [InlineData(-1000, 0)]
    [InlineData(1000, 1)]
    public void Far_out_a_sigmoid_is_at_its_end(float x, float y) => Assert.Equal(y, VectorMath.Sigmoid(Vector512.Create(x))[0], 6);

    [Fact]
    public void A_sum_takes_in_every_lane() => Assert.Equal(120, VectorMath.Sum(Vector512.CreateSequence(0f, 1f)));
}
