#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "gui/present/consistency/matrix_presenter.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/purchase/purchase_words.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <map>

// The card beside the matrix: what the chosen cell asks for, what was looked at, what can be done.

namespace dongbo::present {

namespace {

/// What one device is to the lines of the cell.
struct Looked
{
    std::optional<std::size_t> line; ///< the first that takes its type
    planning::NeedState state = planning::NeedState::Missing;
    bool isUsed = false; ///< it fills a place of these lines
};

} // namespace

const Attributes& MatrixPresenter::attributesOf(std::optional<DeviceType> type) const
{
    static const Attributes none;
    const auto at = type ? m_facts->attributes.find(*type) : m_facts->attributes.end();
    return at == m_facts->attributes.end() ? none : at->second;
}

void MatrixPresenter::fillDetail()
{
    m_ways.cancel();
    m_detail = {};
    if (m_row < 0 || m_row >= rowCount()) {
        return;
    }
    const auto language = m_shell.session().language();
    const auto& one = site(m_row);
    const auto& key = m_facts->columns(m_by)[m_column];
    const auto& state = m_facts->state(one.place, m_by, m_column);
    const auto name = shortSiteName(m_facts->consistency.read.sites[one.place].name);
    const auto column = m_by == MatrixBy::Function ? functionWord(language, key.function)
                                                   : shortTypeWord(language, key.type);
    m_detail.isThere = true;
    m_detail.title = name + " · " + column;
    if (!one.evaluated || state.need == 0) {
        m_detail.caption = say(one.evaluated ? "consistency.not_asked" : "consistency.no_standard");
        return;
    }
    const auto& standard =
        m_facts->consistency.standardOf(m_facts->consistency.sites[*one.evaluated]);
    const auto lines = m_facts->linesIn(one.place, key);
    m_detail.caption =
        (state.isCritical ? say("consistency.critical") : say("consistency.not_critical")) + " · " +
        standard.set.name.value_or("");
    m_detail.pill = needPill(language, state.worst);
    for (const auto line : lines) {
        const auto& wanted = standard.lines[line];
        const auto quantity = std::to_string(wanted.quantity.value_or(1));
        m_detail.demands.push_back(quantity + " × " + shortTypeWord(language, wanted.type));
        for (const auto& demand : planning::parseMinimum(wanted.minimum.value_or(""))) {
            m_detail.demands.push_back(demandText(language, demand, attributesOf(wanted.type)));
        }
        if (const auto others = substitutesText(language, wanted); !others.empty()) {
            m_detail.demands.push_back(say("consistency.or_type", {{"type", others}}));
        }
        if (wanted.ceiling && lines.size() == 1) {
            m_detail.demands.push_back(say(
                "consistency.ceiling", {{"money", text::formatMoney(*wanted.ceiling, language)}}));
        }
    }
    fillDevices(one, lines);
    if (planning::isGap(state.worst) || state.worst == planning::NeedState::BelowSpec) {
        readWays(one, lines);
    }
    fillActs(one, state);
}

void MatrixPresenter::fillDevices(const MatrixSite& one, const std::vector<std::size_t>& lines)
{
    auto& session = m_shell.session();
    auto& database = session.shown().database();
    const auto language = session.language();
    const auto& evaluated = m_facts->consistency.sites[*one.evaluated];
    const auto& standard = m_facts->consistency.standardOf(evaluated);
    std::map<RecordId, store::FaultRow> faults;
    store::FaultFilter open;
    open.site = m_facts->consistency.read.sites[one.place].id;
    for (auto& fault : store::faults(database, open)) {
        if (fault.fault.device) {
            faults.emplace(*fault.fault.device, std::move(fault));
        }
    }
    std::int64_t looked = 0;
    std::int64_t filling = 0;
    std::vector<std::pair<int, MatrixDevice>> found;
    store::DeviceFilter here;
    here.site = open.site;
    store::forEachDevice(
        database, here, store::DeviceOrder::Code, [&](const store::DeviceRow& row) {
            const auto device = store::asItIs(row);
            if (!planning::counts(device)) {
                return;
            }
            Looked answer;
            for (const auto line : lines) {
                const auto fit = planning::fitOf(standard.lines[line], device);
                if (fit && (!answer.line || *fit < answer.state)) {
                    answer.line = line;
                    answer.state = *fit;
                }
            }
            for (const auto& need : evaluated.needs.needs) {
                if (need.device == row.id) {
                    const bool isHere =
                        std::find(lines.begin(), lines.end(), need.line) != lines.end();
                    answer.isUsed = isHere;
                    if (!isHere) {
                        return; // it fills a place of another line
                    }
                    answer.line = need.line;
                    answer.state = need.state;
                }
            }
            if (!answer.line) {
                return;
            }
            ++looked;
            filling += answer.isUsed && !planning::isGap(answer.state) ? 1 : 0;
            MatrixDevice out;
            out.id = row.id;
            out.icon = std::string(typeIcon(row.device.type));
            out.title = deviceTitle(row.device);
            out.caption = row.device.code.value_or("");
            const auto pill = needPill(language, answer.state);
            out.tone = pill.tone;
            out.reason = pill.word;
            if (!answer.isUsed && answer.state <= planning::NeedState::Substitute) {
                out.reason = say("consistency.spare_here");
                out.tone = Tone::Mute;
            }
            const auto why = shortfallText(language, standard.lines[*answer.line], device,
                                           attributesOf(standard.lines[*answer.line].type));
            if (answer.state == planning::NeedState::BelowSpec ||
                answer.state == planning::NeedState::Unknown) {
                out.caption += (out.caption.empty() ? "" : " · ") + why;
            }
            if (const auto fault = faults.find(row.id); fault != faults.end()) {
                out.fault = fault->second.id;
                out.caption +=
                    (out.caption.empty() ? "" : " · ") + fault->second.fault.number.value_or("");
            }
            found.emplace_back(answer.isUsed ? static_cast<int>(answer.state) : 8, std::move(out));
        });
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [rank, device] : found) {
        m_detail.devices.push_back(std::move(device));
    }
    m_detail.devicesHead = looked == 0
                               ? say("consistency.looked_none")
                               : say("consistency.looked", {{"count", std::to_string(looked)},
                                                            {"filling", std::to_string(filling)}});
}

/// What closes the gap and for how much: a worker looks at every device that could be moved.
void MatrixPresenter::readWays(const MatrixSite& one, const std::vector<std::size_t>& lines)
{
    m_ways.read<std::vector<LineWays>>(
        [facts = m_facts, at = *one.evaluated, lines](Register& reg, JobContext& job) {
            std::vector<LineWays> out;
            for (const auto line : lines) {
                job.checkpoint();
                out.push_back(
                    waysToClose(reg, facts->consistency, facts->consistency.sites[at], line));
            }
            return out;
        },
        [this](const std::vector<LineWays>& found) {
            takeWays(found);
            m_view.showDetail();
        });
}

void MatrixPresenter::takeWays(const std::vector<LineWays>& lines)
{
    if (m_row < 0 || m_row >= rowCount()) {
        return;
    }
    const auto& session = m_shell.session();
    const auto language = session.language();
    const auto& standard =
        m_facts->consistency.standardOf(m_facts->consistency.sites[*site(m_row).evaluated]);
    m_detail.ways.clear();
    for (const auto& line : lines) {
        const auto type = wordOf(language, standard.lines[line.line].type);
        for (const auto& one : line.ways) {
            MatrixWay way;
            way.action = one.way.action;
            way.icon = planActionIcon(one.way.action);
            const auto code = "consistency.way_" + std::string(codeOf(one.way.action));
            way.title = say(code, {{"device", one.code},
                                   {"site", shortSiteName(one.fromSite)},
                                   {"type", one.way.model.empty() ? type : one.way.model}});
            way.caption = session.say(one.how);
            way.cost = text::formatMoney(one.way.cost, language);
            way.device = one.way.device;
            way.fault = one.way.fault;
            m_detail.ways.push_back(std::move(way));
        }
        if (!line.notBought.code.empty()) {
            MatrixWay way;
            way.icon = planActionIcon(PlanAction::Buy);
            way.title = say("consistency.way_not_bought", {{"type", type}});
            way.caption = session.say(line.notBought);
            m_detail.ways.push_back(std::move(way));
        }
    }
    m_detail.waysHead = m_detail.ways.empty() ? std::string() : say("consistency.ways");
}

void MatrixPresenter::openWay(std::size_t index)
{
    if (index >= m_detail.ways.size() || m_row < 0 || m_row >= rowCount()) {
        return;
    }
    const auto way = m_detail.ways[index];
    const auto& at = m_facts->consistency.read.sites[site(m_row).place].id;
    if (way.action == PlanAction::Buy) {
        m_shell.go({ScreenName::Purchase, {}, {}});
    } else if (way.action == PlanAction::Move && way.device) {
        m_shell.openSheet({SheetKind::TransferDevice, RecordRef{RecordKind::Device, *way.device},
                           "to=" + at.text()});
    } else if (way.fault) {
        m_shell.go({ScreenName::Faults, RecordRef{RecordKind::Fault, *way.fault}, {}});
    } else if (way.device) {
        m_shell.openSheet({SheetKind::ReportFault, RecordRef{RecordKind::Device, *way.device}, {}});
    }
}

void MatrixPresenter::fillActs(const MatrixSite& /*one*/, const MatrixState& state)
{
    auto& acts = m_detail.acts;
    const bool isWritable = m_shell.session().isWritable();
    const auto& devices = m_detail.devices;
    const auto faulty = std::find_if(devices.begin(), devices.end(),
                                     [](const MatrixDevice& device) { return !!device.fault; });
    if (faulty != devices.end() && planning::isGap(state.worst)) {
        acts.push_back({"fault", say("consistency.act_fault"), "wrench"});
    }
    if (isWritable && state.worst == planning::NeedState::Unknown) {
        acts.push_back({"spec", say("consistency.act_spec"), "pencil"});
    }
    if (isWritable && state.worst == planning::NeedState::Missing) {
        acts.push_back({"add", say("consistency.act_add"), "plus"});
    }
    if (planning::isGap(state.worst)) {
        acts.push_back({"plan", say("consistency.act_plan"), "cart"});
    }
    if (!devices.empty()) {
        acts.push_back({"devices", say("consistency.act_devices"), "box"});
    }
    acts.push_back({"site", say("consistency.act_site"), "map-pin"});
}

void MatrixPresenter::openSite(std::int64_t row)
{
    if (m_facts && row >= 0 && row < rowCount()) {
        const auto id = m_facts->consistency.read.sites[site(row).place].id;
        m_shell.go({ScreenName::Sites, RecordRef{RecordKind::Site, id}, {}});
    }
}

void MatrixPresenter::openDevice(std::size_t index)
{
    if (index < m_detail.devices.size()) {
        m_shell.go(
            {ScreenName::Devices, RecordRef{RecordKind::Device, m_detail.devices[index].id}, {}});
    }
}

void MatrixPresenter::openDevices()
{
    if (m_row < 0 || !m_facts || m_row >= rowCount()) {
        return;
    }
    const auto& one = site(m_row);
    ListQuery query;
    query.set("site", {m_facts->consistency.read.sites[one.place].id.text()});
    std::vector<std::string> types;
    if (one.evaluated) {
        const auto& standard =
            m_facts->consistency.standardOf(m_facts->consistency.sites[*one.evaluated]);
        for (const auto line : m_facts->linesIn(one.place, m_facts->columns(m_by)[m_column])) {
            if (standard.lines[line].type) {
                types.emplace_back(codeOf(*standard.lines[line].type));
            }
            planning::eachPiece(standard.lines[line].substitutes.value_or(""), '|',
                                [&](std::string_view code) {
                                    if (parseCode<DeviceType>(code)) {
                                        types.emplace_back(code);
                                    }
                                });
        }
    }
    query.set("type", std::move(types));
    m_shell.go({ScreenName::Devices, {}, query.asText()});
}

/// The type of the first line of the chosen cell that lacks something.
std::optional<DeviceType> MatrixPresenter::typeAsked() const
{
    const auto& one = site(m_row);
    if (!one.evaluated) {
        return std::nullopt;
    }
    const auto& evaluated = m_facts->consistency.sites[*one.evaluated];
    const auto meant = m_facts->linesIn(one.place, m_facts->columns(m_by)[m_column]);
    for (const auto& need : evaluated.needs.needs) {
        if (planning::isGap(need.state) &&
            std::find(meant.begin(), meant.end(), need.line) != meant.end()) {
            return m_facts->consistency.standardOf(evaluated).lines[need.line].type;
        }
    }
    return std::nullopt;
}

void MatrixPresenter::act(const std::string& id)
{
    const auto& devices = m_detail.devices;
    const auto find = [&](auto&& test) {
        const auto at = std::find_if(devices.begin(), devices.end(), test);
        return at == devices.end() ? nullptr : &*at;
    };
    const auto siteId = m_facts && m_row >= 0 && m_row < rowCount()
                            ? std::optional{m_facts->consistency.read.sites[site(m_row).place].id}
                            : std::nullopt;
    if (id == "devices") {
        openDevices();
    } else if (id == "plan") {
        m_shell.go({ScreenName::Purchase, {}, {}});
    } else if (id == "site") {
        openSite(m_row);
    } else if (id == "add" && siteId) {
        const auto type = typeAsked();
        m_shell.openSheet({SheetKind::AddDevice, RecordRef{RecordKind::Site, *siteId},
                           type ? "type=" + std::string(codeOf(*type)) : std::string()});
    } else if (id == "fault") {
        if (const auto* device = find([](const MatrixDevice& one) { return !!one.fault; })) {
            m_shell.go({ScreenName::Faults, RecordRef{RecordKind::Fault, *device->fault}, {}});
        }
    } else if (id == "spec") {
        if (!devices.empty()) {
            m_shell.openSheet(
                {SheetKind::EditDevice, RecordRef{RecordKind::Device, devices.front().id}, {}});
        }
    }
}

} // namespace dongbo::present
