#pragma once

#include "gui/present/register_reader.h"
#include "gui/present/shell.h"
#include "importers/proposal/model/proposal.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dongbo::present {

/// The devices that written lists call broken and of which no fault is open. Counting them is a
/// worker's work, as there may be very many; reporting them is one change-set, asked about first.
class BrokenDevices
{
public:
    explicit BrokenDevices(Shell& shell);

    /// Of these lists from now on; none: of nothing.
    void take(const std::vector<importers::Proposal>& written);
    /// Counts again: the register has changed. `changed` tells the end.
    void recount();
    /// As counted last; 0 until then.
    [[nodiscard]] std::uint64_t count() const { return m_count; }
    /// Asks whether all of them are to be reported, naming the first; a worker does it, with
    /// progress that can be stopped: nothing is written then. What was done is a banner with undo.
    void report();

    Signal<> changed;

private:
    /// Only brokenDevices of each is filled; shared with workers.
    using Lists = std::vector<importers::Proposal>;
    [[nodiscard]] std::string names() const;

    Shell& m_shell;
    std::shared_ptr<const Lists> m_lists;
    std::uint64_t m_count = 0;
    RegisterReader m_reader;
};

} // namespace dongbo::present
