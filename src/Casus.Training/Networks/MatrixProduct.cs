using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Casus.Training.Networks;

/// <summary>Products of dense matrices of single floats, four rows by sixty-four columns at a time.</summary>
/// <remarks>
/// Every sum runs over the inner dimension in its order, one fused step each, whatever the machine: sixteen lanes are a matter of
/// speed, not of the result. One instance serves one thread; it keeps the packed right side between calls.
/// </remarks>
internal sealed class MatrixProduct
{
    private const int Lanes = 16;
    private const int PanelVectors = 4;
    private const int PanelWidth = Lanes * PanelVectors;

    private float[] panel = [];

    /// <summary>Computes <c>C = A·B</c>, or adds it to C.</summary>
    /// <param name="a">The left side; element (i, k) is at <paramref name="aStart"/> + i·aRow + k·aColumn.</param>
    /// <param name="aStart">Index of its first element.</param>
    /// <param name="aRow">Distance of its rows.</param>
    /// <param name="aColumn">Distance of its columns.</param>
    /// <param name="b">The right side, n columns, row after row (or, <paramref name="bTransposed"/>, inner columns in n rows).</param>
    /// <param name="bTransposed">Whether <paramref name="b"/> holds its transpose.</param>
    /// <param name="c">The result, n columns, row after row.</param>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C.</param>
    /// <param name="inner">Columns of A, rows of B.</param>
    /// <param name="add">Whether to add to what C holds.</param>
    public void Multiply(
        ReadOnlySpan<float> a, int aStart, int aRow, int aColumn, ReadOnlySpan<float> b, bool bTransposed, Span<float> c, int m, int n, int inner, bool add)
    {
        if (m == 0 || n == 0)
            return;
        if (panel.Length < inner * PanelWidth)
            panel = new float[inner * PanelWidth];
        ref var a0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(a), aStart);
        for (var column = 0; column < n; column += PanelWidth)
        {
            var width = Math.Min(PanelWidth, n - column);
            var vectors = (width + Lanes - 1) / Lanes;
            Pack(b, bTransposed, n, inner, column, width, vectors * Lanes);
            if (vectors == PanelVectors && width == PanelWidth)
                Wide(ref a0, aRow, aColumn, c, m, n, inner, column, add);
            else
                Narrow(ref a0, aRow, aColumn, c, m, n, inner, column, width, vectors, add);
        }
    }

    private void Pack(ReadOnlySpan<float> b, bool transposed, int n, int inner, int column, int width, int stride)
    {
        for (var k = 0; k < inner; k++)
        {
            var row = panel.AsSpan(k * stride, stride);
            if (transposed)
            {
                for (var j = 0; j < width; j++)
                    row[j] = b[((column + j) * inner) + k];
            }
            else
            {
                b.Slice((k * n) + column, width).CopyTo(row);
            }

            row[width..].Clear();
        }
    }

    private void Wide(ref float a, int aRow, int aColumn, Span<float> c, int m, int n, int inner, int column, bool add)
    {
        ref var b0 = ref MemoryMarshal.GetArrayDataReference(panel);
        ref var c0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(c), column);
        var i = 0;
        for (; i + 4 <= m; i += 4)
        {
            Vector512<float> c00, c01, c02, c03, c10, c11, c12, c13, c20, c21, c22, c23, c30, c31, c32, c33;
            c00 = c01 = c02 = c03 = c10 = c11 = c12 = c13 = c20 = c21 = c22 = c23 = c30 = c31 = c32 = c33 = Vector512<float>.Zero;
            ref var p0 = ref Unsafe.Add(ref a, i * aRow);
            ref var p1 = ref Unsafe.Add(ref p0, aRow);
            ref var p2 = ref Unsafe.Add(ref p1, aRow);
            ref var p3 = ref Unsafe.Add(ref p2, aRow);
            ref var b = ref b0;
            for (var k = 0; k < inner; k++)
            {
                var v0 = Vector512.LoadUnsafe(ref b);
                var v1 = Vector512.LoadUnsafe(ref b, Lanes);
                var v2 = Vector512.LoadUnsafe(ref b, 2 * Lanes);
                var v3 = Vector512.LoadUnsafe(ref b, 3 * Lanes);
                var x = Vector512.Create(p0);
                c00 = Vector512.FusedMultiplyAdd(x, v0, c00);
                c01 = Vector512.FusedMultiplyAdd(x, v1, c01);
                c02 = Vector512.FusedMultiplyAdd(x, v2, c02);
                c03 = Vector512.FusedMultiplyAdd(x, v3, c03);
                x = Vector512.Create(p1);
                c10 = Vector512.FusedMultiplyAdd(x, v0, c10);
                c11 = Vector512.FusedMultiplyAdd(x, v1, c11);
                c12 = Vector512.FusedMultiplyAdd(x, v2, c12);
                c13 = Vector512.FusedMultiplyAdd(x, v3, c13);
                x = Vector512.Create(p2);
                c20 = Vector512.FusedMultiplyAdd(x, v0, c20);
                c21 = Vector512.FusedMultiplyAdd(x, v1, c21);
                c22 = Vector512.FusedMultiplyAdd(x, v2, c22);
                c23 = Vector512.FusedMultiplyAdd(x, v3, c23);
                x = Vector512.Create(p3);
                c30 = Vector512.FusedMultiplyAdd(x, v0, c30);
                c31 = Vector512.FusedMultiplyAdd(x, v1, c31);
                c32 = Vector512.FusedMultiplyAdd(x, v2, c32);
                c33 = Vector512.FusedMultiplyAdd(x, v3, c33);
                p0 = ref Unsafe.Add(ref p0, aColumn);
                p1 = ref Unsafe.Add(ref p1, aColumn);
                p2 = ref Unsafe.Add(ref p2, aColumn);
                p3 = ref Unsafe.Add(ref p3, aColumn);
                b = ref Unsafe.Add(ref b, PanelWidth);
            }

            Store(ref Unsafe.Add(ref c0, i * n), c00, c01, c02, c03, add);
            Store(ref Unsafe.Add(ref c0, (i + 1) * n), c10, c11, c12, c13, add);
            Store(ref Unsafe.Add(ref c0, (i + 2) * n), c20, c21, c22, c23, add);
            Store(ref Unsafe.Add(ref c0, (i + 3) * n), c30, c31, c32, c33, add);
        }

        for (; i < m; i++)
        {
            Vector512<float> r0, r1, r2, r3;
            r0 = r1 = r2 = r3 = Vector512<float>.Zero;
            ref var p = ref Unsafe.Add(ref a, i * aRow);
            for (var k = 0; k < inner; k++)
            {
                ref var b = ref Unsafe.Add(ref b0, k * PanelWidth);
                var x = Vector512.Create(Unsafe.Add(ref p, k * aColumn));
                r0 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref b), r0);
                r1 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref b, Lanes), r1);
                r2 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref b, 2 * Lanes), r2);
                r3 = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref b, 3 * Lanes), r3);
            }

            Store(ref Unsafe.Add(ref c0, i * n), r0, r1, r2, r3, add);
        }
    }

    private static void Store(ref float c, Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, Vector512<float> v3, bool add)
    {
        if (add)
        {
            v0 += Vector512.LoadUnsafe(ref c);
            v1 += Vector512.LoadUnsafe(ref c, Lanes);
            v2 += Vector512.LoadUnsafe(ref c, 2 * Lanes);
            v3 += Vector512.LoadUnsafe(ref c, 3 * Lanes);
        }

        v0.StoreUnsafe(ref c);
        v1.StoreUnsafe(ref c, Lanes);
        v2.StoreUnsafe(ref c, 2 * Lanes);
        v3.StoreUnsafe(ref c, 3 * Lanes);
    }

    // The last columns, sixteen at a time; the packed panel is padded with zeros, C is not.
    private void Narrow(ref float a, int aRow, int aColumn, Span<float> c, int m, int n, int inner, int column, int width, int vectors, bool add)
    {
        ref var b0 = ref MemoryMarshal.GetArrayDataReference(panel);
        var stride = vectors * Lanes;
        Span<float> row = stackalloc float[4 * Lanes];
        for (var v = 0; v < vectors; v++)
        {
            var columns = Math.Min(Lanes, width - (v * Lanes));
            for (var i = 0; i < m; i += 4)
            {
                var rows = Math.Min(4, m - i);
                Vector512<float> r0, r1, r2, r3;
                r0 = r1 = r2 = r3 = Vector512<float>.Zero;
                ref var p0 = ref Unsafe.Add(ref a, i * aRow);
                ref var p1 = ref Unsafe.Add(ref p0, rows > 1 ? aRow : 0);
                ref var p2 = ref Unsafe.Add(ref p0, rows > 2 ? 2 * aRow : 0);
                ref var p3 = ref Unsafe.Add(ref p0, rows > 3 ? 3 * aRow : 0);
                for (var k = 0; k < inner; k++)
                {
                    var b = Vector512.LoadUnsafe(ref b0, (nuint)((k * stride) + (v * Lanes)));
                    r0 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref p0, k * aColumn)), b, r0);
                    r1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref p1, k * aColumn)), b, r1);
                    r2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref p2, k * aColumn)), b, r2);
                    r3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref p3, k * aColumn)), b, r3);
                }

                r0.CopyTo(row);
                r1.CopyTo(row[Lanes..]);
                r2.CopyTo(row[(2 * Lanes)..]);
                r3.CopyTo(row[(3 * Lanes)..]);
                for (var r = 0; r < rows; r++)
                {
                    var target = c.Slice(((i + r) * n) + column + (v * Lanes), columns);
                    for (var j = 0; j < columns; j++)
                        target[j] = add ? target[j] + row[(r * Lanes) + j] : row[(r * Lanes) + j];
                }
            }
        }
    }
}
