#include "core/report/own/own_rows.h"

#include "core/domain/amount.h"
#include "core/domain/value_key.h"
#include "core/report/engine/fault_facts.h"
#include "core/report/own/device_filters.h"
#include "core/report/own/own_lists.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_list.h"
#include "core/store/queries/place_queries.h"
#include "core/text/fold.h"
#include "core/text/sort_key.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>

namespace dongbo::report {

namespace {

constexpr std::int64_t dayMs = 24LL * 3600 * 1000;
constexpr int warrantyDays = 90;
constexpr std::size_t atOnce = 500; ///< rows read together
const std::string last = "\xFF\xFF";

std::string numberOrder(std::int64_t number)
{
    std::array<char, 24> digits{};
    const auto above = static_cast<std::uint64_t>(number) ^ (std::uint64_t{1} << 63U);
    std::snprintf(digits.data(), digits.size(), "%020llu", static_cast<unsigned long long>(above));
    return digits.data();
}

OwnCell textCell(const std::string& text)
{
    return text.empty() ? OwnCell{{}, last} : OwnCell{text, text::sortKey(text)};
}
OwnCell numberCell(std::int64_t number)
{
    return {number, numberOrder(number)};
}
OwnCell moneyCell(const std::optional<Money>& money)
{
    return money ? numberCell(money->dong) : OwnCell{{}, last};
}
OwnCell dayCell(Date day)
{
    return {day, isoText(day)};
}

} // namespace

OwnRows::OwnRows(Builder& builder, const OwnDefinition& definition)
    : m_builder(builder)
    , m_definition(definition)
{}

void OwnRows::each(const OwnVisit& visit)
{
    if (m_definition.list == "faults") {
        faults(visit);
    } else if (m_definition.list == "repairs") {
        repairs(visit);
    } else {
        devices(visit);
    }
}

std::string OwnRows::referenced(const Field& field, const RecordId& id)
{
    const auto kind = field.target;
    if (kind == RecordKind::Site) {
        return siteName(m_builder, SiteId{id});
    }
    if (kind == RecordKind::Device) {
        const auto row = store::deviceRow(m_builder.database(), DeviceId{id});
        return row ? codeAndName(row->device.code.value_or(""), row->device.name.value_or("")) : "";
    }
    if (kind == RecordKind::Fault) {
        const auto fault = store::load<Fault>(m_builder.database(), FaultId{id});
        return fault ? fault->number.value_or("") : "";
    }
    if (kind != RecordKind::Vendor && kind != RecordKind::Officer) {
        return {};
    }
    auto& name = m_names[id];
    if (name.empty()) {
        name = kind == RecordKind::Vendor ? vendorName(m_builder, VendorId{id})
                                          : officerName(m_builder, OfficerId{id});
    }
    return name;
}

OwnCell OwnRows::cellOfValue(const Field& field, const Value& value, const std::string* name)
{
    if (name != nullptr) {
        return textCell(*name);
    }
    if (const auto* id = std::get_if<RecordId>(&value)) {
        return textCell(referenced(field, *id));
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        const auto day = field.type == FieldType::Day ? parseIsoDate(*text) : std::nullopt;
        return day ? dayCell(*day) : textCell(*text);
    }
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr) {
        return {{}, last};
    }
    switch (field.type) {
    case FieldType::Choice:
        return {m_builder.say(std::string(field.choiceList) + "." +
                              std::string(field.choiceCode(*number))),
                numberOrder(*number)};
    case FieldType::Bool:
        return {m_builder.say(*number != 0 ? "report.yes" : "report.no"), numberOrder(*number)};
    case FieldType::Instant:
        return dayCell(dayOf(Instant{*number}));
    case FieldType::Integer:
        if (!field.isAlignedRight()) {
            return {std::to_string(*number), numberOrder(*number)}; // a year
        }
        return numberCell(*number);
    case FieldType::Money:
    case FieldType::Text:
    case FieldType::Day:
    case FieldType::Reference:
        break;
    }
    return numberCell(*number);
}

std::string OwnRows::nameOf(const std::string& part, const std::string& key)
{
    if (part == "warranty") {
        return m_builder.say("report.yes");
    }
    if (key.empty()) {
        return m_builder.say("report.not_stated");
    }
    if (part == "unit") {
        const auto id = RecordId::parse(key);
        const auto unit = id ? store::load<Unit>(m_builder.database(), UnitId{*id}) : std::nullopt;
        return unit ? store::unitTitle(*unit) : "";
    }
    const auto* field = ownField(m_definition.list, part);
    const auto value = field == nullptr ? std::nullopt : valueOfKey(*field, key);
    return value ? wordsOf(cellOfValue(*field, *value).cell, m_builder.language) : key;
}

void OwnRows::devices(const OwnVisit& visit)
{
    const auto today = m_builder.today();
    const auto filter =
        deviceFilterOf(m_definition.filters, m_definition.text, today,
                       std::chrono::sys_days(today) + std::chrono::days(warrantyDays));
    const auto sorted = m_definition.sort == "amount" ? std::string("cost")
                        : m_definition.sort == "unit" ? std::string("site")
                                                      : m_definition.sort;
    const auto* field = ownField("devices", sorted.empty() ? "code" : sorted);
    const auto numbers = store::deviceNumbers(m_builder.database(), filter,
                                              {field->number, m_definition.isDescending});
    visitDevices(numbers, visit);
}

void OwnRows::visitDevices(std::span<const store::DeviceNumber> numbers, const OwnVisit& visit)
{
    for (std::size_t at = 0; at < numbers.size(); at += atOnce) {
        const auto portion = numbers.subspan(at, std::min(atOnce, numbers.size() - at));
        for (const auto& row : store::deviceRows(m_builder.database(), portion)) {
            const auto values = valuesOf(store::asItIs(row));
            visit({RecordKind::Device, row.id}, [&](const std::string& column) {
                if (column == "unit") {
                    return textCell(row.unit);
                }
                if (column == "amount") {
                    return moneyCell(amountOf(row.device));
                }
                const auto* of = ownField("devices", column);
                const auto* name = of->number == fieldOf<&Device::site>        ? &row.site
                                   : of->number == fieldOf<&Device::custodian> ? &row.custodian
                                                                               : nullptr;
                return cellOfValue(*of, values[of->number - 1u], name);
            });
        }
    }
}

void OwnRows::again(std::span<const RecordId> records, const OwnVisit& visit)
{
    auto& database = m_builder.database();
    if (m_definition.list == "devices") {
        std::vector<store::DeviceNumber> numbers;
        for (const auto& id : records) {
            if (const auto number = store::deviceNumber(database, DeviceId{id})) {
                numbers.push_back(*number);
            }
        }
        visitDevices(numbers, visit);
        return;
    }
    for (const auto& id : records) {
        if (m_definition.list == "faults") {
            if (const auto row = store::faultRow(database, FaultId{id})) {
                const auto values = valuesOf(row->fault);
                visit({RecordKind::Fault, id},
                      [&](const std::string& column) { return faultCell(*row, values, column); });
            }
        } else if (const auto row = store::repairRow(database, RepairId{id})) {
            const auto values = valuesOf(row->repair);
            visit({RecordKind::Repair, id},
                  [&](const std::string& column) { return repairCell(*row, values, column); });
        }
    }
}

bool OwnRows::passes(const std::vector<Value>& values, const OwnCellOf& cell) const
{
    for (const auto& [part, keys] : m_definition.filters) {
        const auto* field = ownField(m_definition.list, part);
        if (field != nullptr &&
            std::find(keys.begin(), keys.end(), keyOf(*field, values[field->number - 1u])) ==
                keys.end()) {
            return false;
        }
    }
    if (m_definition.text.empty()) {
        return true;
    }
    const auto wanted = text::fold(m_definition.text);
    return std::any_of(
        m_definition.columns.begin(), m_definition.columns.end(), [&](const std::string& column) {
            return text::fold(wordsOf(cell(column).cell, m_builder.language)).find(wanted) !=
                   std::string::npos;
        });
}

OwnCell OwnRows::faultCell(const store::FaultRow& row, const std::vector<Value>& values,
                           const std::string& column)
{
    if (column == "age_days") {
        return row.fault.reportedAt ? numberCell(store::ageOf(row.fault, m_builder.now()) / dayMs)
                                    : OwnCell{{}, last};
    }
    if (column == "repairs") {
        return numberCell(row.repairs);
    }
    if (column == "repair_cost") {
        const auto cost = repairCostOf(m_builder, row);
        return cost ? moneyCell(*cost) : OwnCell{{}, last};
    }
    const auto* of = ownField("faults", column);
    if (of->number == fieldOf<&Fault::device>) {
        return textCell(codeAndName(row.deviceCode, row.deviceName));
    }
    const auto* name = of->number == fieldOf<&Fault::site>         ? &row.site
                       : of->number == fieldOf<&Fault::reportedBy> ? &row.reporter
                                                                   : nullptr;
    return cellOfValue(*of, values[of->number - 1u], name);
}

void OwnRows::faults(const OwnVisit& visit)
{
    store::FaultFilter filter;
    filter.scope = store::FaultScope::All;
    store::forEachFault(m_builder.database(), filter, [&](const store::FaultRow& row) {
        const auto values = valuesOf(row.fault);
        const OwnCellOf cell = [&](const std::string& column) {
            return faultCell(row, values, column);
        };
        if (passes(values, cell)) {
            visit({RecordKind::Fault, row.id}, cell);
        }
    });
}

OwnCell OwnRows::repairCell(const store::RepairRow& row, const std::vector<Value>& values,
                            const std::string& column)
{
    if (column == "device") {
        return textCell(codeAndName(row.deviceCode, row.deviceName));
    }
    if (column == "site" || column == "symptom") {
        return textCell(column == "site" ? row.site : row.symptom);
    }
    if (column == "running_days") {
        const auto& repair = row.repair;
        return repair.startedAt
                   ? numberCell(daysBetween(*repair.startedAt,
                                            repair.finishedAt.value_or(m_builder.now())))
                   : OwnCell{{}, last};
    }
    const auto* of = ownField("repairs", column);
    const auto* name = of->number == fieldOf<&Repair::fault>     ? &row.faultNumber
                       : of->number == fieldOf<&Repair::vendor>  ? &row.vendor
                       : of->number == fieldOf<&Repair::officer> ? &row.officer
                                                                 : nullptr;
    return cellOfValue(*of, values[of->number - 1u], name);
}

void OwnRows::repairs(const OwnVisit& visit)
{
    store::forEachRepair(m_builder.database(), {}, [&](const store::RepairRow& row) {
        const auto values = valuesOf(row.repair);
        const OwnCellOf cell = [&](const std::string& column) {
            return repairCell(row, values, column);
        };
        if (passes(values, cell)) {
            visit({RecordKind::Repair, row.id}, cell);
        }
    });
}

} // namespace dongbo::report
