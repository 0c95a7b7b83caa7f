#pragma once

#include "importers/proposal/model/proposal.h"

namespace dongbo::importers {

/// What a person was shown of a list, held against the register as it is once the write lock is
/// taken. Nobody agreed to more than was shown: what somebody else changed in between is never
/// written over.
class SinceShown
{
public:
    /// `shown` must outlive it, and be complete.
    explicit SinceShown(const Proposal& shown)
        : m_shown(&shown)
    {}

    /// Compares the device, planned anew, with what was shown of it. Fields that changed meanwhile
    /// become conflicts that no tick takes, each with a warning; a device that was withdrawn, moved
    /// or left the books meanwhile gives an error, which sets its row aside.
    void holdBack(PlannedDevice& device, RowDraft& draft) const;

private:
    [[nodiscard]] const PlannedDevice* find(const PlannedDevice& device) const;

    const Proposal* m_shown;
};

} // namespace dongbo::importers
