#pragma once

#include "core/planning/lines/sla.h"
#include "core/register/base/checks.h"
#include "core/register/base/register.h"
#include "core/store/queries/line_queries.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dongbo {

/// A line by its id, its name, its contract or customer number, or its site when that has one line
/// (or one that is no backup). Throws {Usage, "find.unknown_record"} or {…, "line.which_of_site"}.
[[nodiscard]] LineId findLine(Register& reg, std::string_view text);

/// A line with what is known of it now.
struct LineView
{
    LineId id;
    Line line;
    std::string site;
    std::string provider; ///< its name; empty when nobody wrote it down
    std::string hotline;  ///< the line's, else the provider's
    std::optional<LineMeasurement> last;
    std::optional<store::LineFaultRow> open; ///< the open incident, the worst and oldest
    std::optional<std::int64_t> downMinutes; ///< while it is down
    planning::LineStanding standing = planning::LineStanding::Unclear;
    bool isOver = false; ///< the contract's last day is past
};
/// The lines on the list by site and name. An open fault about the line of a site with one line is
/// that line's.
[[nodiscard]] std::vector<LineView> lineViews(Register& reg, Instant now);
/// How measurements are read: the office's settings `line_least_share` (percent) and
/// `line_measure_days`, else the usual ones.
[[nodiscard]] planning::MeasureRules measureRules(Register& reg);

/// Which line a fault about the line of a site is of.
class LineOfFaults
{
public:
    explicit LineOfFaults(std::vector<store::LineRow> lines);
    /// Its own; else the one line of its site that is no backup; else none.
    [[nodiscard]] std::optional<LineId> of(const Fault& fault) const;
    /// Of a line on the list.
    [[nodiscard]] std::optional<SiteId> siteOf(const LineId& line) const;
    [[nodiscard]] const std::vector<store::LineRow>& lines() const { return m_lines; }

private:
    std::vector<store::LineRow> m_lines;
    std::map<SiteId, std::optional<LineId>> m_main; ///< what people mean by a site's line
    std::map<LineId, SiteId> m_sites;
};

struct MeasureDraft
{
    LineId line;
    std::optional<Instant> at; ///< absent: now
    std::optional<std::int64_t> downKbps;
    std::optional<std::int64_t> upKbps;
    std::optional<std::int64_t> pingMs;
    std::optional<std::int64_t> jitterMs;
    std::optional<std::int64_t> lossBp;
    std::string by;
    std::string source; ///< the tool, or the list it stood in
    std::string notes;
};
/// A Problem when nothing was measured. Asks about moments to come and about speeds that are so far
/// from what was bought that the unit may be another.
[[nodiscard]] Checked<Written<LineMeasurementId>>
measureLine(Register& reg, const MeasureDraft& draft,
            checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);

struct ManyMeasured
{
    std::int64_t added = 0;
    std::int64_t unchanged = 0; ///< measured at that minute already, with the same speeds
    std::optional<ChangeSetId> changeSet;
    std::vector<std::pair<std::size_t, Problem>> problems; ///< by index in the list
};
/// All in one change-set, or none of them.
[[nodiscard]] ManyMeasured measureLines(Register& reg, const std::vector<MeasureDraft>& drafts,
                                        const std::string& reason,
                                        checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);

// A request for a better line: requested → agreed or refused; agreed → done. A step its state does
// not allow throws {Refused, "line.upgrade_state"}.

struct UpgradeDraft
{
    LineId line;
    std::optional<std::int64_t> wantedKbps; ///< required
    std::optional<Date> day;                ///< absent: today
    std::string reason;
    std::string documentNo;
    std::string notes;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};
/// A Problem when less is wanted than was bought, or when one is open already.
[[nodiscard]] Checked<Written<LineUpgradeId>> askUpgrade(Register& reg, const UpgradeDraft& draft);
struct UpgradeAnswer
{
    LineUpgradeId id;
    bool isAgreed = true;
    std::optional<Date> day; ///< absent: today
    std::string answer;
};
[[nodiscard]] Checked<Written<LineUpgradeId>> answerUpgrade(Register& reg,
                                                            const UpgradeAnswer& answer);
struct UpgradeDone
{
    LineUpgradeId id;
    std::optional<Date> day;
    std::optional<std::int64_t> kbps; ///< bought from now on; absent: what was wanted
};
/// The line is bought with that speed from then on, in the same change-set.
[[nodiscard]] Checked<Written<LineUpgradeId>> finishUpgrade(Register& reg, const UpgradeDone& done);
/// By its id, or its line when one request of it is open.
[[nodiscard]] LineUpgradeId findUpgrade(Register& reg, std::string_view text);

} // namespace dongbo
