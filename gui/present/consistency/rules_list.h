#pragma once

#include "core/domain/records.h"
#include "core/register/planning/rule_checks.h"
#include "gui/present/lists/memory_list.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A case a rule reports, or one that was accepted.
struct FindingRow
{
    RecordId id; ///< of this row only: made of the rule and its records
    std::string rule;
    std::string ruleName; ///< "Hai thiết bị cùng số máy"
    PillText severity;
    std::int64_t rank = 0; ///< severe ones first
    std::string severityCode;
    std::string what; ///< "Số máy 7H2K9X2 đã có ở thiết bị khác."
    std::string fix;  ///< "device edit": of the rule
    std::optional<DeviceId> device;
    std::optional<DeviceId> otherDevice;
    std::optional<SiteId> site;
    std::optional<FaultId> fault;
    std::string deviceName;
    std::string otherName;
    std::string siteName;
    std::string faultNumber;
    // of one that was accepted
    std::optional<RuleExceptionId> exception;
    bool isWholeRule = false; ///< the rule is switched off
    bool hasEnded = false;
    std::string reason;
    std::string until; ///< "31/12/2024", "mãi"
    std::string searched;
};

/// A record behind a case, and where it is.
struct FindingLink
{
    std::string icon;
    std::string title;
    std::string caption;
    Place place;
};

/// The case that is chosen.
struct FindingDetail
{
    bool isThere = false;
    std::string title;
    std::string caption;
    PillText severity;
    std::vector<FindingLink> links;
    std::string fixWord; ///< of the one proposed step; empty: none can be taken now
    bool canAccept = false;
    bool canSwitchOff = false;
    bool canEnd = false; ///< of one that was accepted
};

/// How consistent the records of a site are.
struct SiteScoreRow
{
    SiteId site;
    std::string name;
    std::int64_t score = 100;
    std::int64_t findings = 0;
    Tone tone = Tone::None;
};

/// What the consistency rules report, severe ones first, or what was accepted
/// ("severity=error", "accepted", "rule=<code>", "site=<id>").
class RulesList final : public MemoryList<FindingRow>
{
public:
    RulesList(Shell& shell, ListView& view);

    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] std::vector<ListChoice> actions() const override;
    void doIt(const std::string& actionId) override;
    /// Enter: the proposed step.
    void openRow(std::int64_t index) override;
    [[nodiscard]] FindingDetail detail() const;
    void openLink(std::size_t index);
    /// The worst first.
    [[nodiscard]] const std::vector<SiteScoreRow>& scores() const { return m_scores; }
    void showSite(const SiteId& site);
    /// The mean of all sites, 0 to 100.
    [[nodiscard]] std::int64_t score() const;

private:
    struct Reading;
    [[nodiscard]] std::vector<LineColumn<FindingRow>> declare() const override;
    [[nodiscard]] bool isReadBy(const std::string& part) const override;
    void readLines() override;
    [[nodiscard]] std::vector<ListChip> ownChips() const override;
    [[nodiscard]] bool isToldByChip(const std::string& part) const override;
    void pressOwn(const std::string& chip) override;
    void clearOwn(const std::string& chip) override;
    [[nodiscard]] EmptyList emptyList() const override;
    [[nodiscard]] const FindingRow* chosenRow() const;
    /// The form of the rule's step, filled with what the case is about; nothing when none fits.
    [[nodiscard]] std::optional<SheetRequest> fixOf(const FindingRow& row) const;

    std::vector<SiteScoreRow> m_scores;
    std::int64_t m_open = 0;     ///< cases, whatever is shown
    std::int64_t m_accepted = 0; ///< exceptions
};

/// The step in words: "Sửa thiết bị".
[[nodiscard]] std::string fixWord(Language language, std::string_view fix);

} // namespace dongbo::present
