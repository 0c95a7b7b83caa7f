#include "core/domain/amount.h"
#include "core/register/base/office.h"
#include "core/report/forms/fills.h"
#include "core/report/forms/form_file.h"
#include "core/report/forms/paper_filling.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace dongbo::report {

namespace {

std::string twoDigits(unsigned number)
{
    std::string out = std::to_string(number);
    return out.size() < 2 ? "0" + out : out;
}

/// Lines of what was typed: at its line ends and semicolons.
std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of("\n;"), text.size());
        if (const auto line = text::trim(text.substr(0, end)); !line.empty()) {
            out.emplace_back(line);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

} // namespace

store::DeviceFilter filterOf(const PaperFilling& paper)
{
    store::DeviceFilter filter;
    filter.site = paper.record<SiteId>("site");
    filter.unit = paper.record<UnitId>("unit");
    return filter;
}

void eachOwned(store::Database& database, const store::DeviceFilter& filter,
               const std::function<void(const store::DeviceRow&)>& visit)
{
    store::forEachDevice(database, filter, store::DeviceOrder::Site,
                         [&](const store::DeviceRow& row) {
                             if (!row.isWithdrawn && !isOnLoan(row.device)) {
                                 visit(row);
                             }
                         });
}

void eachFixedAsset(store::Database& database, const store::DeviceFilter& filter,
                    const planning::AssetThresholds& thresholds, Date day,
                    const std::function<void(const store::DeviceRow&)>& visit)
{
    eachOwned(database, filter, [&](const store::DeviceRow& row) {
        if (isFixedAsset(thresholds, row.device, day)) {
            visit(row);
        }
    });
}

void fillDay(FormValues& out, const std::string& prefix, Date day)
{
    const auto month = static_cast<unsigned>(day.month());
    out.set(prefix + "dd", twoDigits(static_cast<unsigned>(day.day())));
    // NĐ 30/2020: a nought before days below 10 and before the months 1 and 2 only
    out.set(prefix + "mm", month <= 2 ? twoDigits(month) : std::to_string(month));
    out.set(prefix + "yyyy", std::to_string(static_cast<int>(day.year())));
}

void fillCommon(PaperFilling& paper)
{
    auto& out = paper.out;
    const auto identity = registerIdentity(paper.reg);
    if (identity.unit) {
        const auto unit = store::load<Unit>(paper.database(), *identity.unit);
        out.set("place", unit ? unit->name.value_or("") : "");
    }
    if (!identity.unitTitle.empty()) {
        out.set("office", wordOf("committee-short") + " " + identity.unitTitle);
        out.set("office-caps", wordOf("committee") + "\n" + text::upper(identity.unitTitle));
    }
    fillDay(out, "", paper.day);
    out.set("day", text::formatDate(paper.day));
    out.lists["recipients"] = {wordOf("as-above"), wordOf("archive")};
}

void fillTyped(PaperFilling& paper, const std::vector<ParameterSpec>& parameters)
{
    if (const auto dated = paper.values.get<Date>("dated")) {
        fillDay(paper.out, "", *dated);
    }
    if (const auto signs = paper.values.get<std::string>("signs")) {
        auto roles = wordOf("signs-" + *signs);
        std::replace(roles.begin(), roles.end(), '|', '\n');
        paper.out.set("signs", std::move(roles));
    }
    for (const auto& spec : parameters) {
        const auto words = spec.kind == ParameterKind::Text
                               ? paper.values.get<std::string>(spec.name)
                               : std::nullopt;
        if (!words) {
            continue;
        }
        if (spec.name == "recipients") {
            paper.out.lists["recipients"] = linesOf(*words);
        } else if (spec.name == "basis") {
            auto& bases = paper.out.lists["basis"];
            for (const auto& line : linesOf(*words)) {
                bases.push_back(PaperFilling::say("form.basis", {{"text", line}}));
            }
        } else {
            paper.out.set(spec.name, *words);
        }
    }
}

std::string amountText(const std::optional<Money>& money)
{
    return money ? text::formatInteger(money->dong) : std::string();
}

std::string thousandsText(const std::optional<Money>& money)
{
    if (!money) {
        return {};
    }
    auto out = text::formatInteger(money->dong / 1000);
    auto rest = money->dong % 1000;
    if (rest != 0) {
        if (rest < 0) {
            rest = -rest;
            out = out == "0" ? "-0" : out;
        }
        std::array<char, 8> digits{};
        std::snprintf(digits.data(), digits.size(), ",%03d", static_cast<int>(rest));
        out += digits.data();
        out.erase(out.find_last_not_of('0') + 1);
    }
    return out;
}

std::string dayText(const std::optional<Date>& day)
{
    return day ? text::formatDate(*day) : std::string();
}

std::string yearText(const Device& device)
{
    if (device.inUseDate) {
        return std::to_string(static_cast<int>(device.inUseDate->year()));
    }
    return device.inUseYear ? std::to_string(*device.inUseYear) : std::string();
}

std::string inUseText(const Device& device)
{
    if (device.inUseDate || device.acquired) {
        return dayText(device.inUseDate ? device.inUseDate : device.acquired);
    }
    return yearText(device);
}

std::string fullName(const Device& device)
{
    std::string out = device.name.value_or(PaperFilling::label(device.type));
    auto folded = text::fold(out);
    for (const auto& more : {device.maker, device.model}) {
        if (more && !more->empty() && folded.find(text::fold(*more)) == std::string::npos) {
            out += " " + *more;
            folded = text::fold(out);
        }
    }
    return out;
}

bool isFixedAsset(const planning::AssetThresholds& thresholds, const Device& device, Date day)
{
    return thresholds.classOf(device, day) == AssetClass::FixedAsset;
}

std::optional<Departure> departureOf(store::Database& database, const store::DeviceRow& row)
{
    const auto paper = row.device.paper.value_or(Paper::Active);
    if (paper == Paper::Active || paper == Paper::DisposalProposed) {
        return std::nullopt;
    }
    Departure out{{}, {}, PaperFilling::label(row.device.paper)};
    for (const auto& step : store::disposalsOf(database, row.id)) {
        if (step.disposal.paper == row.device.paper) {
            out = {step.disposal.day, step.disposal.decisionNo.value_or(""), out.reason};
        }
    }
    if (!out.document.empty()) {
        out.reason += ", " + out.document;
    }
    return out;
}

void setCommittee(FormValues& out, std::vector<CommitteeMember> members)
{
    std::stable_partition(members.begin(), members.end(), [](const CommitteeMember& member) {
        return text::fold(member.role).starts_with("truong");
    });
    for (std::size_t i = 0; i < members.size(); ++i) {
        const auto number = std::to_string(i + 1);
        out.set("member-" + number, members[i].name);
        out.set("position-" + number, members[i].position);
    }
    if (!members.empty()) {
        out.set("head-of-committee", members.front().name);
    }
}

void setIncrease(FormRow& row, const Device& device)
{
    row.cells["document"] = device.documentNo.value_or("");
    row.cells["document-day"] = dayText(device.documentDate);
    row.cells["name"] = fullName(device);
    row.cells["code"] = device.code.value_or("");
    row.cells["country"] = device.country.value_or("");
    row.cells["year"] = yearText(device);
}

std::optional<Money> netOf(const std::unordered_map<RecordId, store::HeldWear>& held,
                           const RecordId& device, const std::optional<Money>& cost)
{
    const auto wear = held.find(device);
    return cost && wear != held.end() ? std::optional{Money{std::max<std::int64_t>(
                                            cost->dong - wear->second.accumulated.dong, 0)}}
                                      : std::nullopt;
}

int lastWornYear(Date day)
{
    const bool isYearsEnd =
        day.month() == std::chrono::December && day.day() == std::chrono::day{31};
    return static_cast<int>(day.year()) - (isYearsEnd ? 0 : 1);
}

std::string nextOrdinal(std::int64_t& count)
{
    return text::formatInteger(++count);
}

FormRow sumRow(paper::RowKind kind, std::string_view nameKey, std::string_view code)
{
    FormRow out;
    out.kind = kind;
    out.cells.insert_or_assign(std::string(nameKey), PaperFilling::say(code));
    return out;
}

void tellWithoutCost(PaperFilling& paper, std::int64_t rows)
{
    if (rows != 0) {
        paper.out.set("without-cost",
                      PaperFilling::say("report.without_cost", {{"count", std::to_string(rows)}}));
    }
}

void PaperSum::add(std::int64_t count, const std::optional<Money>& money)
{
    quantity += count;
    if (money) {
        amount = cappedSum(amount, money);
        ++withCost;
    } else {
        ++withoutCost;
    }
}

void PaperSum::add(const PaperSum& more)
{
    quantity += more.quantity;
    amount = cappedSum(amount, more.amount);
    withCost += more.withCost;
    withoutCost += more.withoutCost;
}

} // namespace dongbo::report
