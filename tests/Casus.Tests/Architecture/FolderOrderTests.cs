using System.Reflection;
using Casus.Reports;

namespace Casus.Tests.Architecture;

/// <summary>The library reads from top to bottom: a folder uses only folders above it.</summary>
public sealed class FolderOrderTests
{
    private static readonly string[] Order =
        ["Reports", "Readings", "Formats", "Knowledge", "Language", "Grounding", "Coding", "Records", "Fusion", "Pipeline"];

    private static readonly Assembly Library = typeof(Report).Assembly;

    public static TheoryData<string> Folders => new(Order);

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_folders_above_it(string folder)
    {
        var below = Order.SkipWhile(f => f != folder).Skip(1).ToHashSet(StringComparer.Ordinal);
        var breaches = Library.GetTypes()
            .Where(t => FolderOf(t) == folder)
            .SelectMany(t => TypeReferences.Of(t).Where(r => r.Assembly == Library && FolderOf(r) is { } other && below.Contains(other)).Select(r => $"{t} uses {r}"))
            .Order(StringComparer.Ordinal);
        Assert.Empty(breaches);
    }

    [Fact]
    public void Every_type_stands_in_a_folder_of_the_order() =>
        Assert.Empty(Library.GetTypes().Where(t => t.Namespace is not null && FolderOf(t) is null && !t.Namespace.StartsWith("System", StringComparison.Ordinal) && t.Namespace is not "Microsoft.CodeAnalysis").Select(t => t.FullName));

    // Without this, a scan that sees nothing would find every order kept.
    [Fact]
    public void The_scan_sees_what_method_bodies_use()
    {
        Assert.Contains(typeof(Casus.Coding.TriggerRecognizer), TypeReferences.Of(typeof(Casus.Pipeline.StandardPipeline)));
        Assert.Contains(typeof(Casus.Records.CodedReport), TypeReferences.Of(typeof(Casus.Pipeline.RecordBuilder)));
        Assert.Contains(typeof(Casus.Knowledge.Stanza), TypeReferences.Of(typeof(Casus.Language.TokenRules)));
    }

    [Fact]
    public void The_namespace_of_a_source_file_begins_with_its_folder()
    {
        var root = Path.GetFullPath(Cli.Repository.File("src/Casus"));
        var strays = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(f => (File: Path.GetRelativePath(root, f).Replace('\\', '/'), Path: f))
            .Where(f => !f.File.StartsWith("obj/", StringComparison.Ordinal) && !f.File.StartsWith("bin/", StringComparison.Ordinal))
            .Where(f => !File.ReadLines(f.Path).Any(l => l.StartsWith($"namespace Casus.{f.File.Split('/')[0]}", StringComparison.Ordinal)))
            .Select(f => f.File);
        Assert.Empty(strays);
    }

    private static string? FolderOf(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        var parts = (type.Namespace ?? "").Split('.');
        return parts.Length > 1 && parts[0] == "Casus" && Order.Contains(parts[1]) ? parts[1] : null;
    }
}
