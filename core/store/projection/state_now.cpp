#include "core/store/projection/state_now.h"

#include "core/store/file/statement.h"
#include "core/store/projection/projection.h"

namespace dongbo::store {

namespace {

// Open faults only. Max of nothing, or of unknown severities only, is NULL.
constexpr const char* troubles = R"(
SELECT max(f.severity = 1), max(EXISTS (SELECT 1 FROM repair AS r
    WHERE r.fault = f.id AND r.state = 1 AND r.finished_at IS NULL))
FROM fault AS f WHERE f.device = ?1 AND f.state = 1 AND f.fault_state IN (1, 2, 3, 4))";
constexpr const char* columns =
    "SELECT state, condition, use, condition_now, use_now FROM device WHERE id = ?1";
constexpr const char* setColumns =
    "UPDATE device SET condition_now = ?2, use_now = ?3 WHERE id = ?1";
constexpr const char* siteOfDevice = "SELECT site FROM device WHERE id = ?1 AND state = 1";
constexpr const char* deviceOfFault = "SELECT device FROM fault WHERE id = ?1";
constexpr const char* deviceOfRepair =
    "SELECT f.device FROM repair AS r JOIN fault AS f ON f.id = r.fault WHERE r.id = ?1";

bool isOpen(std::int64_t faultState)
{
    return faultState >= static_cast<std::int64_t>(FaultState::Reported) &&
           faultState <= static_cast<std::int64_t>(FaultState::Waiting);
}

template <typename T> const T* valueAt(std::span<const Value> values, FieldNumber field)
{
    return field <= values.size() ? std::get_if<T>(&values[field - 1u]) : nullptr;
}

std::optional<std::int64_t> maybeNumber(const Use& use, int column)
{
    return use.isNull(column) ? std::nullopt : std::optional{use.number(column)};
}

void bindMaybe(Use& use, int at, std::optional<std::int64_t> number)
{
    if (number) {
        use.bind(at, *number);
    } else {
        use.bindNull(at);
    }
}

} // namespace

StateNumbers stateNow(Database& database, const RecordId& device, StateNumbers stated)
{
    Use use(prepared(database, troubles));
    use.bind(1, device);
    if (use.step()) {
        if (maybeNumber(use, 0).value_or(0) != 0) {
            stated.condition = static_cast<std::int64_t>(Condition::Broken);
        }
        if (maybeNumber(use, 1).value_or(0) != 0) {
            stated.use = static_cast<std::int64_t>(dongbo::Use::UnderRepair);
        }
    }
    return stated;
}

std::optional<RecordId> siteNow(Database& database, std::span<const Value> fault)
{
    constexpr auto deviceField = fieldOf<&Fault::device>;
    constexpr auto siteField = fieldOf<&Fault::site>;
    constexpr auto stateField = fieldOf<&Fault::state>;
    const auto* stated = valueAt<RecordId>(fault, siteField);
    const auto* device = valueAt<RecordId>(fault, deviceField);
    const auto* state = valueAt<std::int64_t>(fault, stateField);
    std::optional<RecordId> site;
    if (stated != nullptr) {
        site = *stated;
    }
    const bool follows = state != nullptr && isOpen(*state);
    if (device != nullptr && (follows || !site)) {
        Use use(prepared(database, siteOfDevice));
        use.bind(1, *device);
        if (use.step() && !use.isNull(0)) {
            site = use.id(0);
        }
    }
    return site;
}

std::optional<RecordId> deviceOf(Database& database, RecordKind kind, const RecordId& id)
{
    if (kind != RecordKind::Fault && kind != RecordKind::Repair) {
        return std::nullopt;
    }
    Use use(prepared(database, kind == RecordKind::Fault ? deviceOfFault : deviceOfRepair));
    use.bind(1, id);
    return use.step() ? use.maybeId(0) : std::nullopt;
}

void refreshState(Database& database, const RecordId& device)
{
    StateNumbers stated;
    StateNumbers held;
    bool isBorn = false;
    {
        Use use(prepared(database, columns));
        use.bind(1, device);
        if (!use.step()) {
            return;
        }
        isBorn = use.number(0) == static_cast<std::int64_t>(RecordState::Born);
        stated = {maybeNumber(use, 1), maybeNumber(use, 2)};
        held = {maybeNumber(use, 3), maybeNumber(use, 4)};
    }
    const auto now = isBorn ? stateNow(database, device, stated) : StateNumbers{};
    if (now != held) {
        Use use(prepared(database, setColumns));
        use.bind(1, device);
        bindMaybe(use, 2, now.condition);
        bindMaybe(use, 3, now.use);
        use.run();
    }
}

} // namespace dongbo::store
