#include "gui/present/reports/report_behind.h"

#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/words/value_text.h"

#include <algorithm>

namespace dongbo::present {

/// What a worker brings back.
struct ReportBehind::Read
{
    std::vector<BehindLine> lines;
    std::vector<std::string> names; ///< numbers or codes, for their list
    Money cost;
    bool hasCost = false;
};

namespace {

std::string joined(const std::string& a, const std::string& b)
{
    return a.empty() || b.empty() ? a + b : a + " · " + b;
}

/// What reading one record needs.
struct Reader
{
    Register& reg;
    Language language;
    Date today;

    [[nodiscard]] std::string say(std::string_view code) const { return text::say(language, code); }

    /// "13/05"; of another year "06/2021": the pane is narrow.
    [[nodiscard]] std::string leadOf(const std::optional<Instant>& moment) const
    {
        if (!moment) {
            return {};
        }
        const auto day = text::formatDate(dayOf(*moment));
        return dayOf(*moment).year() == today.year() ? day.substr(0, 5) : day.substr(3);
    }

    BehindLine fault(const store::FaultRow& row) const
    {
        const bool isOpen = !row.fault.fixedAt && !row.fault.closedAt;
        BehindLine line;
        line.id = row.id.text();
        line.lead = leadOf(row.fault.reportedAt);
        line.title = shortSiteName(row.site);
        const auto times = occurrenceText(language, store::occurrenceOf(reg.database(), row.id));
        line.caption =
            joined(row.deviceName.empty() ? symptomOf(language, row.fault) : row.deviceName, times);
        line.value = shortAge(language, store::ageOf(row.fault, reg.now()));
        line.note = isOpen                    ? say("reports.still_open")
                    : row.repairCost.dong > 0 ? text::formatMoney(row.repairCost, language)
                                              : statePill(language, row.fault).word;
        line.tone = isOpen ? Tone::Bad : Tone::None;
        return line;
    }
    BehindLine device(const store::DeviceRow& row) const
    {
        BehindLine line;
        line.id = row.id.text();
        line.title = deviceTitle(row.device);
        line.caption = joined(row.device.code.value_or(""), shortSiteName(row.site));
        line.value =
            row.device.cost ? text::formatMoney(*row.device.cost, language) : std::string();
        line.note = wordOf(language, row.now.condition);
        return line;
    }
    BehindLine repair(const RepairId& id, const Repair& repair) const
    {
        BehindLine line;
        line.id = id.text();
        const auto moment = repair.finishedAt ? repair.finishedAt : repair.startedAt;
        line.lead = leadOf(moment);
        const auto row =
            repair.fault ? store::faultRow(reg.database(), FaultId(*repair.fault)) : std::nullopt;
        const auto vendor = repair.vendor ? recordTitle(reg.database(), language,
                                                        RecordKind::Vendor, *repair.vendor)
                                          : std::string();
        line.title = row ? shortSiteName(row->site)
                         : recordTitle(reg.database(), language, RecordKind::Repair, id);
        line.caption = joined(row ? row->deviceName : std::string(), vendor);
        line.value =
            repair.cost ? text::formatMoney(*repair.cost, language) : say("reports.no_price");
        return line;
    }
};

template <typename Out>
void take(const Reader& reader, const report::RecordRef& ref, bool isShown, Out& out)
{
    auto& database = reader.reg.database();
    if (ref.kind == RecordKind::Fault) {
        if (const auto row = store::faultRow(database, FaultId(ref.id))) {
            out.names.push_back(ref.id.text());
            out.cost = Money::sum(out.cost, row->repairCost).value_or(out.cost);
            out.hasCost = out.hasCost || row->repairs > 0;
            if (isShown) {
                out.lines.push_back(reader.fault(*row));
            }
        }
    } else if (ref.kind == RecordKind::Device) {
        if (const auto row = store::deviceRow(database, DeviceId(ref.id))) {
            out.names.push_back(row->device.code.value_or(""));
            if (isShown) {
                out.lines.push_back(reader.device(*row));
            }
        }
    } else if (ref.kind == RecordKind::Repair) {
        if (const auto repair = store::load<Repair>(database, RepairId(ref.id))) {
            out.cost = Money::sum(out.cost, repair->cost.value_or(Money{0})).value_or(out.cost);
            out.hasCost = true;
            if (isShown) {
                out.lines.push_back(reader.repair(RepairId(ref.id), *repair));
            }
        }
    } else if (isShown) {
        BehindLine line;
        line.id = ref.id.text();
        line.title = recordTitle(database, reader.language, ref.kind, ref.id);
        out.lines.push_back(std::move(line));
    }
}

/// The list of exactly these records; absent when there is none, or some of them have no name.
std::optional<Place> listOf(const ReportNumber& number, const std::vector<std::string>& names)
{
    const auto kind = number.records.front().kind;
    const bool isWhole = names.size() == number.records.size() && number.left == 0 &&
                         std::find(names.begin(), names.end(), "") == names.end();
    if (!isWhole || (kind != RecordKind::Device && kind != RecordKind::Fault)) {
        return std::nullopt;
    }
    ListQuery query;
    Place place;
    place.screen = kind == RecordKind::Device ? ScreenName::Devices : ScreenName::Faults;
    query.set(kind == RecordKind::Device ? "code" : "among", names);
    place.filter = query.asText();
    return place;
}

} // namespace

ReportBehind::ReportBehind(Shell& shell, std::function<void(const BehindContent*)> show)
    : m_shell(shell)
    , m_show(std::move(show))
    , m_reader(shell)
{}

void ReportBehind::clear()
{
    m_reader.cancel();
    m_list.reset();
    if (m_content) {
        m_content.reset();
        m_show(nullptr);
    }
}

void ReportBehind::ask(ReportNumber number)
{
    m_list.reset();
    m_content.emplace();
    m_content->number = std::move(number);
    m_content->isReading = !m_content->number.records.empty();
    m_show(&*m_content);
    if (!m_content->isReading) {
        m_reader.cancel();
        return;
    }
    m_reader.read<Read>(
        [records = m_content->number.records, language = m_shell.session().language(),
         today = m_shell.session().shownDay()](Register& reg, JobContext& job) {
            Read out;
            const Reader reader{reg, language, today};
            const bool isNamed = records.size() <= mostOpened;
            for (std::size_t i = 0; i < records.size(); ++i) {
                job.checkpoint();
                const bool isShown = i < mostLines;
                if (isShown || isNamed || records[i].kind == RecordKind::Repair) {
                    take(reader, records[i], isShown, out);
                }
            }
            return out;
        },
        [this](Read read) { adopt(std::move(read)); });
}

void ReportBehind::adopt(Read read)
{
    const auto& session = m_shell.session();
    const auto count = [&](std::size_t number) {
        return text::formatInteger(static_cast<std::int64_t>(number), session.language());
    };
    auto& content = *m_content;
    const auto& records = content.number.records;
    content.isReading = false;
    content.lines = std::move(read.lines);
    const auto all = records.size() + content.number.left;
    if (all > content.lines.size()) {
        content.more =
            session.say("reports.more_rows", {{"count", count(all - content.lines.size())}});
    }
    m_list = listOf(content.number, read.names);
    if (m_list && records.size() > 1) {
        content.open =
            session.say(records.front().kind == RecordKind::Device ? "reports.open_devices"
                                                                   : "reports.open_faults",
                        {{"count", count(records.size())}});
    }
    if (read.hasCost && records.size() <= mostOpened) {
        content.costTitle = session.say("reports.repair_cost");
        content.cost = text::formatMoney(read.cost, session.language());
    }
    m_show(&content);
}

void ReportBehind::open(const std::string& record)
{
    if (!m_content) {
        return;
    }
    for (const auto& ref : m_content->number.records) {
        if (ref.id.text() != record) {
            continue;
        }
        auto kind = ref.kind;
        auto id = ref.id;
        if (kind == RecordKind::Repair) { // shown on the page of its fault
            const auto repair =
                store::load<Repair>(m_shell.session().shown().database(), RepairId(ref.id));
            if (!repair || !repair->fault) {
                return;
            }
            kind = RecordKind::Fault;
            id = *repair->fault;
        }
        if (const auto screen = screenOf(kind)) {
            m_shell.go({*screen, RecordRef{kind, id}, {}});
        }
        return;
    }
}

void ReportBehind::openAll()
{
    if (m_list) {
        m_shell.go(*m_list);
    }
}

} // namespace dongbo::present
