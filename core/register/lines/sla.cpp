#include "core/register/lines/sla.h"

#include "core/planning/fault_rules.h"
#include "core/register/base/lookups.h"
#include "core/register/lines/line_labels.h"
#include "core/register/lines/lines.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/sort_key.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace dongbo {

planning::LineIncident incidentOf(const Fault& fault, std::optional<Instant> calledAt)
{
    planning::LineIncident out;
    out.began = fault.downFrom.value_or(fault.reportedAt.value_or(Instant{}));
    out.isDown = fault.downFrom || fault.severity == Severity::Blocking;
    out.called = calledAt;
    if (!planning::isOpen(fault.state.value_or(FaultState::Reported))) {
        const auto end = fault.downUntil ? fault.downUntil
                         : fault.fixedAt ? fault.fixedAt
                                         : fault.closedAt;
        out.ended = end.value_or(out.began); // it is over, and nobody knows when
    } else {
        out.ended = fault.downUntil; // it works again while somebody still looks after it
    }
    return out;
}

namespace {

/// When the provider was first told of each fault.
class Calls
{
public:
    explicit Calls(Register& reg)
    {
        std::set<ContactPointId> ofProviders;
        for (const auto& row : store::contactPoints(reg.database())) {
            if (row.point.provider) {
                ofProviders.insert(row.id);
            }
        }
        for (const auto& row : store::faultContacts(reg.database())) {
            if (row.contact.toldAt && row.contact.fault) {
                const bool isProvider =
                    row.contact.point && ofProviders.contains(*row.contact.point);
                m_told[*row.contact.fault].push_back(
                    {text::fold(row.contact.party.value_or("")), isProvider, *row.contact.toldAt});
            }
        }
    }

    [[nodiscard]] std::optional<Instant> of(const FaultId& fault, const std::string& provider) const
    {
        const auto told = m_told.find(fault);
        if (told == m_told.end()) {
            return std::nullopt;
        }
        const auto name = text::fold(provider);
        std::optional<Instant> first;
        for (const auto& call : told->second) {
            const bool isIt = call.isProvider || (!name.empty() && call.party == name);
            if (isIt && (!first || call.at < *first)) {
                first = call.at;
            }
        }
        return first;
    }

private:
    struct Call
    {
        std::string party; ///< folded
        bool isProvider;
        Instant at;
    };
    std::map<FaultId, std::vector<Call>> m_told;
};

class Sla
{
public:
    Sla(Register& reg, const SlaQuestion& question, Instant now)
        : m_reg(reg)
        , m_lineOf(store::linesOf(reg.database()))
        , m_calls(reg)
    {
        m_out.question = question;
        m_out.period = {startOfDay(question.from), Instant{endOfDay(question.until).unixMs + 1},
                        now};
        if (question.unit) {
            store::SiteFilter filter;
            filter.unit = question.unit;
            for (const auto& row : store::sites(reg.database(), filter)) {
                m_sites.insert(row.id);
            }
        }
    }

    SlaAnswer answer()
    {
        for (const auto& row : m_lineOf.lines()) {
            if (isAsked(row.line.site, row.line.provider)) {
                auto& line = m_lines[{row.id, row.line.site}];
                line.id = row.id;
                line.line = row.line;
                line.siteId = row.line.site;
            }
        }
        placeFaults();
        placeMeetings();
        std::map<std::string, SlaProvider> byProvider; // by sort key
        for (auto& [key, line] : m_lines) {
            count(line);
            const auto name = lines::vendorName(m_reg, line.line.provider);
            auto& provider = byProvider[line.line.provider
                                            ? "0" + text::sortKey(name) + line.line.provider->text()
                                            : std::string("1")];
            provider.id = line.line.provider;
            provider.name = name;
            provider.figures.add(line.figures);
            m_out.all.add(line.figures);
            provider.lines.push_back(std::move(line));
        }
        for (auto& [key, provider] : byProvider) {
            std::stable_sort(provider.lines.begin(), provider.lines.end(),
                             [](const SlaLine& a, const SlaLine& b) {
                                 const auto order = [](const SlaLine& line) {
                                     return std::pair(text::sortKey(line.site),
                                                      text::sortKey(line.line.name.value_or("")));
                                 };
                                 return order(a) < order(b);
                             });
            m_out.providers.push_back(std::move(provider));
        }
        return std::move(m_out);
    }

private:
    using Key = std::pair<std::optional<LineId>, std::optional<SiteId>>;

    [[nodiscard]] bool isAsked(const std::optional<SiteId>& site,
                               const std::optional<VendorId>& provider) const
    {
        const auto& question = m_out.question;
        return (!question.site || question.site == site) &&
               (!question.provider || question.provider == provider) &&
               (!question.unit || (site && m_sites.contains(*site)));
    }

    void placeFaults()
    {
        for (auto& row :
             store::lineFaults(m_reg.database(), m_out.period.from, m_out.period.until)) {
            const auto id = m_lineOf.of(row.fault);
            SlaLine* held = nullptr;
            if (!id) {
                held =
                    isAsked(row.fault.site, std::nullopt) ? &withoutLine(row.fault.site) : nullptr;
            } else if (const auto line = m_lines.find({id, m_lineOf.siteOf(*id)});
                       line != m_lines.end()) {
                held = &line->second;
            } else if (!m_lineOf.siteOf(*id)) {
                held = offList(*id);
            }
            if (held != nullptr) {
                SlaIncident incident;
                incident.times = incidentOf(
                    row.fault, m_calls.of(row.id, lines::vendorName(m_reg, held->line.provider)));
                incident.id = row.id;
                incident.fault = std::move(row.fault);
                held->incidents.push_back(std::move(incident));
            }
        }
    }

    /// What happened where nobody wrote a line down is told all the same.
    SlaLine& withoutLine(const std::optional<SiteId>& site)
    {
        auto& line = m_lines[{std::nullopt, site}];
        line.siteId = site;
        return line;
    }

    /// A line that was taken off the list still had its incidents.
    SlaLine* offList(const LineId& id)
    {
        const auto record = store::load<Line>(m_reg.database(), id);
        if (!record || !isAsked(record->site, record->provider)) {
            return nullptr;
        }
        auto& line = m_lines[{id, record->site}];
        line.id = id;
        line.line = *record;
        line.siteId = record->site;
        return &line;
    }

    void placeMeetings()
    {
        for (const auto& row :
             store::siteMeetings(m_reg.database(), m_out.period.from, m_out.period.until)) {
            m_meetings[row.site].push_back(lines::spanOf(row.meeting));
        }
    }

    void count(SlaLine& line)
    {
        line.site = line.siteId ? lookups::siteName(m_reg, *line.siteId) : std::string();
        planning::LineTerms terms{line.line.repairHours, line.line.availabilityBp,
                                  line.line.validTo};
        std::vector<planning::LineIncident> times;
        times.reserve(line.incidents.size());
        for (const auto& incident : line.incidents) {
            times.push_back(incident.times);
        }
        const auto meetings =
            line.siteId ? m_meetings[*line.siteId] : std::vector<planning::Span>{};
        const auto sla = planning::lineSla(terms, times, meetings, m_out.period);
        line.figures = sla.figures;
        if (!line.id) {
            line.figures.minutesObserved = 0; // nobody knows since when there is a line
        }
        line.keepsAvailability = sla.keepsAvailability(terms);
        line.isOver = line.line.validTo && *line.line.validTo < m_out.question.until;
        std::vector<SlaIncident> counted;
        for (const auto& figures : sla.incidents) {
            counted.push_back(std::move(line.incidents[figures.incident]));
            counted.back().figures = figures;
        }
        line.incidents = std::move(counted);
    }

    Register& m_reg;
    SlaAnswer m_out;
    LineOfFaults m_lineOf;
    Calls m_calls;
    std::set<SiteId> m_sites; ///< of the unit asked about
    std::map<Key, SlaLine> m_lines;
    std::map<SiteId, std::vector<planning::Span>> m_meetings;
};

} // namespace

Checked<SlaAnswer> slaOf(Register& reg, const SlaQuestion& question, Instant now)
{
    if (question.until < question.from) {
        return Problem{"until",
                       {"line.period_backwards",
                        {{"from", text::formatDate(question.from)},
                         {"until", text::formatDate(question.until)}}}};
    }
    return Sla(reg, question, now).answer();
}

} // namespace dongbo
