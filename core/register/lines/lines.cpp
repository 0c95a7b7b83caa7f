#include "core/register/lines/lines.h"

#include "core/register/base/field_writes.h"
#include "core/register/base/find.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/lines/line_labels.h"
#include "core/register/records/assumptions.h"
#include "core/register/records/simple_records.h"
#include "core/text/bit_rates.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/sort_key.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace dongbo {

namespace lines {

std::string labelOf(const Line& line, const LineId& id)
{
    return line.name.value_or(id.text());
}

std::string vendorName(Register& reg, const std::optional<VendorId>& id)
{
    const auto vendor = id ? store::load<Vendor>(reg.database(), *id) : std::optional<Vendor>{};
    return vendor ? vendor->name.value_or("") : std::string();
}

Line requireListed(Register& reg, const LineId& id)
{
    auto line = lookups::require<Line>(reg, id);
    if (line.removed) {
        throw Error(Error::Kind::Refused,
                    {"line.removed",
                     {{"line", labelOf(line, id)}, {"day", text::formatDate(*line.removed)}}});
    }
    return line;
}

} // namespace lines

namespace {

using lines::labelOf;

/// The one that people mean by a site: its only line, or its only one that is no backup.
const store::LineRow* mainLine(const std::vector<const store::LineRow*>& ofSite)
{
    const store::LineRow* found = nullptr;
    for (const auto* row : ofSite) {
        if (ofSite.size() == 1 || !row->line.isBackup.value_or(false)) {
            if (found != nullptr) {
                return nullptr;
            }
            found = row;
        }
    }
    return found;
}

std::vector<const store::LineRow*> ofSite(const std::vector<store::LineRow>& rows,
                                          const SiteId& site)
{
    std::vector<const store::LineRow*> out;
    for (const auto& row : rows) {
        if (row.line.site == site) {
            out.push_back(&row);
        }
    }
    return out;
}

std::string namesOf(const std::vector<const store::LineRow*>& rows)
{
    std::string out;
    for (const auto* row : rows) {
        out += (out.empty() ? "" : "; ") + labelOf(row->line, row->id);
    }
    return out;
}

bool isCalled(const store::LineRow& row, const std::string& folded)
{
    return text::fold(row.line.name.value_or("")) == folded ||
           text::fold(row.line.contractNo.value_or("")) == folded ||
           text::fold(row.line.customerNo.value_or("")) == folded;
}

} // namespace

LineId findLine(Register& reg, std::string_view text)
{
    const auto rows = store::linesOf(reg.database());
    const auto folded = text::fold(text);
    std::vector<const store::LineRow*> called;
    for (const auto& row : rows) {
        if (!folded.empty() && isCalled(row, folded)) {
            called.push_back(&row);
        }
    }
    if (called.size() == 1) {
        return called.front()->id;
    }
    if (called.empty()) {
        std::optional<SiteId> site;
        try {
            site = findSite(reg, text);
        } catch (const Error& error) {
            if (error.kind() != Error::Kind::Usage) {
                throw;
            }
        }
        called = site ? ofSite(rows, *site) : called;
        if (const auto* row = mainLine(called)) {
            return row->id;
        }
        if (site && called.empty()) {
            throw Error(Error::Kind::Usage,
                        {"line.site_without_line", {{"site", std::string(text)}}});
        }
    }
    if (!called.empty()) {
        throw Error(
            Error::Kind::Usage,
            {"line.which_of_site", {{"text", std::string(text)}, {"candidates", namesOf(called)}}});
    }
    return LineId{findSimple(reg, RecordKind::Line, text)}; // an id, or what is wrong
}

LineOfFaults::LineOfFaults(std::vector<store::LineRow> lines)
    : m_lines(std::move(lines))
{
    std::map<SiteId, std::vector<const store::LineRow*>> bySite;
    for (const auto& row : m_lines) {
        if (row.line.site) {
            bySite[*row.line.site].push_back(&row);
            m_sites.emplace(row.id, *row.line.site);
        }
    }
    for (const auto& [site, rows] : bySite) {
        const auto* row = mainLine(rows);
        m_main[site] = row == nullptr ? std::nullopt : std::optional{row->id};
    }
}

std::optional<LineId> LineOfFaults::of(const Fault& fault) const
{
    if (fault.line || !fault.site) {
        return fault.line;
    }
    const auto found = m_main.find(*fault.site);
    return found == m_main.end() ? std::nullopt : found->second;
}

std::optional<SiteId> LineOfFaults::siteOf(const LineId& line) const
{
    const auto found = m_sites.find(line);
    return found == m_sites.end() ? std::nullopt : std::optional{found->second};
}

planning::MeasureRules measureRules(Register& reg)
{
    const auto assumed = assumptionsOf(reg);
    return {assumed["line_least_share"], assumed["line_measure_days"]};
}

namespace {

/// Whether a fault stops the line; one without times of its own does when it blocks meetings.
bool isDown(const Fault& fault)
{
    return fault.downFrom || fault.severity == Severity::Blocking;
}

std::map<LineId, store::LineFaultRow> openByLine(Register& reg, const LineOfFaults& lineOf)
{
    std::map<LineId, store::LineFaultRow> open;
    for (auto& row : store::openLineFaults(reg.database())) {
        const auto line = lineOf.of(row.fault);
        if (!line) {
            continue;
        }
        const auto held = open.find(*line);
        if (held == open.end()) {
            open.emplace(*line, std::move(row));
        } else if (isDown(row.fault) && !isDown(held->second.fault)) {
            held->second = std::move(row);
        }
    }
    return open;
}

planning::MeasuredLine measuredOf(const LineView& view)
{
    planning::MeasuredLine out;
    out.boughtDown = view.line.downKbps;
    out.boughtUp = view.line.upKbps;
    if (view.last) {
        out.measuredDown = view.last->downKbps;
        out.measuredUp = view.last->upKbps;
        out.measuredAt = view.last->measuredAt;
    }
    out.downMinutes = view.downMinutes;
    out.repairHours = view.line.repairHours;
    return out;
}

} // namespace

namespace {

/// By site, the main line before the backup ones, then name.
std::vector<LineView> inOrder(std::vector<LineView> views)
{
    using Key = std::tuple<std::string, bool, std::string>;
    std::vector<std::pair<Key, std::size_t>> keys; // made once, not at every comparison
    for (std::size_t i = 0; i < views.size(); ++i) {
        const auto& view = views[i];
        keys.push_back({{text::sortKey(view.site), view.line.isBackup.value_or(false),
                         text::sortKey(view.line.name.value_or(""))},
                        i});
    }
    std::sort(keys.begin(), keys.end());
    std::vector<LineView> out;
    for (const auto& key : keys) {
        out.push_back(std::move(views[key.second]));
    }
    return out;
}

} // namespace

std::vector<LineView> lineViews(Register& reg, Instant now)
{
    const LineOfFaults lineOf(store::linesOf(reg.database()));
    const auto rules = measureRules(reg);
    auto open = openByLine(reg, lineOf);
    std::map<LineId, LineMeasurement> last;
    for (auto& row : store::latestMeasurements(reg.database())) {
        if (row.measurement.line) {
            last.emplace(*row.measurement.line, std::move(row.measurement));
        }
    }
    std::map<VendorId, Vendor> vendors;
    std::vector<LineView> out;
    for (const auto& row : lineOf.lines()) {
        LineView view;
        view.id = row.id;
        view.line = row.line;
        view.site = row.line.site ? lookups::siteName(reg, *row.line.site) : std::string();
        if (row.line.provider) {
            const auto& vendor =
                vendors
                    .try_emplace(
                        *row.line.provider,
                        store::load<Vendor>(reg.database(), *row.line.provider).value_or(Vendor{}))
                    .first->second;
            view.provider = vendor.name.value_or("");
            view.hotline = vendor.hotline ? *vendor.hotline : vendor.phone.value_or("");
        }
        view.hotline = row.line.hotline.value_or(view.hotline);
        if (const auto measured = last.find(row.id); measured != last.end()) {
            view.last = measured->second;
        }
        if (const auto fault = open.find(row.id); fault != open.end()) {
            view.open = fault->second;
            const auto& since = fault->second.fault.downFrom ? fault->second.fault.downFrom
                                                             : fault->second.fault.reportedAt;
            if (isDown(fault->second.fault) && since) {
                view.downMinutes = planning::spanOf(*since, now).minutes();
            }
        }
        view.isOver = row.line.validTo && *row.line.validTo < dayOf(now);
        view.standing = planning::standingOf(measuredOf(view), rules, now);
        out.push_back(std::move(view));
    }
    return inOrder(std::move(out));
}

namespace {

LineMeasurement recordOf(Register& reg, const MeasureDraft& draft)
{
    LineMeasurement out;
    out.line = draft.line;
    out.measuredAt = draft.at.value_or(reg.now());
    out.downKbps = draft.downKbps;
    out.upKbps = draft.upKbps;
    out.pingMs = draft.pingMs;
    out.jitterMs = draft.jitterMs;
    out.lossBp = draft.lossBp;
    out.measuredBy = lookups::maybe(draft.by);
    out.source = lookups::maybe(draft.source);
    out.notes = lookups::maybe(draft.notes);
    return out;
}

/// Asks about a speed no line of that contract has: a unit was taken for another.
void likelySpeed(Problems& problems, const char* field, std::optional<std::int64_t> measured,
                 std::optional<std::int64_t> bought)
{
    constexpr std::int64_t farMore = 20; // kbit/s read as Mbit/s is a thousand times more
    constexpr std::int64_t farLess = 200;
    if (!measured || !bought || *measured == 0) {
        return;
    }
    if (*measured > *bought * farMore || *measured * farLess < *bought) {
        problems.push_back(
            {field,
             {"line.unlikely_speed",
              {{"measured", text::formatMbps(*measured)}, {"bought", text::formatMbps(*bought)}}},
             Weight::Unlikely});
    }
}

Problems checkMeasurement(Register& reg, const Line& line, LineMeasurement& record,
                          const MeasureDraft& draft)
{
    Problems problems;
    checks::typed(problems, record);
    if (!draft.downKbps && !draft.upKbps && !draft.pingMs) {
        problems.push_back({"down_kbps", {"line.nothing_measured", {}}});
    }
    checks::likelyMoment(problems, "measured_at", draft.at, reg.now());
    likelySpeed(problems, "down_kbps", record.downKbps, line.downKbps);
    likelySpeed(problems, "up_kbps", record.upKbps, line.upKbps);
    checks::record(problems, record);
    return problems;
}

bool isSame(const LineMeasurement& a, const LineMeasurement& b)
{
    return a.line == b.line && a.measuredAt && b.measuredAt &&
           planning::minuteOf(*a.measuredAt) == planning::minuteOf(*b.measuredAt) &&
           a.downKbps == b.downKbps && a.upKbps == b.upKbps && a.pingMs == b.pingMs;
}

bool isKnown(Register& reg, const LineMeasurement& record, std::span<const LineMeasurement> fresh)
{
    const auto isIt = [&](const LineMeasurement& held) { return isSame(held, record); };
    if (std::any_of(fresh.begin(), fresh.end(), isIt)) {
        return true;
    }
    const auto held = store::measurementsOf(reg.database(), *record.line);
    return std::any_of(held.begin(), held.end(), [&](const store::MeasurementRow& row) {
        return isSame(row.measurement, record);
    });
}

} // namespace

Checked<Written<LineMeasurementId>> measureLine(Register& reg, const MeasureDraft& draft,
                                                checks::IfUnlikely ifUnlikely)
{
    store::UnitOfWork work(reg.database());
    const auto line = lines::requireListed(reg, draft.line);
    auto record = recordOf(reg, draft);
    auto problems = checkMeasurement(reg, line, record, draft);
    auto warnings = checks::settle(problems, ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.line_measured", {{"line", labelOf(line, draft.line)}}}, {});
    const LineMeasurementId id{action.create(record)};
    work.commit();
    return Written<LineMeasurementId>{id, labelOf(line, draft.line), action.id(),
                                      std::move(warnings)};
}

ManyMeasured measureLines(Register& reg, const std::vector<MeasureDraft>& drafts,
                          const std::string& reason, checks::IfUnlikely ifUnlikely)
{
    store::UnitOfWork work(reg.database());
    ManyMeasured out;
    std::vector<LineMeasurement> fresh;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        const auto line = lines::requireListed(reg, drafts[i].line);
        auto record = recordOf(reg, drafts[i]);
        auto problems = checkMeasurement(reg, line, record, drafts[i]);
        (void)checks::settle(problems, ifUnlikely);
        for (auto& problem : problems) {
            out.problems.emplace_back(i, std::move(problem));
        }
        if (isKnown(reg, record, fresh)) {
            ++out.unchanged;
        } else {
            fresh.push_back(std::move(record));
        }
    }
    Problems wrong;
    checks::length(wrong, "reason", reason, checks::longText);
    for (auto& problem : wrong) {
        out.problems.emplace_back(drafts.size(), std::move(problem));
    }
    if (!out.problems.empty() || fresh.empty()) {
        return out;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.lines_measured", {{"count", std::to_string(fresh.size())}}},
                           reason);
    for (const auto& record : fresh) {
        action.create(record);
    }
    work.commit();
    out.added = static_cast<std::int64_t>(fresh.size());
    out.changeSet = action.id();
    return out;
}

} // namespace dongbo
