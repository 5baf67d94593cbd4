using Casus.Reports;

namespace Casus.Knowledge.Places;

/// <summary>The messages about the gazetteer, in one place so that they read alike.</summary>
internal static class PlaceErrors
{
    private const string Rebuild = "Reinstall Casus, or build the file anew with 'casus gazetteer build'.";

    public static CasusException Missing(string path, Exception? cause = null) =>
        new("CAS0401", path, $"the gazetteer cannot be read{(cause is null ? "" : $" ({cause.Message})")}. {Rebuild}", cause);

    public static CasusException Foreign(string path) =>
        new(
            "CAS0402",
            path,
            $"this is no gazetteer of Casus: it does not begin with 'CASUSPLC'. Name the right file, or: {Rebuild}");

    public static CasusException OtherVersion(string path, int version) =>
        new("CAS0403", path, $"the gazetteer has format {version}; this program reads formats 1 and 2. {Rebuild}");

    public static CasusException Truncated(string path, long length, long expected) =>
        new(
            "CAS0404",
            path,
            $"the gazetteer has {length} bytes and should have {expected}: it was cut off or added to. {Rebuild}");

    public static CasusException Damaged(string path, string what) =>
        new("CAS0405", path, $"the gazetteer is damaged ({what}). {Rebuild}");

    public static CasusException BadSource(string path, string expected, Exception? cause = null) =>
        new("CAS0406", path, $"{expected}. Get the file anew; 'casus gazetteer build --help' names the sources.", cause);

    public static CasusException NoSource(string where, string what) =>
        new(
            "CAS0407",
            where,
            $"{what}. Name the folders; 'casus gazetteer build --help' lists the packages that carry them.");

    public static CasusException TooMany(long entries) =>
        new("CAS0408", "gazetteer", $"the sources hold {entries} places; the format holds no more. Leave out some with --min-population or --classes.");

    public static CasusException CutOff(string path, string what, Exception? cause = null) =>
        new("CAS0409", path, $"the archive cannot be read to its end ({what}): it was cut off or damaged on the way. Download it anew.", cause);
}
