using Casus.Reports;

namespace Casus.Workers;

/// <summary>Tells the broker what became of messages.</summary>
internal interface IAnswers
{
    /// <summary>It is in the archive.</summary>
    Task DoneAsync(Delivery delivery);

    /// <summary>It cannot be done; it is put aside with the reason, and only then leaves the queue.</summary>
    Task SetAsideAsync(Delivery delivery, CasusException reason);
}
