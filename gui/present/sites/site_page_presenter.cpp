#include "gui/present/sites/site_page_presenter.h"

#include "core/planning/needs.h"
#include "core/register/faults/faults.h"
#include "core/register/lines/lines.h"
#include "core/register/maintenance/power.h"
#include "core/register/people/people.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/people_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/queries/standard_queries.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_proposal.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <array>
#include <map>

namespace dongbo::present {

namespace {

constexpr std::array troubles{FaultAbout::Line, FaultAbout::Power, FaultAbout::Light,
                              FaultAbout::Room};
constexpr std::size_t mostFaultsTold = 40;

/// "NH" of "Nguyễn Văn Hiệp".
std::string initialsOf(const std::string& name)
{
    std::vector<std::string_view> words;
    std::string_view rest = name;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        if (end > 0) {
            words.push_back(rest.substr(0, end));
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (words.empty()) {
        return {};
    }
    auto out = std::string(text::firstCodePoints(words.front(), 1));
    if (words.size() > 1) {
        out += text::firstCodePoints(words.back(), 1);
    }
    return out;
}

PillText needPill(const Session& session, planning::NeedState state, std::int64_t count)
{
    using enum planning::NeedState;
    const auto word = [&](const char* code) {
        return session.say(code, {{"count", std::to_string(count)}});
    };
    switch (state) {
    case Met:
        return {"check", word("sites.need_met"), Tone::Ok};
    case Substitute:
        return {"arrows-exchange", word("sites.need_substitute"), Tone::Accent};
    case Unknown:
        return {"circle-question", word("sites.need_unknown"), Tone::Mute};
    case BelowSpec:
        return {"chevrons-down", word("sites.need_below"), Tone::Warn};
    case Broken:
        return {"cross", word("sites.need_broken"), Tone::Bad};
    case Missing:
        return {"circle-dashed", word("sites.need_missing"), Tone::Bad};
    }
    return {};
}

/// "từ 55 inch, từ 2 cổng HDMI": what the line asks of a device, in words.
std::string minimumText(const Session& session, const StandardLine& line)
{
    std::string out;
    for (const auto& demand : planning::parseMinimum(line.minimum.value_or(""))) {
        const auto code = "sites.asks_" + demand.attribute;
        const auto piece = text::isKnown(session.language(), code)
                               ? session.say(code, {{"value", demand.value}})
                               : demand.attribute + " " + demand.value;
        out += (out.empty() ? "" : ", ") + piece;
    }
    return out;
}

/// What a device asks of people first: broken, then poor, then the rest.
int attentionOf(const DeviceState& device)
{
    if (device.condition == Condition::Broken || device.use == Use::UnderRepair) {
        return 0;
    }
    if (device.condition == Condition::Poor) {
        return 1;
    }
    if (device.condition == Condition::Fair) {
        return 2;
    }
    return device.condition ? 4 : 3;
}

} // namespace

SitePagePresenter::SitePagePresenter(Shell& shell, SitePageView& view)
    : m_shell(shell)
    , m_view(view)
    , m_reader(shell)
{
    m_reader.follow([this] { reload(); });
}

void SitePagePresenter::open(const SiteId& site)
{
    m_site = site;
    reload();
}

void SitePagePresenter::reload()
{
    auto& session = m_shell.session();
    if (!m_site || !session.isOpen()) {
        return;
    }
    auto& database = session.shown().database();
    const auto now = session.shownMoment();
    m_reader.markFresh();
    m_page = {};
    const auto row = store::siteRow(database, *m_site);
    if (!row || row->isWithdrawn) {
        m_page.title = session.say("sites.gone");
        m_view.showSite(m_page);
        return;
    }
    m_page.isThere = true;
    m_page.unit = row->unit;
    m_page.canCorrect = session.isWritable();
    m_page.title = shortSiteName(row->site.name.value_or(row->unit));
    m_page.caption = row->unit;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) {
            m_page.caption += (m_page.caption.empty() ? "" : " · ") + part;
        }
    };
    if (const auto tier = row->site.tier.value_or("");
        text::isKnown(session.language(), "sites.tier_" + tier)) {
        add(session.say("sites.tier_" + tier));
    }
    add(row->site.address.value_or(""));
    add(session.say("sites.device_count", {{"count", std::to_string(row->devices)}}));
    if (!row->custodian.empty()) {
        add(session.say("sites.custodian", {{"name", row->custodian}}));
    }
    if (session.isWritable()) {
        for (const auto about : troubles) {
            m_page.troubles.push_back({about,
                                       session.say("faults.room_" + std::string(codeOf(about))),
                                       std::string(aboutIcon(about)), false});
        }
    }
    fillFaults(now);
    fillDevices();
    fillNeeds(row->site);
    fillPeople(row->site);
    fillUpkeep();
    fillLife(now);
    showNow();
    readNow();
}

/// How ready the room is, its lines, checks and meetings: a worker reads whole tables for that.
void SitePagePresenter::readNow()
{
    const auto& session = m_shell.session();
    m_reader.read<RoomNow>(
        [site = *m_site, language = session.language(), now = session.shownMoment()](
            Register& reg, JobContext& /*job*/) { return readRoomNow(reg, language, now, site); },
        [this, site = *m_site](RoomNow now) {
            m_nowOf = site;
            m_now = std::move(now);
            showNow();
        });
}

void SitePagePresenter::showNow()
{
    if (m_nowOf == m_site && m_now) {
        m_page.now = m_now;
        m_page.state = m_now->state;
    }
    m_view.showSite(m_page);
}

void SitePagePresenter::fillFaults(Instant now)
{
    auto& session = m_shell.session();
    auto& database = session.shown().database();
    FaultQuery query;
    query.site = m_site;
    for (auto& line : readFaultLines(database, session.language(), now, query, [] {}).lines) {
        const auto fault = store::load<Fault>(database, line.id);
        auto steps = fault ? nextSteps(session, line.id, *fault) : std::vector<FaultStepText>();
        m_page.faults.push_back({std::move(line), std::move(steps)});
    }
}

void SitePagePresenter::fillDevices()
{
    auto& session = m_shell.session();
    std::map<RecordId, const FaultLine*> broken;
    for (const auto& fault : m_page.faults) {
        if (fault.line.device) {
            broken.emplace(*fault.line.device, &fault.line);
        }
    }
    store::DeviceFilter filter;
    filter.site = m_site;
    std::vector<std::pair<int, SiteDeviceLine>> lines;
    store::forEachDevice(session.shown().database(), filter, store::DeviceOrder::Code,
                         [&](const store::DeviceRow& row) {
                             SiteDeviceLine line;
                             line.id = row.id;
                             line.code = row.device.code.value_or("");
                             line.title = deviceTitle(row.device);
                             line.condition = conditionPill(session, row.now.condition);
                             line.use = usePill(session, row.now.use).word;
                             const auto fault = broken.find(row.id);
                             const bool isOpen = fault != broken.end();
                             if (isOpen) {
                                 line.now = fault->second->number + " · " + fault->second->age;
                             }
                             lines.emplace_back(isOpen ? -1 : attentionOf(row.now),
                                                std::move(line));
                         });
    std::stable_sort(lines.begin(), lines.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [attention, line] : lines) {
        if (m_page.devices.size() < mostDevices) {
            m_page.devices.push_back(std::move(line));
        } else {
            ++m_page.moreDevices;
        }
    }
}

void SitePagePresenter::fillNeeds(const Site& site)
{
    auto& session = m_shell.session();
    auto& database = session.shown().database();
    const auto set = store::standardSetFor(database, site.tier.value_or(""), session.shownDay());
    if (!set) {
        return;
    }
    m_page.standard = set->set.name.value_or("");
    std::vector<StandardLine> lines;
    for (auto& row : store::standardLines(database, set->id)) {
        lines.push_back(std::move(row.line));
    }
    std::vector<planning::Candidate> candidates;
    std::map<RecordId, std::string> titles;
    store::DeviceFilter ofSite;
    ofSite.site = m_site;
    store::forEachDevice(database, ofSite, store::DeviceOrder::Code,
                         [&](const store::DeviceRow& row) {
                             candidates.push_back({row.id, store::asItIs(row)});
                             titles.emplace(row.id, deviceTitle(row.device));
                         });
    const auto result = planning::evaluate(lines, candidates);
    std::vector<std::pair<int, SiteNeedLine>> ordered;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto worst = planning::NeedState::Met;
        std::int64_t wanted = 0;
        std::map<planning::NeedState, std::int64_t> counts;
        SiteNeedLine line;
        for (const auto& need : result.needs) {
            if (need.line != i) {
                continue;
            }
            ++wanted;
            ++counts[need.state];
            worst = std::max(worst, need.state);
            if (need.device) {
                line.devices.push_back(*need.device);
                line.detail += (line.detail.empty() ? "" : ", ") + titles.at(*need.device);
            }
        }
        line.function = text::capitalized(wordOf(session.language(), lines[i].function));
        line.type = text::capitalized(wordOf(session.language(), lines[i].type));
        if (wanted > 1) {
            line.type += " × " + std::to_string(wanted);
        }
        line.isCritical = lines[i].critical.value_or(false);
        line.state = needPill(session, worst, counts[worst]);
        if (worst == planning::NeedState::BelowSpec || worst == planning::NeedState::Unknown) {
            line.detail += (line.detail.empty() ? "" : " · ") +
                           session.say("sites.asks", {{"minimum", minimumText(session, lines[i])}});
        }
        const int rank =
            planning::isGap(worst) ? (line.isCritical ? 0 : 1) : 8 - static_cast<int>(worst);
        ordered.emplace_back(rank, std::move(line));
    }
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [rank, line] : ordered) {
        m_page.needs.push_back(std::move(line));
    }
    m_page.verdict = result.canMeet
                         ? PillText{"circle-check", session.say("sites.set_enough"), Tone::Ok}
                         : PillText{"circle-cross", session.say("sites.set_lacks"), Tone::Bad};
}

void SitePagePresenter::fillPeople(const Site& site)
{
    auto& session = m_shell.session();
    auto& database = session.shown().database();
    const auto today = session.shownDay();
    std::vector<OfficerId> known;
    const auto add = [&](const OfficerId& id, const std::string& role) {
        const auto officer = store::load<Officer>(database, id);
        if (!officer || std::find(known.begin(), known.end(), id) != known.end()) {
            return;
        }
        known.push_back(id);
        const auto name = officer->name.value_or("");
        m_page.people.push_back({name, role.empty() ? officer->position.value_or("") : role,
                                 officer->phone.value_or(""), initialsOf(name)});
    };
    for (const auto& keeper : keepersOf(session.shown(), *m_site, today)) {
        auto role = keeper.since
                        ? session.say(keeper.isDeputy ? "sites.deputy_since" : "sites.keeps_since",
                                      {{"day", text::formatDate(*keeper.since)}})
                        : session.say(keeper.isDeputy ? "people.deputy" : "sites.keeps");
        const auto trained = trainedIn(session.shown(), keeper.officer, today);
        const auto missing = std::count_if(trained.begin(), trained.end(),
                                           [](const TrainedIn& one) { return !one.isTrained(); });
        if (missing > 0) {
            role += " · " + session.say("sites.not_trained", {{"count", std::to_string(missing)}});
        }
        add(keeper.officer, role);
    }
    for (const auto& row : store::officers(database, store::Withdrawn::LeftOut)) {
        if (site.unit && row.officer.unit == site.unit) {
            add(row.id, {});
        }
    }
}

void SitePagePresenter::fillUpkeep()
{
    auto& session = m_shell.session();
    const auto today = session.shownDay();
    DueQuestion question;
    question.site = m_site;
    question.until = planning::plusDays(today, upkeepDaysAhead);
    for (const auto& work : dueWork(session.shown(), question)) {
        m_page.upkeep.push_back(upkeepLine(session, work, today));
    }
    PowerQuestion here;
    here.site = m_site;
    const auto rooms = roomsPower(session.shown(), here);
    if (rooms.empty()) {
        return;
    }
    std::string working;
    for (const auto& code : rooms.front().working) {
        working += (working.empty() ? "" : ", ") + code;
    }
    m_page.power = rooms.front().hasBackup()
                       ? session.say("sites.backup_power", {{"devices", working}})
                       : session.say("sites.no_backup_power");
    m_page.powerTone = rooms.front().hasBackup() ? Tone::Mute : Tone::Warn;
}

void SitePagePresenter::fillLife(Instant now)
{
    auto& session = m_shell.session();
    auto& database = session.shown().database();
    std::vector<LifeOf> records{{RecordKind::Site, *m_site}};
    store::FaultFilter filter;
    filter.scope = store::FaultScope::All;
    filter.site = m_site;
    filter.until = now;
    filter.limit = mostFaultsTold;
    for (const auto& row : store::faults(database, filter)) {
        records.push_back({RecordKind::Fault, row.id});
    }
    for (const auto& row : store::transfersOf(database, *m_site, mostFaultsTold)) {
        records.push_back({RecordKind::Transfer, row.id});
    }
    for (const auto& row : store::custodyOf(database, *m_site)) {
        records.push_back({RecordKind::Custody, row.id});
    }
    m_page.life = lifeOf(session, records, mostLife);
}

} // namespace dongbo::present
