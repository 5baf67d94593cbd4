namespace Casus.Sources.Watching;

/// <summary>Kinds of sources.</summary>
internal enum SourceKind
{
    /// <summary>RSS, Atom or JSON Feed.</summary>
    Feed,

    /// <summary>A site map, or an index of them.</summary>
    Sitemap,

    /// <summary>Addresses, one a line.</summary>
    Pages,

    /// <summary>An answer of the form of ReliefWeb's API.</summary>
    Reliefweb,

    /// <summary>A table of GDELT.</summary>
    Gdelt,

    /// <summary>A file or folder with reports in any form that is read.</summary>
    Folder,
}
