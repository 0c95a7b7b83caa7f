#include "core/planning/needs.h"

#include "core/domain/amount.h"
#include "core/report/engine/builder.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/queries/standard_queries.h"

#include <algorithm>
#include <map>

namespace dongbo::report {

namespace {

constexpr std::size_t typeColumn = 1;
constexpr std::size_t quantity = 4;

struct Standard
{
    std::string name;
    std::vector<StandardLine> lines;
};

std::optional<Standard> standardOf(Register& reg, const std::string& tier, Date day)
{
    const auto set = store::standardSetFor(reg.database(), tier, day);
    if (!set) {
        return std::nullopt;
    }
    Standard standard{set->set.name.value_or(""), {}};
    for (auto& row : store::standardLines(reg.database(), set->id)) {
        standard.lines.push_back(std::move(row.line));
    }
    return standard;
}

/// Needs of one line in one state, with the devices that count as missing.
struct Want
{
    std::size_t line;
    planning::NeedState state;
    std::int64_t count = 0;
    std::vector<std::string> codes;
    std::vector<RecordId> devices{};
};

std::vector<Want> wantsOf(const planning::SiteNeeds& needs,
                          const std::map<DeviceId, std::string>& codes, bool wantsAll)
{
    std::vector<Want> wants;
    for (const auto& need : needs.needs) {
        if (!wantsAll && !planning::isGap(need.state)) {
            continue;
        }
        if (wants.empty() || wants.back().line != need.line || wants.back().state != need.state) {
            wants.push_back({need.line, need.state, 0, {}, {}});
        }
        ++wants.back().count;
        if (need.device) {
            wants.back().codes.push_back(codes.at(*need.device));
            wants.back().devices.push_back(*need.device);
        }
    }
    return wants;
}

Row rowOf(const Builder& builder, const StandardLine& line, const Want& want)
{
    std::string codes;
    for (const auto& code : want.codes) {
        codes += (codes.empty() ? "" : ", ") + code;
    }
    Cell price;
    Cell sum;
    if (line.ceiling && planning::isGap(want.state)) {
        price = line.ceiling->dong;
        const auto product = amountOf(line.ceiling, want.count);
        sum = product ? Cell{product->dong} : Cell{};
    }
    Row out{builder.name(line.function),
            builder.name(line.type),
            line.minimum.value_or("-") == "-" ? Cell{} : Cell{*line.minimum},
            builder.say("report.need." + std::string(planning::codeOf(want.state))),
            want.count,
            price,
            sum,
            builder.say(line.critical.value_or(false) ? "report.yes" : "report.no"),
            codes,
            line.source.value_or("")};
    out.behind.push_back({quantity, RecordKind::Device, want.devices});
    return out;
}

/// Numbers of open faults that block, of the line or the room too: what the site has is one thing,
/// whether it is in order another.
std::string blockingAt(Register& reg, const SiteId& site)
{
    store::FaultFilter filter;
    filter.site = site;
    filter.severity = Severity::Blocking;
    std::string numbers;
    for (const auto& row : store::faults(reg.database(), filter)) {
        numbers += (numbers.empty() ? "" : ", ") + row.fault.number.value_or(row.id.text());
    }
    return numbers;
}

/// Needs that are met and needs that are not make no sum.
Row sumsOf(const Builder& builder, std::string_view name, bool wantsAll)
{
    auto sums = builder.sumsOf(name);
    if (wantsAll) {
        sums[quantity] = Cell{};
    }
    return sums;
}

void build(Builder& builder)
{
    builder.column("function", ColumnKind::Text, 16);
    builder.column("type", ColumnKind::Text, 18);
    builder.sumsNamedIn(typeColumn);
    builder.column("minimum", ColumnKind::Text, 20);
    builder.column("need_state", ColumnKind::Text, 18);
    builder.column("quantity", ColumnKind::Integer, 6, {.isSummed = true});
    builder.column("ceiling", ColumnKind::Money, 15);
    builder.column("amount", ColumnKind::Money, 16, {.isSummed = true});
    builder.column("critical", ColumnKind::Text, 9);
    builder.column("devices", ColumnKind::Text, 24);
    builder.column("price_source", ColumnKind::Text, 24);
    builder.groupedBy("site");
    const auto only = builder.site();
    store::SiteFilter filter;
    filter.unit = builder.unit();
    const bool wantsAll = builder.choice("detail") == "all";
    const Date day = builder.today();
    filter.on = day;
    std::map<std::string, std::optional<Standard>> standards;
    std::int64_t evaluated = 0;
    std::int64_t able = 0;
    std::int64_t without = 0;
    for (const auto& site : store::sites(builder.reg.database(), filter)) {
        if (only && site.id != *only) {
            continue;
        }
        const std::string tier = site.site.tier.value_or("");
        if (standards.count(tier) == 0) {
            standards.emplace(tier, standardOf(builder.reg, tier, day));
        }
        const auto& standard = standards.at(tier);
        if (!standard) {
            ++without;
            continue;
        }
        std::vector<planning::Candidate> devices;
        std::map<DeviceId, std::string> codes;
        store::DeviceFilter ofSite;
        ofSite.site = site.id;
        store::forEachDevice(builder.reg.database(), ofSite, store::DeviceOrder::Code,
                             [&](const store::DeviceRow& row) {
                                 devices.push_back({row.id, store::asItIs(row)});
                                 codes.emplace(row.id, row.device.code.value_or(""));
                             });
        const auto needs = planning::evaluate(standard->lines, devices);
        ++evaluated;
        able += needs.canMeet ? 1 : 0;
        const auto wants = wantsOf(needs, codes, wantsAll);
        if (wants.empty()) {
            continue;
        }
        const auto faults = needs.canMeet ? blockingAt(builder.reg, site.id) : std::string();
        builder.beginGroup(
            {builder.say(!needs.canMeet   ? "report.site_cannot_meet"
                         : faults.empty() ? "report.site_can_meet"
                                          : "report.site_equipped",
                         {{"site", site.site.name.value_or("")}, {"faults", faults}}),
             0, RecordRef{RecordKind::Site, site.id}});
        for (const auto& want : wants) {
            builder.row(rowOf(builder, standard->lines[want.line], want));
        }
        builder.endGroup(sumsOf(builder, "report.subtotal", wantsAll));
    }
    builder.total(sumsOf(builder, "report.total", wantsAll));
    builder.note("report.sites_evaluated",
                 {{"count", std::to_string(evaluated)}, {"able", std::to_string(able)}});
    if (without != 0) {
        builder.note("report.sites_without_standard", {{"count", std::to_string(without)}});
    }
    for (const auto& [tier, standard] : standards) {
        if (standard) {
            builder.note("report.standard_used", {{"name", standard->name}});
        }
    }
    builder.note("report.ceiling_note");
}

} // namespace

extern const Definition needs;
const Definition needs{
    "needs",
    Question::Lacking,
    {parameter::site, parameter::unit, {"detail", ParameterKind::Choice, {"gaps", "all"}}},
    &build};

} // namespace dongbo::report
