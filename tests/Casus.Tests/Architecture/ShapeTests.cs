using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Casus.Readings;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Architecture;

/// <summary>What every type of the library keeps to: closed to inheritance, and nothing in it changes once it is made.</summary>
public sealed class ShapeTests
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // A quotation is also a mention, a place, a time: the records that derive from it are sealed.
    private static readonly Type[] OpenByDesign = [typeof(TextQuote)];

    private static readonly Type[] MutableCollections =
        [typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(Queue<>), typeof(Stack<>), typeof(SortedDictionary<,>), typeof(System.Text.StringBuilder)];

    private static readonly Type[] Written = [.. typeof(Report).Assembly.GetTypes().Where(t => !IsGenerated(t))];

    public static TheoryData<Type> Stages => new(Written.Where(t => typeof(IStage).IsAssignableFrom(t) && t.IsClass));

    [Fact]
    public void Public_classes_are_sealed_static_or_closed()
    {
        var open = Written.Where(t => t.IsVisible && t.IsClass && !t.IsSealed && !OpenByDesign.Contains(t) && !IsClosed(t));
        Assert.Empty(open.Select(t => t.FullName));
    }

    [Fact]
    public void What_is_open_by_design_has_sealed_heirs_only() =>
        Assert.All(Written.Where(t => OpenByDesign.Contains(t.BaseType)), heir => Assert.True(heir.IsSealed, heir.FullName));

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_stage_never_changes_once_it_is_made(Type stage)
    {
        Assert.All(stage.GetFields(Instance), field => Assert.True(field.IsInitOnly || !IsWrittenLater(field), field.Name));
        Assert.DoesNotContain(stage.GetFields(Instance), f => f.FieldType.IsGenericType && MutableCollections.Contains(f.FieldType.GetGenericTypeDefinition()));
    }

    [Fact]
    public void There_are_stages_to_look_at() => Assert.True(Stages.Count >= 19);

    [Fact]
    public void Nothing_static_changes()
    {
        var variable = Written.SelectMany(t => t.GetFields(Static)).Where(f => !f.IsLiteral && !f.IsInitOnly && !f.IsDefined(typeof(CompilerGeneratedAttribute)) && !f.DeclaringType!.IsEnum);
        Assert.Empty(variable.Select(f => $"{f.DeclaringType}.{f.Name}"));
    }

    [Fact]
    public void Properties_are_set_when_an_object_is_made_and_never_after()
    {
        var settable = Written.Where(t => t.IsVisible).SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(p => p.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)));
        Assert.Empty(settable.Select(p => $"{p.DeclaringType}.{p.Name}"));
    }

    // Parameters of a primary constructor become fields that the runtime does not know as read-only; what counts is that nobody stores into them.
    private static bool IsWrittenLater(FieldInfo field) => TypeReferences.MethodsOf(field.DeclaringType!)
        .Where(m => m is MethodInfo)
        .SelectMany(TypeReferences.InstructionsOf)
        .Any(i => (i.Code == OpCodes.Stfld || i.Code == OpCodes.Ldflda && !field.FieldType.IsValueType) && i.Member is FieldInfo stored && stored.Module == field.Module && stored.MetadataToken == field.MetadataToken);

    private static bool IsClosed(Type type) => type.IsAbstract
        && type.GetConstructors(Instance).All(c => c.IsPrivate || c.IsFamilyAndAssembly || c.IsAssembly || IsCopy(c, type));

    private static bool IsCopy(ConstructorInfo constructor, Type type) =>
        constructor.GetParameters() is [var only] && only.ParameterType == type;

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name.Contains('<', StringComparison.Ordinal) || (type.DeclaringType is { } outer && IsGenerated(outer))
        || typeof(System.Text.Json.Serialization.JsonSerializerContext).IsAssignableFrom(type);
}
