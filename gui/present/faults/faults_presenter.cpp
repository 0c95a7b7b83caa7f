#include "gui/present/faults/faults_presenter.h"

#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_periods.h"
#include "gui/present/faults/fault_watch.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/reading.h"
#include "gui/present/words/twins.h"

#include <algorithm>

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
    std::vector<NamedRecord> named;
    for (const auto& row : store::sites(m_shell.session().shown().database(), filter)) {
        out.push_back({"site=" + row.id.text(), shortSiteName(row.site.name.value_or("")),
                       m_query.site == row.id});
        named.push_back({row.id, out.back().word, {row.unit, row.site.address.value_or("")}});
    }
    const auto apart = toldApart(named);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (!apart[i].empty()) {
            out[i].word += " (" + apart[i] + ")";
        }
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
