#include "gui/present/faults/faults_presenter.h"

#include "core/store/load.h"
#include "core/store/place_queries.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_periods.h"
#include "gui/present/faults/fault_timing.h"
#include "gui/present/faults/fault_watch.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/reading.h"

#include <algorithm>
#include <array>

namespace dongbo::present {

/// What a worker brings back.
struct FaultsPresenter::Read
{
    std::vector<FaultLine> lines;
    std::int64_t leftOut = 0;
    std::optional<std::int64_t> medianMs; ///< from report to fixed, of the last year
    std::vector<WatchLine> watch;
};

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

constexpr std::array columns{FaultColumn::Reported, FaultColumn::Accepted, FaultColumn::InRepair,
                             FaultColumn::Waiting, FaultColumn::Confirm};

FaultState stateOf(FaultColumn column)
{
    switch (column) {
    case FaultColumn::Reported:
        return FaultState::Reported;
    case FaultColumn::Accepted:
        return FaultState::Accepted;
    case FaultColumn::InRepair:
        return FaultState::InRepair;
    case FaultColumn::Waiting:
        return FaultState::Waiting;
    case FaultColumn::Confirm:
        return FaultState::Fixed;
    }
    return FaultState::Reported;
}

const char* titleOf(FaultColumn column)
{
    switch (column) {
    case FaultColumn::Reported:
        return "faults.state_reported";
    case FaultColumn::Accepted:
        return "faults.state_accepted";
    case FaultColumn::InRepair:
        return "faults.state_in_repair";
    case FaultColumn::Waiting:
        return "faults.state_waiting";
    case FaultColumn::Confirm:
        return "faults.column_confirm";
    }
    return "faults.state_reported";
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

/// Half of the faults fixed within the last year were fixed faster than this.
std::optional<std::int64_t> medianRepairMs(store::Database& database, Instant now)
{
    constexpr std::size_t newest = 400;
    store::FaultFilter filter;
    filter.scope = store::FaultScope::Closed;
    filter.since = Instant{now.unixMs - 365LL * 24 * 3600 * 1000};
    filter.limit = newest;
    std::vector<std::int64_t> lengths;
    for (const auto& row : store::faults(database, filter)) {
        if (row.fault.fixedAt && row.fault.reportedAt) {
            lengths.push_back(row.fault.fixedAt->unixMs - row.fault.reportedAt->unixMs);
        }
    }
    if (lengths.empty()) {
        return std::nullopt;
    }
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    return *middle;
}

} // namespace

FaultColumn columnOf(FaultState state)
{
    switch (state) {
    case FaultState::Reported:
        return FaultColumn::Reported;
    case FaultState::Accepted:
        return FaultColumn::Accepted;
    case FaultState::InRepair:
        return FaultColumn::InRepair;
    case FaultState::Waiting:
        return FaultColumn::Waiting;
    case FaultState::Fixed:
    case FaultState::Closed:
    case FaultState::Unrepairable:
        return FaultColumn::Confirm;
    }
    return FaultColumn::Reported;
}

FaultsPresenter::FaultsPresenter(Shell& shell, FaultsView& view)
    : m_shell(shell)
    , m_view(view)
    , m_job(shell.jobs())
    , m_period("open")
{
    m_page.layout =
        shell.settings().value("faults/layout") == "list" ? FaultLayout::List : FaultLayout::Board;
    m_page.lines = std::make_shared<const std::vector<FaultLine>>();
    m_changed = shell.session().changed.connect([this] {
        if (m_view.isInSight()) {
            reload();
        }
    });
    m_language = shell.session().languageChanged.connect([this] { reload(); });
}

void FaultsPresenter::open(const Place& place)
{
    if (!place.filter.empty()) {
        m_on.clear();
        m_query = {};
        m_words.clear();
        setPeriod("open");
        choose(place.filter);
        return;
    }
    reload();
}

void FaultsPresenter::choose(const std::string& filterKey)
{
    const auto equals = filterKey.find('=');
    const auto key = filterKey.substr(0, equals);
    const auto value = equals == std::string::npos ? std::string() : filterKey.substr(equals + 1);
    const auto turnOn = [&](FaultChip chip) {
        if (std::find(m_on.begin(), m_on.end(), chip) == m_on.end()) {
            m_on.push_back(chip);
        }
    };
    if (key == "severity") {
        turnOn(value == "intermittent" ? FaultChip::Intermittent : FaultChip::Blocking);
    } else if (key == "overdue") {
        turnOn(FaultChip::Overdue);
    } else if (key == "unfinished") {
        turnOn(FaultChip::Unfinished);
    } else if (key == "site") {
        const auto id = RecordId::parse(value);
        m_query.site = id ? std::optional{SiteId{*id}} : std::nullopt;
    } else if (key == "device") {
        const auto id = RecordId::parse(value);
        m_query.device = id ? std::optional{DeviceId{*id}} : std::nullopt;
    } else {
        setPeriod(filterKey);
    }
    reload();
}

void FaultsPresenter::setPeriod(const std::string& key)
{
    const auto period = periodOf(key, m_shell.session().shownDay());
    m_period = period ? key : "open";
    m_query.isClosed = period && period->isClosed;
    m_query.since = period ? period->since : std::nullopt;
    m_query.until = period ? period->until : std::nullopt;
    if (m_query.isClosed) { // a board of what is over has nothing to move
        m_page.layout = FaultLayout::List;
    }
}

void FaultsPresenter::reload()
{
    auto& session = m_shell.session();
    if (!session.isOpen()) {
        return;
    }
    const auto now = session.pastDay() ? endOfDay(*session.pastDay()) : session.now();
    const auto read = std::make_shared<Read>();
    const auto work = [read, query = m_query, language = session.language(),
                       now](store::Database& database, const std::function<void()>& checkpoint) {
        auto lines = readFaultLines(database, language, now, query, checkpoint);
        read->lines = std::move(lines.lines);
        read->leftOut = lines.leftOut;
        read->medianMs = medianRepairMs(database, now);
        read->watch = readWatch(database, language, now);
    };
    auto& database = session.shown().database();
    store::FaultFilter filter;
    filter.scope = m_query.isClosed ? store::FaultScope::Closed : store::FaultScope::Open;
    if (store::countFaults(database, filter) <= mostAtOnce) {
        m_job.cancel();
        work(database, [] {});
        adopt(read);
        return;
    }
    readInWorker(
        m_shell, m_job, work, [this](bool isBusy) { m_view.showBusy(isBusy); },
        [this, read] { adopt(read); });
}

void FaultsPresenter::adopt(const std::shared_ptr<Read>& read)
{
    chooseWhatCame(read->lines);
    m_page.lines = std::make_shared<const std::vector<FaultLine>>(std::move(read->lines));
    m_page.watch = std::move(read->watch);
    m_page.isClosed = m_query.isClosed;
    m_page.scopeWord = periodWord(m_shell.session(), m_period);
    m_page.scopeCount = static_cast<std::int64_t>(m_page.lines->size()) + read->leftOut;
    m_page.scopeShown = shownCount(m_page.scopeCount);
    m_page.caption = captionOf(*read);
    if (m_page.selected && lineOf(*m_page.selected) == nullptr) {
        m_page.selected = std::nullopt;
    }
    show();
}

void FaultsPresenter::chooseWhatCame(const std::vector<FaultLine>& now)
{
    if (m_page.lines->empty() || now.size() != m_page.lines->size() + 1) {
        return;
    }
    const auto came = std::find_if(now.begin(), now.end(), [this](const FaultLine& line) {
        return lineOf(line.id) == nullptr;
    });
    if (came != now.end()) {
        m_page.selected = came->id;
    }
}

std::string FaultsPresenter::shownCount(std::int64_t count) const
{
    return text::formatInteger(count, m_shell.session().language());
}

std::string FaultsPresenter::captionOf(const Read& read) const
{
    const auto& session = m_shell.session();
    if (m_query.isClosed) {
        return m_page.scopeWord + " · " + m_page.scopeShown;
    }
    const auto overdue = std::count_if(m_page.lines->begin(), m_page.lines->end(),
                                       [](const auto& line) { return line.isOverdue; });
    auto caption = session.say("faults.caption",
                               {{"open", m_page.scopeShown}, {"overdue", shownCount(overdue)}});
    if (read.medianMs) {
        const auto length = shortAge(session.language(), *read.medianMs);
        caption += " · " + session.say("faults.caption_median", {{"length", length}});
    }
    return caption;
}

const FaultLine* FaultsPresenter::lineOf(const FaultId& fault) const
{
    const auto at = std::find_if(m_page.lines->begin(), m_page.lines->end(),
                                 [&](const auto& line) { return line.id == fault; });
    return at == m_page.lines->end() ? nullptr : &*at;
}

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

void FaultsPresenter::show()
{
    const auto& session = m_shell.session();
    fillChips();
    fillColumns();
    fillRows();
    m_page.filters.clear();
    if (m_query.site) {
        const auto site = store::siteRow(session.shown().database(), *m_query.site);
        m_page.filters.push_back(site ? shortSiteName(site->site.name.value_or(""))
                                      : session.say("faults.one_site"));
    }
    if (m_query.device) {
        const auto device = store::load<Device>(session.shown().database(), *m_query.device);
        m_page.filters.push_back(device ? deviceTitle(*device) : session.say("faults.one_device"));
    }
    m_page.empty = emptyText();
    m_view.showPage(m_page);
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

void FaultsPresenter::fillColumns()
{
    const auto& session = m_shell.session();
    m_page.columns.clear();
    for (const auto column : columns) {
        FaultColumnText text;
        text.column = column;
        text.title = session.say(titleOf(column));
        m_page.columns.push_back(std::move(text));
    }
    m_page.columns.front().hint =
        session.say("faults.accept_within", {{"hours", std::to_string(hoursToAccept().count())}});
    for (std::size_t i = 0; i < m_page.lines->size(); ++i) {
        const auto& line = (*m_page.lines)[i];
        if (line.state == FaultState::Closed || !passes(line)) {
            continue;
        }
        auto& column = m_page.columns[static_cast<std::size_t>(columnOf(line.state))];
        ++column.count;
        if (column.cards.size() < mostCards) {
            column.cards.push_back(i);
        }
    }
    for (auto& column : m_page.columns) {
        column.shown = shownCount(column.count);
        const auto hidden = column.count - static_cast<std::int64_t>(column.cards.size());
        if (hidden > 0) {
            column.more = session.say("faults.more_cards", {{"count", shownCount(hidden)}});
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

void FaultsPresenter::toggle(FaultChip chip)
{
    if (std::erase(m_on, chip) == 0) {
        m_on.push_back(chip);
    }
    show();
}

void FaultsPresenter::setLayout(FaultLayout layout)
{
    if (layout == FaultLayout::Board && m_query.isClosed) {
        setPeriod("open");
        m_page.layout = layout;
        reload();
        return;
    }
    m_page.layout = layout;
    m_shell.settings().setValue("faults/layout", layout == FaultLayout::List ? "list" : "board");
    show();
}

void FaultsPresenter::setText(const std::string& typed)
{
    m_words = text::fold(typed);
    show();
}

void FaultsPresenter::sortBy(FaultSort sort)
{
    m_page.isDescending = m_page.sort == sort ? !m_page.isDescending : false;
    m_page.sort = sort;
    show();
}

void FaultsPresenter::select(std::optional<FaultId> fault)
{
    m_page.selected = fault;
    m_view.showPage(m_page);
}

void FaultsPresenter::selectNextUrgent(int by)
{
    std::vector<std::size_t> order;
    if (m_page.layout == FaultLayout::List) {
        order = m_page.rows;
    } else {
        for (const auto& column : m_page.columns) {
            order.insert(order.end(), column.cards.begin(), column.cards.end());
        }
    }
    const auto& lines = *m_page.lines;
    if (by < 0) {
        std::reverse(order.begin(), order.end());
    }
    auto at = order.begin();
    if (m_page.selected) {
        at = std::find_if(order.begin(), order.end(),
                          [&](std::size_t i) { return lines[i].id == *m_page.selected; });
        at = at == order.end() ? order.begin() : at + 1;
    }
    const auto isUrgent = [&](std::size_t i) {
        return lines[i].isOverdue || lines[i].severity == Severity::Blocking;
    };
    const auto found = std::find_if(at, order.end(), isUrgent);
    if (found != order.end()) {
        select(lines[*found].id);
    }
}

void FaultsPresenter::openFault(const FaultId& fault)
{
    m_page.selected = fault;
    m_shell.go({ScreenName::Faults, RecordRef{RecordKind::Fault, fault}, {}});
}

std::vector<FaultColumn> FaultsPresenter::allowedFor(const FaultId& fault) const
{
    std::vector<FaultColumn> out;
    auto& session = m_shell.session();
    if (!session.isWritable()) {
        return out;
    }
    const auto record = store::load<Fault>(session.shown().database(), fault);
    for (const auto column : columns) {
        if (record && stepBetween(session, fault, *record, stateOf(column))) {
            out.push_back(column);
        }
    }
    return out;
}

void FaultsPresenter::move(const FaultId& fault, FaultColumn to)
{
    auto& session = m_shell.session();
    const auto record = store::load<Fault>(session.shown().database(), fault);
    if (!record || !session.isWritable()) {
        return;
    }
    m_page.selected = fault;
    if (const auto step = stepBetween(session, fault, *record, stateOf(to))) {
        takeStep(m_shell, fault, *step, StepPace::AtOnce);
        return;
    }
    if (columnOf(record->state.value_or(FaultState::Reported)) != to) {
        m_shell.banner({BannerTone::Info,
                        session.say("faults.cannot_move",
                                    {{"fault", record->number.value_or("")},
                                     {"from", statePill(session.language(), *record).word},
                                     {"to", session.say(titleOf(to))}}),
                        {},
                        {},
                        {}});
    }
}

std::vector<FaultStepText> FaultsPresenter::stepsOf(const FaultId& fault) const
{
    auto& session = m_shell.session();
    const auto record = store::load<Fault>(session.shown().database(), fault);
    return record ? nextSteps(session, fault, *record) : std::vector<FaultStepText>();
}

void FaultsPresenter::take(const FaultId& fault, FaultStep step)
{
    m_page.selected = fault;
    takeStep(m_shell, fault, step, StepPace::AtOnce);
}

std::vector<FaultFilterChoice> FaultsPresenter::periodChoices() const
{
    std::vector<FaultFilterChoice> out;
    for (const auto& key : periodKeys()) {
        out.push_back({key, periodWord(m_shell.session(), key), key == m_period});
    }
    return out;
}

std::vector<FaultFilterChoice> FaultsPresenter::siteChoices() const
{
    std::vector<FaultFilterChoice> out;
    store::SiteFilter filter;
    filter.on = m_shell.session().shownDay();
    for (const auto& row : store::sites(m_shell.session().shown().database(), filter)) {
        out.push_back({"site=" + row.id.text(), shortSiteName(row.site.name.value_or("")),
                       m_query.site == row.id});
    }
    return out;
}

void FaultsPresenter::removeFilter(std::size_t index)
{
    if (index == 0 && m_query.site) {
        m_query.site.reset();
    } else {
        m_query.device.reset();
    }
    reload();
}

void FaultsPresenter::reportFault()
{
    std::optional<RecordRef> about;
    if (m_query.site) {
        about = RecordRef{RecordKind::Site, *m_query.site};
    }
    m_shell.openSheet({SheetKind::ReportFault, about, {}});
}

} // namespace dongbo::present
