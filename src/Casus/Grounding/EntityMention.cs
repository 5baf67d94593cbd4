using Casus.Language;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>One mention of an entity.</summary>
/// <param name="Range">Its tokens: a name, or a noun phrase without what hangs on behind.</param>
/// <param name="Head">Its head token.</param>
/// <param name="Form">How it names the entity.</param>
public readonly record struct EntityMention(TokenRange Range, int Head, MentionForm Form);
