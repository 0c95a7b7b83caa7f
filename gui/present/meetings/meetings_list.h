#pragma once

#include "gui/present/lists/memory_list.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::present {

/// A meeting, ready for a row.
struct MeetingListLine
{
    MeetingId id;
    std::string number;
    std::string name;
    std::string starts; ///< "17/06/2021 14:00"
    std::int64_t startsMs = 0;
    std::string month; ///< "2021-06"
    PillText state;
    std::string stateCode;
    std::string level;
    std::string notice;
    bool isLate = false;
    std::string received; ///< "16/18"
    std::int64_t receivedShare = 0;
    std::string outcome;
    std::int64_t failed = 0;
    Tone outcomeTone = Tone::None;
    std::string searched;
};

/// The screen Hội nghị: every meeting, the newest first. Asked for a site ("site=ID"): those it was
/// invited to, with how it went there and how ready it was.
class MeetingsList final : public MemoryList<MeetingListLine>
{
public:
    MeetingsList(Shell& shell, ListView& view);

    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] std::vector<ListChoice> actions() const override;
    void doIt(const std::string& actionId) override;
    /// Opens the form that adds one.
    void begin();

private:
    [[nodiscard]] std::vector<LineColumn<MeetingListLine>> declare() const override;
    [[nodiscard]] bool isReadBy(const std::string& part) const override { return part == "site"; }
    void readLines() override;
    [[nodiscard]] std::string wordOf(const std::string& part,
                                     const std::string& value) const override;
    [[nodiscard]] ChipPart chipPart() const override;
    [[nodiscard]] EmptyWords emptyWords() const override;
};

} // namespace dongbo::present
