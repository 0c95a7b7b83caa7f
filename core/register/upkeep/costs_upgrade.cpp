#include "core/register/upkeep/costs_upgrade.h"

#include "core/domain/amount.h"
#include "core/journal/read/history.h"
#include "core/register/base/inside.h"
#include "core/register/devices/devices.h"
#include "core/store/journal/op_table.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/search/lookups.h"
#include "core/text/arguments.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"

#include <algorithm>
#include <array>

namespace dongbo {

namespace {

constexpr const char* costsSetting = "costs_per_unit";

struct BulkDevice
{
    DeviceId id;
    Device device;
};

/// Live records that stand for several pieces and have a cost.
std::vector<BulkDevice> bulkDevices(store::Database& database)
{
    std::vector<BulkDevice> out;
    store::DeviceFilter all;
    all.includeAll = true;
    store::forEachDevice(
        database, all, store::DeviceOrder::Code, [&out](const store::DeviceRow& row) {
            if (!row.isWithdrawn && row.device.cost && row.device.quantity.value_or(1) > 1) {
                out.push_back({row.id, row.device});
            }
        });
    return out;
}

/// The import that gave a record the cost it has now.
struct ImportedCost
{
    std::int64_t quantity = 0; ///< pieces the row counted; 0: not certain
    archive::Source source;
    archive::FieldChange change; ///< of the cost, with its cell
    bool isCodeListed = false;   ///< the record's code stood in the list
};

/// The operation of that change-set by which the record's cost was imported.
bool readOperation(store::Database& database, const DeviceId& id, const ChangeSetId& changeSet,
                   ImportedCost& out)
{
    constexpr auto costField = fieldOf<&Device::cost>;
    bool isFound = false;
    store::OpTable(database).ofRecord(id, [&](const store::OpRow& row) {
        if (row.changeSet != changeSet || row.isParked) {
            return;
        }
        const auto payload = archive::decodePayload(row.payload);
        for (const auto& change : payload.changes) {
            if (change.number == costField && payload.source) {
                out.source = *payload.source;
                out.change = change;
                isFound = true;
            }
        }
    });
    return isFound;
}

/// Nothing when the cost was typed, or the list said it later than somebody changed it.
std::optional<ImportedCost> importedCost(store::Database& database, const BulkDevice& bulk)
{
    constexpr auto codeField = fieldOf<&Device::code>;
    constexpr auto costField = fieldOf<&Device::cost>;
    constexpr auto quantityField = fieldOf<&Device::quantity>;
    ImportedCost out;
    std::optional<ChangeSetId> costBy;
    std::int64_t held = 1, listed = 1;
    for (const auto& entry : journal::history(database, RecordKind::Device, bulk.id)) {
        if (entry.isUndone) {
            continue;
        }
        const journal::FieldStep* cost = nullptr;
        for (const auto& step : entry.fields) {
            if (step.field == quantityField) {
                const auto* number = std::get_if<std::int64_t>(&step.after);
                held = number != nullptr ? *number : 1;
                listed = entry.source ? held : listed;
            } else if (step.field == costField) {
                cost = &step;
            } else if (step.field == codeField) {
                out.isCodeListed = entry.source && step.column != 0;
            }
        }
        if (cost != nullptr) {
            costBy = entry.source ? std::optional{entry.changeSet} : std::nullopt;
            // A later import names the quantity only where it differs from the register's.
            out.quantity = held == listed ? held : 0;
        }
    }
    if (!costBy || !readOperation(database, bulk.id, *costBy, out) ||
        out.change.value != Value{bulk.device.cost->dong}) {
        return std::nullopt;
    }
    return out;
}

/// Whether the cell itself shows that the cost is of one already: it states quantity × cost.
bool isOfOneAlready(const ImportedCost& imported, Money cost)
{
    const auto& origin = imported.change.origin;
    const auto written = origin && origin->text ? text::parseMoney(*origin->text) : std::nullopt;
    if (!written) {
        return false;
    }
    const auto amount = Money::product(cost, imported.quantity);
    const auto states = [&](const std::optional<Money>& money) {
        constexpr std::array<std::int64_t, 3> units{1, 1'000, 1'000'000};
        return money && std::any_of(units.begin(), units.end(), [&](std::int64_t unit) {
                   return Money::product(*written, unit) == money;
               });
    };
    return states(amount) && !states(cost);
}

class Correction
{
public:
    Correction(Register& reg, std::size_t devices)
        : m_register(&reg)
        , m_action(journalOf(reg), reg.actor(),
                   {"did.costs_per_unit", {{"devices", std::to_string(devices)}}}, {})
        , m_codes(reg)
    {}

    void correct(const BulkDevice& bulk, const ImportedCost& imported)
    {
        const auto total = bulk.device.cost->dong;
        const auto one = total / imported.quantity;
        const auto rest = total % imported.quantity;
        std::vector<archive::FieldChange> changes;
        changes.push_back(costOf(imported, one));
        if (rest != 0) {
            archive::FieldChange quantity;
            quantity.number = fieldOf<&Device::quantity>;
            quantity.value = imported.quantity - 1;
            changes.push_back(std::move(quantity));
        }
        m_action.changeRaw(RecordKind::Device, bulk.id, std::move(changes), imported.source);
        if (rest != 0) {
            addPiece(bulk, imported, one + rest);
        }
    }

    void finish() { m_codes.keep(); }
    [[nodiscard]] ChangeSetId id() const { return m_action.id(); }

private:
    static archive::FieldChange costOf(const ImportedCost& imported, std::int64_t dong)
    {
        auto change = imported.change;
        change.value = dong;
        change.basedOn = 0;
        return change;
    }

    /// The piece that carries the remainder. Its cost comes from the list, so that the list read
    /// again finds it as it says.
    void addPiece(const BulkDevice& bulk, const ImportedCost& imported, std::int64_t dong)
    {
        auto piece = bulk.device;
        piece.serial.reset();
        piece.cost.reset();
        piece.quantity = 1;
        piece.code = codeFor(bulk.device, imported.isCodeListed);
        const auto id = m_action.create(piece);
        m_action.changeRaw(RecordKind::Device, id, {costOf(imported, dong)}, imported.source);
    }

    MaybeText codeFor(const Device& device, bool isListed)
    {
        if (isListed && device.code) {
            auto second = *device.code + "-2"; // as the import calls the second of a row
            if (store::devicesByCode(m_register->database(), text::fold(second)).empty()) {
                m_codes.taken(second);
                return second;
            }
        }
        const auto type = device.type.value_or(DeviceType::Other);
        return device.site ? m_codes.next(*device.site, type) : m_codes.nextFor("TB", type);
    }

    Register* m_register;
    journal::Action m_action;
    DeviceCodes m_codes;
};

Message unsureNote(const std::vector<std::string>& codes, std::size_t count)
{
    std::string named;
    for (const auto& code : codes) {
        named += (named.empty() ? "" : ", ") + code;
    }
    return {"register.costs_unsure", {{"devices", std::to_string(count)}, {"codes", named}}};
}

std::vector<Message> correctAll(Register& reg)
{
    constexpr std::size_t mostNamed = 20;
    struct Certain
    {
        BulkDevice bulk;
        ImportedCost imported;
    };
    std::vector<Certain> certain;
    std::vector<std::string> unsure;
    std::size_t unsureCount = 0;
    Money before, after;
    for (auto& bulk : bulkDevices(reg.database())) {
        auto imported = importedCost(reg.database(), bulk);
        if (!imported || imported->quantity == 1 || *bulk.device.cost == Money{} ||
            (imported->quantity != 0 && isOfOneAlready(*imported, *bulk.device.cost))) {
            continue;
        }
        const auto pieces = imported->quantity;
        const bool hasRest = pieces != 0 && bulk.device.cost->dong % pieces != 0;
        if (pieces == 0 || bulk.device.cost->dong < 0 ||
            (hasRest && bulk.device.quantity != pieces)) {
            ++unsureCount;
            if (unsure.size() < mostNamed) {
                unsure.push_back(bulk.device.code.value_or(bulk.device.name.value_or("")));
            }
            continue;
        }
        before = cappedSum(before, amountOf(bulk.device));
        after = cappedSum(after, bulk.device.quantity == pieces
                                     ? bulk.device.cost
                                     : amountOf(Money{bulk.device.cost->dong / pieces},
                                                bulk.device.quantity.value_or(1)));
        certain.push_back({std::move(bulk), std::move(*imported)});
    }
    std::vector<Message> notes;
    if (!certain.empty()) {
        Correction correction(reg, certain.size());
        for (const auto& one : certain) {
            correction.correct(one.bulk, one.imported);
        }
        correction.finish();
        notes.push_back({"register.costs_corrected",
                         {{"devices", std::to_string(certain.size())},
                          {"before", text::argumentOf(before)},
                          {"after", text::argumentOf(after)},
                          {"change_set", correction.id().text()}}});
    }
    if (unsureCount != 0) {
        notes.push_back(unsureNote(unsure, unsureCount));
    }
    return notes;
}

} // namespace

void markCostsPerUnit(store::Database& database)
{
    database.setNumberSetting(costsSetting, 1);
}

std::vector<Message> correctCosts(Register& reg)
{
    if (!reg.isWritable() || reg.database().numberSetting(costsSetting) != 0) {
        return {};
    }
    try {
        store::UnitOfWork work(reg.database());
        if (reg.database().numberSetting(costsSetting) != 0) {
            return {}; // another process was first
        }
        auto notes = correctAll(reg);
        markCostsPerUnit(reg.database());
        work.commit();
        return notes;
    } catch (const Error& error) {
        if (error.kind() == Error::Kind::Locked) {
            return {};
        }
        throw;
    }
}

} // namespace dongbo
