#pragma once

#include "core/register/base/register.h"
#include "importers/proposal/model/proposal.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// One line of data/sample/history.tsv.
struct HistoryStep
{
    Instant at;
    std::string by;
    std::string verb;
    std::map<std::string, std::string, std::less<>> values;
    std::size_t line = 0; ///< for messages

    [[nodiscard]] const std::string& operator[](std::string_view key) const; ///< empty: not there
    [[nodiscard]] bool has(std::string_view key) const { return values.contains(key); }
};

/// Throws Error{Bug} for a line that breaks the grammar of data/sample/README.md.
[[nodiscard]] std::vector<HistoryStep> readHistory(std::string_view text);

/// Does the steps, one use case each, as the officer named. The register's clock has been set.
class HistoryPlayer
{
public:
    /// Imports one of the sample's lists by its file name.
    using ImportList = std::function<void(const std::string& list)>;

    HistoryPlayer(Register& reg, ImportList importList)
        : m_register(&reg)
        , m_importList(std::move(importList))
    {}

    /// Throws Error{Bug} when a use case refuses the step, or what the use case throws.
    void play(const HistoryStep& step);

private:
    void addPerson(const HistoryStep& step);
    void playFault(const HistoryStep& step);
    void playRepair(const HistoryStep& step);
    void playDevice(const HistoryStep& step);
    void playPlanning(const HistoryStep& step);
    void playMeeting(const HistoryStep& step);
    /// False for a verb of something else.
    [[nodiscard]] bool playLines(const HistoryStep& step);
    void tell(const HistoryStep& step);
    void playSupport(const HistoryStep& step);
    /// Maintenance, procedures, deputies, what was tried; false for a verb of something else.
    [[nodiscard]] bool playUpkeep(const HistoryStep& step);

    Register* m_register;
    ImportList m_importList;
    std::map<std::string, FaultId, std::less<>> m_faults;            ///< by label
    std::map<std::string, RepairId, std::less<>> m_repairs;          ///< by label
    std::map<std::string, MeetingId, std::less<>> m_meetings;        ///< by label
    std::map<std::string, SupportRequestId, std::less<>> m_requests; ///< by label
    bool m_hasKeeper = false;
};

} // namespace dongbo::importers
