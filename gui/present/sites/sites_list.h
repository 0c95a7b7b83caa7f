#pragma once

#include "gui/present/lists/memory_list.h"
#include "gui/present/sites/site_state.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::present {

/// One site, ready for a tile or a row.
struct SiteTile
{
    SiteId id;
    SiteState state = SiteState::Unknown;
    std::string name;   ///< "Hiển Khánh"
    std::string unit;   ///< "xã Hiển Khánh"
    PillText pill;      ///< tone and shape of the state
    std::string detail; ///< the worst fault and its age, or since when nothing is known
    std::string custodian;
    std::int64_t devices = 0;
    std::int64_t broken = 0;
    std::int64_t openFaults = 0;
    std::int64_t evidenceMs = 0; ///< 0: none
    std::string evidence;        ///< "14/06"; empty: none
    std::string searched;
};

/// The screen Điểm cầu: every room as a tile or a row. Asked for by "worst=blocking", "unknown",
/// "no_fault", "unit=<id>".
class SitesList final : public MemoryList<SiteTile>
{
public:
    /// With more faults or devices than this a worker reads; the page stays as it was until then.
    static constexpr std::int64_t mostAtOnce = 400;
    static constexpr std::int64_t mostDevicesAtOnce = 1'000;

    SitesList(Shell& shell, ListView& view);

    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] std::vector<ListChoice> menuOf(const std::string& chip) const override;
    void chooseIn(const std::string& chip, const std::string& key) override;

private:
    [[nodiscard]] std::vector<LineColumn<SiteTile>> declare() const override;
    [[nodiscard]] bool isReadBy(const std::string& part) const override { return part == "unit"; }
    void readLines() override;
    void prepare(ListQuery& query) const override;
    [[nodiscard]] std::vector<ListChip> ownChips() const override;
    [[nodiscard]] bool isToldByChip(const std::string& part) const override;
    void pressOwn(const std::string& chip) override;
    void clearOwn(const std::string& chip) override;
    [[nodiscard]] EmptyWords emptyWords() const override;
};

} // namespace dongbo::present
