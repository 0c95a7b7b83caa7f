#include "core/store/queries/fault_queries.h"
#include "core/text/fold.h"
#include "gui/present/faults/faults_presenter.h"

#include <algorithm>
#include <array>

// Which faults the screen lets through, and in what order the list shows them.

namespace dongbo::present {

namespace {

constexpr std::array chips{FaultChip::Blocking,  FaultChip::Intermittent, FaultChip::Overdue,
                           FaultChip::InMeeting, FaultChip::InWarranty,   FaultChip::Unfinished};

struct ChipLook
{
    const char* icon;
    const char* code;
};

ChipLook lookOf(FaultChip chip)
{
    switch (chip) {
    case FaultChip::Blocking:
        return {"octagon-cross", "faults.chip_blocking"};
    case FaultChip::Intermittent:
        return {"wave", "faults.chip_intermittent"};
    case FaultChip::Overdue:
        return {"clock", "faults.chip_overdue"};
    case FaultChip::InMeeting:
        return {"presentation", "faults.chip_meeting"};
    case FaultChip::InWarranty:
        return {"shield-check", "faults.chip_warranty"};
    case FaultChip::Unfinished:
        return {"circle-question", "faults.chip_unfinished"};
    }
    return {"", ""};
}

bool hasChip(const FaultLine& line, FaultChip chip)
{
    switch (chip) {
    case FaultChip::Blocking:
        return line.severity == Severity::Blocking;
    case FaultChip::Intermittent:
        return line.severity == Severity::Intermittent;
    case FaultChip::Overdue:
        return line.isOverdue;
    case FaultChip::InMeeting:
        return line.inMeeting;
    case FaultChip::InWarranty:
        return line.inWarranty;
    case FaultChip::Unfinished:
        return !line.severity;
    }
    return false;
}

/// Blocking first, unfinished ones before the minor: somebody has to look.
int rankOf(const std::optional<Severity>& severity)
{
    if (!severity) {
        return 3;
    }
    switch (*severity) {
    case Severity::Blocking:
        return 0;
    case Severity::Degraded:
        return 1;
    case Severity::Intermittent:
        return 2;
    case Severity::Minor:
        return 4;
    }
    return 4;
}

/// Less than zero when `a` stands before `b`.
int compare(const FaultLine& a, const FaultLine& b, FaultSort sort)
{
    const auto numbers = [](std::int64_t x, std::int64_t y) { return x < y ? -1 : x > y ? 1 : 0; };
    switch (sort) {
    case FaultSort::Number:
        return a.number.compare(b.number);
    case FaultSort::Severity:
        return rankOf(a.severity) - rankOf(b.severity);
    case FaultSort::Symptom:
        return a.sortSymptom.compare(b.sortSymptom);
    case FaultSort::Subject:
        return a.sortSubject.compare(b.sortSubject);
    case FaultSort::Site:
        return a.sortSite.compare(b.sortSite);
    case FaultSort::State:
        return static_cast<int>(a.state) - static_cast<int>(b.state);
    case FaultSort::Age:
        return numbers(a.ageMs, b.ageMs);
    case FaultSort::Since:
        return numbers(a.sinceMs, b.sinceMs);
    case FaultSort::Reporter:
        return a.sortReporter.compare(b.sortReporter);
    case FaultSort::Cost:
        return numbers(a.dong, b.dong);
    }
    return 0;
}

} // namespace

bool FaultsPresenter::passes(const FaultLine& line) const
{
    for (const auto chip : m_on) {
        if (!hasChip(line, chip)) {
            return false;
        }
    }
    for (const auto word : text::words(m_words)) {
        if (line.searched.find(" " + std::string(word)) == std::string::npos) {
            return false;
        }
    }
    return true;
}

std::optional<EmptyText> FaultsPresenter::emptyText() const
{
    const auto& session = m_shell.session();
    EmptyText text;
    if (m_page.lines->empty() && m_page.filters.empty() && m_on.empty()) {
        store::FaultFilter any;
        any.scope = store::FaultScope::All;
        const std::string code = store::countFaults(session.shown().database(), any) == 0
                                     ? "faults.empty_new"
                                 : m_query.isClosed ? "faults.empty_period"
                                                    : "faults.empty_done";
        text.title = session.say(code);
        text.help = session.say(code + "_help");
        text.offersReport = session.isWritable();
    } else if (m_page.rows.empty()) {
        text.title = session.say("faults.empty_filter");
        text.help = session.say("faults.empty_filter_help");
    } else {
        return std::nullopt;
    }
    return text;
}

void FaultsPresenter::fillChips()
{
    const auto& session = m_shell.session();
    m_page.chips.clear();
    for (const auto chip : chips) {
        FaultChipText text;
        text.chip = chip;
        text.icon = lookOf(chip).icon;
        text.word = session.say(lookOf(chip).code);
        text.count = std::count_if(m_page.lines->begin(), m_page.lines->end(),
                                   [&](const auto& line) { return hasChip(line, chip); });
        text.shown = shownCount(text.count);
        text.isOn = std::find(m_on.begin(), m_on.end(), chip) != m_on.end();
        if (text.isOn || text.count != 0) {
            m_page.chips.push_back(std::move(text));
        }
    }
}

void FaultsPresenter::fillRows()
{
    const auto& lines = *m_page.lines;
    m_page.rows.clear();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (passes(lines[i])) {
            m_page.rows.push_back(i);
        }
    }
    std::stable_sort(m_page.rows.begin(), m_page.rows.end(), [&](std::size_t a, std::size_t b) {
        const auto order = compare(lines[a], lines[b], m_page.sort);
        return m_page.isDescending ? order > 0 : order < 0;
    });
    m_page.foot =
        m_shell.session().say("faults.foot", {{"shown", shownCount(std::ssize(m_page.rows))},
                                              {"all", m_page.scopeShown}});
}

} // namespace dongbo::present
