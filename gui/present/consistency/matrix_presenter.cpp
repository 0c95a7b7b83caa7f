#include "gui/present/consistency/matrix_presenter.h"

#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "gui/present/devices/device_words.h"

#include <algorithm>
#include <array>

namespace dongbo::present {

namespace {

constexpr const char* showPart = "show";
constexpr const char* unitPart = "unit";
constexpr const char* tierPart = "tier";
constexpr const char* wherePart = "where"; ///< unit, tier, sites without a standard: one chip
constexpr const char* byPart = "by";
constexpr const char* noStandard = "no_standard";
constexpr const char* settingBy = "consistency/by";

struct ShowChip
{
    std::string_view key;
    const char* icon;
};
constexpr std::array shows{ShowChip{"cannot", "ban"}, ShowChip{"critical", ""},
                           ShowChip{"gaps", ""}, ShowChip{"unknown", "circle-question"}};

std::string idOf(const MatrixKey& key)
{
    return (key.function ? std::string(codeOf(*key.function)) : std::string("none")) +
           (key.type ? "." + std::string(codeOf(*key.type)) : std::string());
}

std::string sentenceFor(planning::NeedState state)
{
    return "consistency.state_" + std::string(planning::codeOf(state));
}

} // namespace

MatrixPresenter::MatrixPresenter(Shell& shell, MatrixView& view)
    : m_shell(shell)
    , m_view(view)
    , m_reader(shell)
    , m_ways(shell)
{
    if (shell.settings().value(settingBy) == "function") {
        m_by = MatrixBy::Function;
    }
    m_reader.follow([this] { reload(); });
    m_reader.onBusy([this](bool isBusy) { m_view.showBusy(isBusy && !m_facts); });
}

std::string MatrixPresenter::say(std::string_view code, std::initializer_list<Argument> args) const
{
    return m_shell.session().say(code, args);
}

const MatrixSite& MatrixPresenter::site(std::int64_t row) const
{
    return m_facts->sites[m_order[static_cast<std::size_t>(row)]];
}

void MatrixPresenter::open(const ListQuery& query)
{
    m_query = query;
    m_view.showTyped(query.text);
    if (m_unitRead != query.first(unitPart) || m_reader.isStale()) {
        reload();
    } else {
        arrange();
    }
}

void MatrixPresenter::reload()
{
    if (!m_kept || m_unitRead != m_query.first(unitPart)) {
        PlanningScope scope;
        m_unitRead = m_query.first(unitPart);
        if (const auto unit = RecordId::parse(*m_unitRead)) {
            scope.unit = UnitId{*unit};
        }
        m_kept = std::make_shared<KeptFacts>(std::move(scope));
    }
    using Facts = std::shared_ptr<const ConsistencyFacts>;
    m_reader.read<Facts>(
        [kept = m_kept](Register& reg, JobContext& job) {
            return kept->refresh(reg, [&job] { job.checkpoint(); });
        },
        [this](Facts facts) { take(std::move(facts)); });
}

void MatrixPresenter::take(std::shared_ptr<const ConsistencyFacts> facts)
{
    m_facts = std::move(facts);
    arrange();
}

bool MatrixPresenter::isMeant(const MatrixSite& site, std::string_view show) const
{
    if (show == "cannot") {
        return site.verdict == SiteVerdict::Lacks;
    }
    if (show == "critical") {
        return site.criticalGaps > 0;
    }
    if (show == "gaps") {
        return site.deviations > 0;
    }
    if (show == "unknown") {
        return site.unknowns > 0;
    }
    return show != "no_standard" || site.verdict == SiteVerdict::NoStandard;
}

std::int64_t MatrixPresenter::countOf(std::string_view show) const
{
    if (!m_facts) {
        return 0;
    }
    return std::count_if(m_facts->sites.begin(), m_facts->sites.end(),
                         [&](const MatrixSite& site) { return isMeant(site, show); });
}

bool MatrixPresenter::passes(const MatrixSite& site) const
{
    if (!isMeant(site, m_query.first(showPart))) {
        return false;
    }
    const auto tier = m_query.first(tierPart);
    if (!tier.empty() && m_facts->consistency.read.sites[site.place].tier != tier) {
        return false;
    }
    const auto folded = text::fold(m_query.text);
    for (const auto word : text::words(folded)) {
        if (m_facts->searched[site.place].find(" " + std::string(word)) == std::string::npos) {
            return false;
        }
    }
    return true;
}

void MatrixPresenter::arrange()
{
    m_order.clear();
    if (!m_facts) {
        return;
    }
    for (const auto& site : m_facts->sites) {
        if (passes(site)) {
            m_order.push_back(site.place);
        }
    }
    chooseAgain();
    const bool hasStandard = m_facts->withStandard > 0;
    m_view.showEmpty(m_order.empty() || !hasStandard ? std::optional{emptyList()} : std::nullopt);
    m_view.showBar();
    m_view.showMatrix();
    m_view.showDetail();
    headChanged();
}

/// The cell that was chosen, wherever it stands now; else the first critical gap, else the first
/// deviation.
void MatrixPresenter::chooseAgain()
{
    m_row = -1;
    m_column = 0;
    const auto& keys = m_facts->columns(m_by);
    if (keys.empty() || m_order.empty()) {
        m_detail = {};
        return;
    }
    for (std::size_t i = 0; m_site && i < m_order.size(); ++i) {
        if (m_facts->consistency.read.sites[m_order[i]].id == *m_site) {
            m_row = static_cast<std::int64_t>(i);
        }
    }
    if (m_row >= 0 && m_key) {
        const auto at = std::find_if(keys.begin(), keys.end(), [&](const MatrixKey& one) {
            return one == *m_key || one.function == m_key->function;
        });
        const auto same = std::find(keys.begin(), keys.end(), *m_key);
        const auto found = same != keys.end() ? same : at;
        m_column = found == keys.end() ? 0 : static_cast<std::size_t>(found - keys.begin());
    }
    if (m_row < 0) {
        std::optional<std::pair<std::int64_t, std::size_t>> odd;
        for (std::size_t i = 0; i < m_order.size() && m_row < 0; ++i) {
            for (std::size_t column = 0; column < keys.size() && m_row < 0; ++column) {
                const auto& state = m_facts->state(m_order[i], m_by, column);
                if (state.lacksCritical) {
                    m_row = static_cast<std::int64_t>(i);
                    m_column = column;
                } else if (!odd && state.isDeviation()) {
                    odd = {static_cast<std::int64_t>(i), column};
                }
            }
        }
        if (m_row < 0 && odd) {
            std::tie(m_row, m_column) = *odd;
        }
    }
    if (m_row < 0) {
        m_row = 0;
    }
    fillDetail();
}

void MatrixPresenter::choose(std::int64_t row, std::size_t column)
{
    if (!m_facts || row < 0 || row >= rowCount() || column >= m_facts->columns(m_by).size()) {
        return;
    }
    m_row = row;
    m_column = column;
    m_site = m_facts->consistency.read.sites[site(row).place].id;
    m_key = m_facts->columns(m_by)[column];
    fillDetail();
    m_view.showDetail();
}

// --- what is asked for ---

std::vector<ListChip> MatrixPresenter::chips() const
{
    std::vector<ListChip> out;
    const auto number = [&](std::int64_t value) {
        return text::formatInteger(value, m_shell.session().language());
    };
    for (const auto& show : shows) {
        const auto count = countOf(show.key);
        const bool isOn = m_query.has(showPart, show.key);
        if (isOn || count > 0) {
            out.push_back({std::string(show.key), show.icon,
                           say("consistency.show_" + std::string(show.key)), number(count), isOn});
        }
    }
    ListChip where{wherePart, {}, say("consistency.everywhere")};
    where.opensMenu = true;
    if (const auto id = RecordId::parse(m_query.first(unitPart))) {
        const auto row = store::load<Unit>(m_shell.session().shown().database(), UnitId{*id});
        where.word = row ? store::unitTitle(*row) : std::string();
        where.isOn = true;
    } else if (m_query.has(tierPart)) {
        where.word = tierWord(m_shell.session().language(), m_query.first(tierPart));
        where.isOn = true;
    } else if (m_query.has(showPart, noStandard)) {
        where.word = say("consistency.show_no_standard");
        where.isOn = true;
    }
    out.push_back(std::move(where));
    out.push_back({byPart, {}, say("consistency.by_function"), {}, m_by == MatrixBy::Function});
    return out;
}

void MatrixPresenter::press(const std::string& chip)
{
    if (chip == byPart) {
        setBy(m_by == MatrixBy::Function ? MatrixBy::Line : MatrixBy::Function);
        return;
    }
    auto next = m_query;
    next.set(showPart, next.has(showPart, chip) ? std::vector<std::string>() : std::vector{chip});
    m_site.reset(); // what is asked for now begins with its first gap
    open(next);
}

std::vector<ListChoice> MatrixPresenter::menuOf(const std::string& chip) const
{
    std::vector<ListChoice> out;
    if (chip != wherePart || !m_facts) {
        return out;
    }
    const auto& session = m_shell.session();
    const bool isAll =
        !m_query.has(unitPart) && !m_query.has(tierPart) && !m_query.has(showPart, noStandard);
    out.push_back({"all", say("consistency.everywhere"), {}, {}, Tone::None, isAll});
    std::vector<std::string> known;
    for (const auto& site : m_facts->consistency.read.sites) {
        if (!site.tier.empty() && std::find(known.begin(), known.end(), site.tier) == known.end()) {
            known.push_back(site.tier);
            out.push_back({"tier=" + site.tier,
                           tierWord(session.language(), site.tier),
                           {},
                           {},
                           Tone::None,
                           m_query.has(tierPart, site.tier)});
        }
    }
    if (const auto count = countOf(noStandard); count > 0) {
        out.push_back({noStandard,
                       say("consistency.show_no_standard"),
                       {},
                       std::to_string(count),
                       Tone::None,
                       m_query.has(showPart, noStandard)});
    }
    store::UnitFilter filter;
    filter.on = session.shownDay();
    for (const auto& row : store::unitTree(session.shown().database(), filter)) {
        const auto key = row.id.text();
        out.push_back(
            {"unit=" + key,
             std::string(static_cast<std::size_t>(row.depth) * 3, ' ') + store::unitTitle(row.unit),
             {},
             {},
             Tone::None,
             m_query.has(unitPart, key)});
    }
    return out;
}

void MatrixPresenter::chooseIn(const std::string& /*chip*/, const std::string& key)
{
    auto next = m_query;
    next.clear(unitPart);
    next.clear(tierPart);
    if (next.has(showPart, noStandard)) {
        next.clear(showPart);
    }
    if (key == noStandard) {
        next.set(showPart, {noStandard});
    } else if (key != "all") {
        const auto at = key.find('=');
        next.set(key.substr(0, at), {key.substr(at + 1)});
    }
    open(next);
}

void MatrixPresenter::setText(const std::string& typed)
{
    m_query.text = typed;
    arrange();
}

void MatrixPresenter::setBy(MatrixBy by)
{
    if (by != m_by) {
        m_by = by;
        m_shell.settings().setValue(settingBy, by == MatrixBy::Function ? "function" : "line");
        arrange();
    }
}

void MatrixPresenter::takeWay(const std::string& id)
{
    if (id == "clear") {
        open({});
    } else {
        m_shell.go({ScreenName::Consistency, {}, "view=standards;new=" + id});
    }
}

EmptyList MatrixPresenter::emptyList() const
{
    if (m_facts->sites.empty() && m_query.isEmpty()) {
        return {"map-pin", say("consistency.empty_sites"), say("consistency.empty_sites_help")};
    }
    if (m_facts->withStandard == 0 && !m_query.has(unitPart)) {
        EmptyList empty{"clipboard-check", say("consistency.empty_standard"),
                        say("consistency.empty_standard_help")};
        if (m_shell.session().isWritable()) {
            empty.ways = {{"starter", say("consistency.from_starter"), "clipboard",
                           say("consistency.begin"), say("consistency.from_starter_help")},
                          {"site", say("consistency.from_site"), "map-pin",
                           say("consistency.begin"), say("consistency.from_site_help")}};
        }
        return empty;
    }
    EmptyList empty{"circle-check", say("consistency.empty_filter"),
                    say("consistency.empty_filter_help")};
    empty.ways.push_back({"clear", say("lists.clear_filter"), "cross"});
    return empty;
}

// --- rows and columns ---

std::vector<MatrixColumnText> MatrixPresenter::columns() const
{
    std::vector<MatrixColumnText> out;
    if (!m_facts) {
        return out;
    }
    const auto language = m_shell.session().language();
    for (const auto& key : m_facts->columns(m_by)) {
        const auto function = functionWord(language, key.function);
        if (m_by == MatrixBy::Function) {
            out.push_back({idOf(key), function, {}, say("consistency.function_tip_" + idOf(key))});
        } else {
            out.push_back({idOf(key), shortTypeWord(language, key.type), function,
                           termOf(m_shell.session(), key.type)});
        }
    }
    return out;
}

MatrixRowText MatrixPresenter::row(std::int64_t index) const
{
    const auto& one = site(index);
    const auto& brief = m_facts->consistency.read.sites[one.place];
    MatrixRowText out{brief.id, shortSiteName(brief.name), {}, {}, Tone::None};
    switch (one.verdict) {
    case SiteVerdict::Lacks:
        out.verdict = {"circle-cross", say("consistency.cannot_meet"), Tone::Bad};
        out.sumTone = Tone::Bad;
        break;
    case SiteVerdict::Unknown:
        out.verdict = {"circle-question", say("consistency.may_meet"), Tone::Mute};
        break;
    case SiteVerdict::CanMeet:
        out.verdict = {"circle-check", say("consistency.can_meet"), Tone::Ok};
        out.sumTone = one.deviations > 0 ? Tone::Warn : Tone::Ok;
        break;
    case SiteVerdict::NoStandard:
        out.verdict = {"minus", say("consistency.no_standard"), Tone::Mute};
        break;
    }
    if (one.verdict != SiteVerdict::NoStandard) {
        out.sum = std::to_string(one.metLines) + "/" + std::to_string(one.lines);
    }
    return out;
}

MatrixCellText MatrixPresenter::cell(std::int64_t row, std::size_t column) const
{
    const auto& one = site(row);
    const auto& state = m_facts->state(one.place, m_by, column);
    MatrixCellText out;
    if (state.need == 0) {
        out.isThere = false;
        out.spoken = say("consistency.not_asked");
        return out;
    }
    const bool isPartly = planning::isGap(state.worst) && state.have > 0;
    const auto share = std::to_string(state.have) + "/" + std::to_string(state.need);
    using enum planning::NeedState;
    switch (state.worst) {
    case Met:
        out.icon = "check";
        out.tone = Tone::Ok;
        out.text = state.surplus > 0 ? "+" + std::to_string(state.surplus) : std::string();
        break;
    case Substitute:
        out.text = say("consistency.cell_substitute");
        out.tone = Tone::Accent;
        out.ink = MatrixCellText::Ink::Plain;
        break;
    case Unknown:
        out.text = "?";
        out.tone = Tone::Mute;
        out.ink = MatrixCellText::Ink::Dashed;
        break;
    case BelowSpec:
        out.text = say("consistency.cell_below");
        out.tone = Tone::Warn;
        out.ink = MatrixCellText::Ink::Soft;
        break;
    case Broken:
    case Missing:
        out.text = isPartly ? share
                            : say(state.worst == Broken ? "consistency.cell_broken"
                                                        : "consistency.cell_missing");
        out.tone = isPartly && !state.lacksCritical ? Tone::Warn : Tone::Bad;
        out.ink = isPartly || state.worst == Broken ? MatrixCellText::Ink::Soft
                                                    : MatrixCellText::Ink::Dashed;
        break;
    }
    out.isDeviation = isTold(state);
    out.spoken = say(sentenceFor(state.worst));
    if (state.need > 1 || isPartly) {
        out.spoken += ", " + say("consistency.have_of", {{"have", std::to_string(state.have)},
                                                         {"need", std::to_string(state.need)}});
    }
    if (state.surplus > 0) {
        out.spoken += ", " + say("consistency.surplus", {{"count", std::to_string(state.surplus)}});
    }
    out.tip = tipOf(one, m_facts->columns(m_by)[column]);
    if (m_query.has(showPart, "critical") && !state.lacksCritical) {
        out.text.clear(); // nothing but the critical gaps has ink
        out.icon.clear();
        out.tone = Tone::None;
        out.ink = MatrixCellText::Ink::Outline;
    }
    return out;
}

bool MatrixPresenter::isTold(const MatrixState& state) const
{
    return m_query.has(showPart, "critical") ? state.lacksCritical : state.isDeviation();
}

/// "Màn hình: DAN-SCR-0001 Samsung: hỏng", a line a place.
std::string MatrixPresenter::tipOf(const MatrixSite& one, const MatrixKey& key) const
{
    const auto language = m_shell.session().language();
    const auto& evaluated = m_facts->consistency.sites[*one.evaluated];
    const auto& lines = m_facts->consistency.standardOf(evaluated).lines;
    const auto& devices = m_facts->consistency.read.situation.sites[one.place].devices;
    const auto meant = m_facts->linesIn(one.place, key);
    std::string out;
    for (const auto& need : evaluated.needs.needs) {
        if (std::find(meant.begin(), meant.end(), need.line) == meant.end()) {
            continue;
        }
        out += (out.empty() ? "" : "\n") + shortTypeWord(language, lines[need.line].type) + ": ";
        const auto device =
            std::find_if(devices.begin(), devices.end(), [&](const planning::PlanDevice& each) {
                return each.facts.id == need.device;
            });
        if (need.device && device != devices.end()) {
            out += std::string(device->code) + (device->model.empty() ? "" : " ") +
                   std::string(device->model) + ", ";
        }
        out += say(sentenceFor(need.state));
    }
    return out;
}

std::int64_t MatrixPresenter::nextDeviation(std::int64_t from, std::size_t& column, int by) const
{
    if (!m_facts) {
        return -1;
    }
    const auto columns = static_cast<std::int64_t>(m_facts->columns(m_by).size());
    auto at = static_cast<std::int64_t>(column);
    for (auto row = from; row >= 0 && row < rowCount(); row += by) {
        for (; at >= 0 && at < columns; at += by) {
            if (isTold(m_facts->state(site(row).place, m_by, static_cast<std::size_t>(at)))) {
                column = static_cast<std::size_t>(at);
                return row;
            }
        }
        at = by > 0 ? 0 : columns - 1;
    }
    return -1;
}

std::string MatrixPresenter::sumsHead() const
{
    return say("consistency.col_met");
}

std::string MatrixPresenter::caption() const
{
    if (!m_facts) {
        return {};
    }
    const auto language = m_shell.session().language();
    return say("consistency.caption",
               {{"able", text::formatInteger(m_facts->consistency.counts.able, language)},
                {"count", text::formatInteger(m_facts->withStandard, language)},
                {"gaps", text::formatInteger(m_facts->gaps, language)}});
}

} // namespace dongbo::present
