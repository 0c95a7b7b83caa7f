#pragma once

#include "tests/support/office.h"

#include <memory>
#include <optional>
#include <random>

namespace dongbo::test {

/// What people do in the offices of one history: they import lists, report and repair, move and
/// dispose of devices, in random order, on records that one another made.
class OfficeWork
{
public:
    explicit OfficeWork(std::mt19937_64& random);
    OfficeWork(const OfficeWork&) = delete;
    OfficeWork& operator=(const OfficeWork&) = delete;
    ~OfficeWork();

    /// One action as a change-set of its own; nothing when there was nothing to do.
    std::optional<ChangeSetId> act(Office& office);

private:
    struct Part;
    std::unique_ptr<Part> m_part;
};

} // namespace dongbo::test
