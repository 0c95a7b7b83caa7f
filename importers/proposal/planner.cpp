#include "importers/proposal/planner.h"

#include "core/domain/error.h"
#include "core/store/load.h"
#include "importers/proposal/three_way.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

// Numbers of core/domain/fields.h, Device.
constexpr std::uint16_t codeField = 1, typeField = 2, nameField = 3, modelField = 5,
                        serialField = 6, siteField = 8, costField = 13, useField = 19,
                        paperField = 20, quantityField = 23, locationField = 29;

DeviceType typeOf(const RowDraft& draft)
{
    const auto* type = draft.find(typeField);
    const auto* number = type ? std::get_if<std::int64_t>(&type->value) : nullptr;
    return number ? static_cast<DeviceType>(*number) : DeviceType::Other;
}

std::string_view textOf(const RowDraft& draft, std::uint16_t field)
{
    const auto* value = draft.find(field);
    const auto* text = value ? std::get_if<std::string>(&value->value) : nullptr;
    return text ? std::string_view(*text) : std::string_view{};
}

Matcher::Wanted wantedOf(const RowDraft& draft, std::int64_t index,
                         const std::optional<SiteId>& site, const std::string& code)
{
    Matcher::Wanted wanted;
    if (static_cast<std::size_t>(index) < draft.serials.size()) {
        wanted.serial = draft.serials[static_cast<std::size_t>(index)];
    }
    wanted.code = code;
    wanted.site = site;
    wanted.type = typeOf(draft);
    wanted.model = textOf(draft, modelField);
    wanted.model = wanted.model.empty() ? textOf(draft, nameField) : wanted.model;
    return wanted;
}

/// "MT01", "MT01-2", "MT01-3": one code for each device of a row.
std::string codeOfDevice(const RowDraft& draft, std::int64_t index)
{
    return draft.code.empty() || index == 0 ? draft.code
                                            : draft.code + "-" + std::to_string(index + 1);
}

std::optional<archive::Origin> originOf(std::uint32_t column, const std::string& original,
                                        const Value& value)
{
    const auto* text = std::get_if<std::string>(&value);
    const bool isSame = original.empty() || (text != nullptr && *text == original);
    return archive::Origin{column, isSame ? std::nullopt : std::optional{original}};
}

std::string joined(const std::vector<std::string>& names)
{
    std::string out;
    for (const auto& name : names) {
        out += (out.empty() ? "" : "; ") + name;
    }
    return out;
}

void fail(RowDraft& draft, std::uint32_t column, Message message)
{
    draft.problems.push_back({draft.row, column, RowProblem::Severity::Error, std::move(message)});
}

void warn(RowDraft& draft, std::uint32_t column, Message message)
{
    draft.problems.push_back(
        {draft.row, column, RowProblem::Severity::Warning, std::move(message)});
}

} // namespace

Planner::Planner(Register& reg, const ListFile& list, const ImportOptions& options, Purpose purpose)
    : m_register(&reg)
    , m_list(&list)
    , m_options(&options)
    , m_purpose(purpose)
    , m_places(reg, options.createPlaces)
    , m_matcher(reg)
    , m_codes(std::make_shared<DeviceCodes>(reg))
{
    m_surroundings.fileName = list.name;
    m_surroundings.isPlaceName = [this](std::string_view text) {
        return m_places.isPlaceName(text);
    };
    m_readings = readSheets(*list.workbook, m_surroundings, options.choices);
}

void Planner::tick(std::uint64_t rows) const
{
    if (rows % 4096 != 0) {
        return;
    }
    if (m_options->cancel.stop_requested()) {
        throw Error(Error::Kind::Cancelled, {"import.cancelled", {{"file", m_list->name}}});
    }
    if (m_options->progress) {
        m_options->progress(rows);
    }
}

void Planner::claimIdentities()
{
    RowReader rows(*m_list->workbook, m_surroundings);
    for (const auto& reading : m_readings) {
        if (reading.layout != Layout::Rows) {
            continue;
        }
        rows.forEachRow(reading, [&](const ClassifiedRow& row) {
            for (std::int64_t i = 0;
                 row.draft && !row.draft->isSetAside() && i < row.draft->devices; ++i) {
                const auto code = codeOfDevice(*row.draft, i);
                m_matcher.claim(wantedOf(*row.draft, i, {}, code));
            }
            return true;
        });
    }
}

void Planner::forEachRow(
    const std::function<void(PlannedRow&)>& visit,
    const std::function<void(std::size_t, const std::vector<TotalCheck>&)>& endSheet)
{
    if (!m_matcher.isEmpty()) {
        claimIdentities();
    }
    RowReader rows(*m_list->workbook, m_surroundings);
    std::uint64_t done = 0;
    for (std::size_t i = 0; i < m_readings.size(); ++i) {
        const auto& reading = m_readings[i];
        if (reading.layout != Layout::Rows) {
            continue;
        }
        rows.forEachRow(reading, [&](const ClassifiedRow& row) {
            tick(++done);
            m_devices.clear();
            m_problems.clear();
            PlannedRow planned;
            planned.sheet = static_cast<std::uint32_t>(reading.sheet);
            planned.outcome.row = row.row;
            planned.problems = &m_problems;
            planned.devices = &m_devices;
            if (row.draft != nullptr) {
                plan(*row.draft, planned.sheet, planned);
            } else {
                planned.reason = row.reason;
            }
            visit(planned);
            return true;
        });
        endSheet(i, rows.totals());
    }
}

bool Planner::place(RowDraft& draft, std::uint32_t& index)
{
    index = m_places.find(draft.place);
    const auto* answer = &m_places.answers()[index];
    if (answer->kind == PlaceAnswer::Kind::Ambiguous && draft.find(locationField) != nullptr) {
        // A room named in the row may settle which of the unit's sites is meant.
        index = m_places.find(draft.place + ", " + std::string(textOf(draft, locationField)));
        answer = &m_places.answers()[index];
    }
    const auto column = draft.placeColumn;
    switch (answer->kind) {
    case PlaceAnswer::Kind::Nowhere:
        warn(draft, 0, {"import.place_missing", {}});
        return true;
    case PlaceAnswer::Kind::Site:
    case PlaceAnswer::Kind::NewSite:
        return true;
    case PlaceAnswer::Kind::NewPlace:
        if (m_purpose == Purpose::Write && !m_options->createPlaces) {
            fail(draft, column, {"import.place_unknown", {{"place", draft.place}}});
            return false;
        }
        warn(draft, column, {"import.place_proposed", {{"place", draft.place}}});
        return true;
    case PlaceAnswer::Kind::Ambiguous:
        fail(draft, column,
             {"import.site_ambiguous",
              {{"place", draft.place}, {"candidates", joined(answer->suggestions)}}});
        return false;
    case PlaceAnswer::Kind::Unknown:
        fail(draft, column,
             answer->suggestions.empty()
                 ? Message{"import.place_unknown", {{"place", draft.place}}}
                 : Message{"import.place_unknown_near",
                           {{"place", draft.place}, {"near", joined(answer->suggestions)}}});
        return false;
    }
    return false;
}

std::vector<archive::FieldChange> Planner::fieldsOf(const RowDraft& draft, std::int64_t index) const
{
    std::vector<archive::FieldChange> fields;
    fields.reserve(draft.values.size() + 4);
    for (const auto& value : draft.values) {
        fields.push_back(
            {value.field, value.value, 0, originOf(value.column, value.original, value.value)});
    }
    const auto code = codeOfDevice(draft, index);
    if (!code.empty()) {
        fields.push_back({codeField, code, 0, originOf(draft.codeColumn, draft.code, code)});
    }
    if (static_cast<std::size_t>(index) < draft.serials.size()) {
        fields.push_back({serialField, draft.serials[static_cast<std::size_t>(index)], 0,
                          archive::Origin{draft.serialColumn, std::nullopt}});
    }
    if (const auto cost = draft.costOf(index)) {
        fields.push_back(
            {costField, cost->dong, 0, archive::Origin{draft.amountColumn, draft.amountOriginal}});
    }
    fields.push_back({quantityField, draft.quantity, 0, std::nullopt});
    std::sort(fields.begin(), fields.end(),
              [](const auto& a, const auto& b) { return a.number < b.number; });
    return fields;
}

void Planner::compareKnown(PlannedDevice& device, const Matcher::Match& match, RowDraft& draft)
{
    device.id = match.id;
    device.matchedBy = match.by;
    auto known = store::load<Device>(m_register->database(), match.id);
    auto list = std::move(device.changes);
    const auto& answer = m_places.answers()[device.place];
    if (answer.site) {
        const auto at = std::find_if(list.begin(), list.end(),
                                     [](const auto& c) { return c.number > siteField; });
        archive::FieldChange site;
        site.number = siteField;
        site.value = RecordId{*answer.site};
        site.origin = archive::Origin{device.placeColumn, device.placeText};
        list.insert(at, std::move(site));
    }
    // What recognition only guessed from the words does not argue with the register.
    std::erase_if(list, [](const archive::FieldChange& change) {
        return change.number == typeField && change.origin && change.origin->column == 0;
    });
    auto result = compare(*m_register, match.id, *known, list);
    device.movesToPlace = false;
    for (const auto field : result.conflicts) {
        const auto& name = describe(RecordKind::Device).field(field)->name;
        warn(draft, 0,
             {"import.conflict",
              {{"device", known->code.value_or(known->name.value_or(""))},
               {"field", std::string(name)}}});
    }
    device.changes = std::move(result.changes);
    device.outcome = device.changes.empty() ? Outcome::Unchanged : Outcome::Updated;
    device.known = std::make_shared<const Device>(std::move(*known));
}

void Planner::makeNew(PlannedDevice& device, const RowDraft& draft, DeviceType type)
{
    const auto& answer = m_places.answers()[device.place];
    auto& fields = device.changes;
    const auto add = [&fields](std::uint16_t number, Value value) {
        const auto at = std::find_if(fields.begin(), fields.end(),
                                     [number](const auto& c) { return c.number >= number; });
        if (at == fields.end() || at->number != number) {
            archive::FieldChange change;
            change.number = number;
            change.value = std::move(value);
            fields.insert(at, std::move(change));
        }
    };
    if (!fields.empty() && fields.front().number == codeField) {
        m_codes->taken(std::get<std::string>(fields.front().value));
    } else {
        add(codeField, answer.site
                           ? m_codes->next(*answer.site, type)
                           : m_codes->nextFor(answer.prefix.empty() ? "TB" : answer.prefix, type));
    }
    std::int64_t paper = static_cast<std::int64_t>(Paper::Active);
    for (const auto& field : fields) {
        if (field.number == paperField) {
            paper = std::get<std::int64_t>(field.value);
        }
    }
    const bool isGone = paper == static_cast<std::int64_t>(Paper::Disposed) ||
                        paper == static_cast<std::int64_t>(Paper::Lost) ||
                        paper == static_cast<std::int64_t>(Paper::Transferred);
    add(useField, toValue(isGone ? Use::Spare : Use::InUse));
    add(paperField, toValue(Paper::Active));
    device.custodian = draft.custodian;
    device.supplier = draft.supplier;
}

void Planner::plan(RowDraft& draft, std::uint32_t sheet, PlannedRow& out)
{
    std::uint32_t placeIndex = 0;
    const bool isPlaced = place(draft, placeIndex);
    if (isPlaced && m_options->rule == ImportOptions::Rule::OnlyClean && !draft.problems.empty()) {
        fail(draft, 0, {"import.not_clean", {}});
    }
    if (draft.isSetAside()) {
        out.outcome.outcome = Outcome::SetAside;
        for (const auto& problem : draft.problems) {
            if (problem.severity == RowProblem::Severity::Error) {
                out.reason = problem.message;
                break;
            }
        }
        m_problems = draft.problems;
        return;
    }
    const auto type = typeOf(draft);
    bool anyCreated = false, anyUpdated = false;
    for (std::int64_t i = 0; i < draft.devices; ++i) {
        PlannedDevice device;
        device.sheet = sheet;
        device.row = draft.row;
        device.place = placeIndex;
        device.placeColumn = draft.placeColumn;
        device.placeText = draft.place;
        device.changes = fieldsOf(draft, i);
        const auto code = codeOfDevice(draft, i);
        const auto match =
            m_matcher.match(wantedOf(draft, i, m_places.answers()[placeIndex].site, code));
        if (match) {
            compareKnown(device, *match, draft);
        } else {
            makeNew(device, draft, type);
        }
        anyCreated = anyCreated || device.outcome == Outcome::Created;
        anyUpdated = anyUpdated || device.outcome == Outcome::Updated;
        m_devices.push_back(std::move(device));
    }
    out.amount = draft.amount ? draft.amount->dong : 0;
    out.outcome.devices = static_cast<std::uint32_t>(draft.devices);
    out.outcome.outcome = anyCreated   ? Outcome::Created
                          : anyUpdated ? Outcome::Updated
                                       : Outcome::Unchanged;
    m_problems = draft.problems;
}

} // namespace dongbo::importers
