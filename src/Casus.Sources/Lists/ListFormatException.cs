namespace Casus.Sources.Lists;

/// <summary>A list is not of its form.</summary>
internal sealed class ListFormatException(string message, Exception? cause = null) : Exception(message, cause);
