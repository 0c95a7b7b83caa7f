#include "core/register/base/reach.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/search/lookups.h"
#include "core/text/fold.h"
#include "importers/proposal/match/no_news.h"
#include "importers/proposal/match/three_way.h"
#include "importers/proposal/plan/planner.h"
#include "importers/proposal/rows/draft_fields.h"

#include <algorithm>

// One device of a row: matched with one of the register and compared, or made.

namespace dongbo::importers {

namespace {

/// The last year that was over on the list's own day.
std::optional<int> lastYearBefore(const std::optional<Date>& day)
{
    if (!day) {
        return std::nullopt;
    }
    const bool isLastDay = day->month() == std::chrono::December && unsigned{day->day()} == 31;
    return static_cast<int>(day->year()) - (isLastDay ? 0 : 1);
}

} // namespace

/// A match that is still in the register: while rows are compared without the write lock, somebody
/// may withdraw a device that was there when the comparison began.
std::optional<Matcher::Match> Planner::matchLive(const Matcher::Wanted& wanted,
                                                 std::shared_ptr<const Device>& known)
{
    while (auto match = m_with->matcher.match(wanted)) {
        const auto planned = m_with->planned.find(match->id);
        if (planned != m_with->planned.end()) {
            known = planned->second.device;
            return match;
        }
        if (auto live = store::load<Device>(m_register->database(), match->id)) {
            known = std::make_shared<const Device>(*std::move(live));
            return match;
        }
    }
    return std::nullopt;
}

/// A list is compared with what was stated of a device. While faults and repairs make it broken or
/// away, a list that says so repeats what the register knows, and changes nothing either.
void Planner::dropCurrentState(const DeviceId& id, const Device& stated,
                               std::vector<FieldChange>& list) const
{
    const auto held = valuesOf(stated);
    const bool speaksOfState =
        std::any_of(list.begin(), list.end(), [&held](const FieldChange& change) {
            return (change.number == fieldOf<&Device::condition> ||
                    change.number == fieldOf<&Device::use> ||
                    change.number == fieldOf<&Device::conditionText>)&&change.value !=
                   held[change.number - 1u];
        });
    const auto now = speaksOfState ? store::loadAsItIs(m_register->database(), id) : std::nullopt;
    if (now && (now->condition != stated.condition || now->use != stated.use)) {
        dropNoNews(*m_register, *now, list);
        std::erase_if(list, [&now](const FieldChange& change) {
            return (change.number == fieldOf<&Device::condition> &&
                    change.value == toValue(now->condition)) ||
                   (change.number == fieldOf<&Device::use> && change.value == toValue(now->use));
        });
    }
}

/// A known device cannot take the code of another.
void Planner::checkCode(const PlannedDevice& device, RowDraft& draft) const
{
    if (device.changes.empty() || device.changes.front().number != fieldOf<&Device::code>) {
        return;
    }
    const auto& code = std::get<std::string>(device.changes.front().value);
    for (const auto& other : store::devicesByCode(m_register->database(), text::fold(code))) {
        const auto known = store::load<Device>(m_register->database(), DeviceId{other});
        if (known && DeviceId{other} != device.id) {
            draft.problems.push_back({draft.row,
                                      draft.codeColumn,
                                      RowProblem::Severity::Error,
                                      {"import.code_of_other",
                                       {{"value", code}, {"device", known->name.value_or("")}}}});
            return;
        }
    }
}

void Planner::compareKnown(PlannedDevice& device, const Matcher::Match& match, RowDraft& draft)
{
    device.id = match.id;
    device.matchedBy = match.by;
    device.score = match.score;
    const auto planned = m_with->planned.find(match.id);
    const bool isPlanned = planned != m_with->planned.end();
    auto list = std::move(device.changes);
    dropNoNews(*m_register, *device.known, list);
    dropCurrentState(match.id, *device.known, list);
    auto result = compare(*m_register, match.id, *device.known, list,
                          isPlanned ? planned->second.given : std::set<std::uint16_t>{});
    for (const auto& conflict : result.conflicts) {
        const auto& name = describe(RecordKind::Device).field(conflict.number)->name;
        draft.problems.push_back(
            {draft.row,
             conflict.origin ? conflict.origin->column : 0,
             RowProblem::Severity::Warning,
             {"import.conflict",
              {{"device", device.known->code.value_or(device.known->name.value_or(""))},
               {"field", "@field." + std::string(name)}}}});
    }
    device.changes = std::move(result.changes);
    device.conflicts = std::move(result.conflicts);
    checkCode(device, draft);
    device.outcome = device.changes.empty() ? Outcome::Unchanged : Outcome::Updated;
}

/// A row that counts as many as one record of the register does, under that record's code, is that
/// record and not so many devices.
void Planner::keepTogether(RowDraft& draft) const
{
    if (draft.devices == 1 || draft.quantity > 1 || draft.code.empty()) {
        return;
    }
    auto& database = m_register->database();
    for (const auto& id : store::devicesByCode(database, text::fold(draft.code))) {
        const auto known = store::load<Device>(database, DeviceId{id});
        if (known && known->quantity == draft.devices) {
            draft.quantity = draft.devices;
            draft.devices = 1;
            draft.keepMoneyExact();
            return;
        }
    }
}

void Planner::makeNew(PlannedDevice& device, DeviceType type)
{
    device.id = DeviceId{newRecordId(*m_register, m_began)};
    const auto& answer = m_with->places.answers()[device.place];
    auto& fields = device.changes;
    auto& codes = *m_with->codes;
    if (!fields.empty() && fields.front().number == fieldOf<&Device::code>) {
        codes.taken(std::get<std::string>(fields.front().value));
    } else if (answer.kind == PlaceAnswer::Kind::Site) {
        complete(fields, fieldOf<&Device::code>, codes.next(*answer.site, type));
    } else {
        complete(fields, fieldOf<&Device::code>,
                 codes.nextFor(answer.prefix.empty() ? "TB" : answer.prefix, type));
    }
    auto paper = static_cast<std::int64_t>(Paper::Active);
    for (const auto& field : fields) {
        if (field.number == fieldOf<&Device::paper>) {
            paper = std::get<std::int64_t>(field.value);
        }
    }
    const bool isGone = paper == static_cast<std::int64_t>(Paper::Disposed) ||
                        paper == static_cast<std::int64_t>(Paper::Lost) ||
                        paper == static_cast<std::int64_t>(Paper::Transferred);
    complete(fields, fieldOf<&Device::use>, toValue(isGone ? Use::Spare : Use::InUse));
    complete(fields, fieldOf<&Device::paper>, toValue(Paper::Active));
}

void Planner::learn(const PlannedDevice& device, std::optional<std::uint32_t> index)
{
    if (m_with->memory == Comparison::Memory::None) {
        return;
    }
    auto values = valuesOf(device.known ? *device.known : Device{});
    auto& planned = m_with->planned[device.id];
    for (const auto& change : device.changes) {
        values[change.number - 1u] = change.value;
        planned.given.insert(change.number);
    }
    planned.device = std::make_shared<const Device>(recordOf<Device>(values));
    m_with->matcher.learn(device.id, *planned.device, index);
}

PlannedDevice Planner::planDevice(RowDraft& draft, std::int64_t index, std::uint32_t placeIndex,
                                  std::uint32_t sheet)
{
    PlannedDevice device;
    device.sheet = sheet;
    device.row = draft.row;
    device.ordinal = static_cast<std::uint32_t>(m_devices.size());
    device.place = placeIndex;
    const auto& place = m_with->places.answers()[placeIndex];
    const auto& reading = m_readings[sheet];
    device.changes = fieldsOf(draft, index, place, *m_with->newRecords,
                              reading.tablesBelow.empty() ? reading.quantityColumn : std::nullopt);
    if (!m_list->answers.cells.empty()) {
        restoreOriginals(device.changes, sheet, draft.row);
    }
    const auto code = codeOfDevice(draft, index);
    const auto match = matchLive(wantedOf(draft, index, place.site, code), device.known);
    if (match) {
        compareKnown(device, *match, draft);
    } else {
        makeNew(device, typeOf(draft));
        if (const auto worn = draft.wornOf(index)) {
            device.worn = {*worn, draft.wear->rateBasisPoints,
                           draft.wear->year ? draft.wear->year : lastYearBefore(m_day)};
        }
    }
    if (m_since) {
        m_since->holdBack(device, draft);
    }
    learn(device, match ? std::optional{match->index} : std::nullopt);
    return device;
}

} // namespace dongbo::importers
