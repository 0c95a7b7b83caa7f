#include "importers/proposal/plan/planner.h"

#include "core/domain/error.h"
#include "core/store/queries/price_queries.h"
#include "importers/proposal/places/list_date.h"
#include "importers/proposal/rows/draft_fields.h"
#include "importers/proposal/rows/fault_offers.h"
#include "importers/proposal/rows/row_checks.h"
#include "importers/proposal/rows/set_aside.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

void fail(RowDraft& draft, std::uint32_t column, Message message)
{
    draft.problems.push_back({draft.row, column, RowProblem::Severity::Error, std::move(message)});
}

void choose(RowDraft& draft, DeviceType type)
{
    for (auto& value : draft.values) {
        if (value.field == fieldOf<&Device::type>) {
            const auto* name = draft.find(fieldOf<&Device::name>);
            value.value = toValue(type);
            value.column = value.column == 0 && name != nullptr ? name->column : value.column;
        }
    }
}

} // namespace

namespace {

/// What devices of the register cost, widely taken; of types it has some of.
UsualPrices pricesIn(Register& reg)
{
    constexpr std::size_t fewest = 5;
    constexpr std::int64_t wide = 4;
    UsualPrices out;
    for (const auto& [type, costs] : store::costsByType(reg.database())) {
        if (costs.devices >= fewest) {
            out[type] = {costs.tenth / wide, costs.ninetieth * wide};
        }
    }
    return out;
}

} // namespace

Comparison::Comparison(Register& reg, const ImportOptions& options, Memory wanted)
    : memory(wanted)
    , newRecords(std::make_shared<NewRecords>(reg))
    , places(reg, *newRecords, options.createPlaces)
    , matcher(reg)
    , codes(std::make_shared<DeviceCodes>(reg))
    , recipes(options.recipes)
    , prices(pricesIn(reg))
{
    if (options.useRecipes) {
        auto remembered = rememberedRecipes(reg);
        recipes.insert(recipes.end(), std::make_move_iterator(remembered.begin()),
                       std::make_move_iterator(remembered.end()));
    }
}

void Comparison::learnFrom(const std::vector<ListToImport>& lists)
{
    std::vector<Recipe> own;
    for (const auto& list : lists) {
        if (list.choices.sheets.empty() ||
            (lists.size() == 1 && list.file.workbook->sheets().size() == 1)) {
            continue;
        }
        Surroundings around;
        around.fileName = list.file.name;
        around.isPlaceName = [this](std::string_view text) { return places.isPlaceName(text); };
        const auto readings = readSheets(*list.file.workbook, around, list.choices);
        for (const auto& reading : readings) {
            for (auto& recipe :
                 recipesFrom(*list.file.workbook, list.file.name, {reading}, list.choices)) {
                recipe.isOfThisImport = true;
                recipe.sheet = reading.name;
                own.push_back(std::move(recipe));
            }
        }
    }
    recipes.insert(recipes.begin(), std::make_move_iterator(own.begin()),
                   std::make_move_iterator(own.end()));
}

Planner::Planner(Register& reg, Comparison& with, const ListToImport& list,
                 const ImportOptions& options, const Proposal* shown)
    : m_register(&reg)
    , m_with(&with)
    , m_list(&list)
    , m_options(&options)
    , m_since(shown != nullptr ? std::optional<SinceShown>(*shown) : std::nullopt)
    , m_began(reg.now())
    , m_today(reg.today())
    , m_workbook(*list.file.workbook, list.answers.cells)
{
    m_with->places.beginList(m_day, list.answers.newPlaces);
    m_with->matcher.beginList();
    m_surroundings.fileName = list.file.name;
    m_surroundings.isPlaceName = [this](std::string_view text) {
        return isAnsweredPlace(text) || m_with->places.isPlaceName(text);
    };
    m_surroundings.prices = with.prices;
    m_choices = withRecipes(m_workbook, list.file.name, list.choices, with.recipes, m_learnt);
    m_readings = readSheets(m_workbook, m_surroundings, m_choices);
    m_day = dayOfList(m_workbook, m_readings, list.file.name, m_today);
    m_with->places.beginList(m_day, list.answers.newPlaces);
}

LearntOf Planner::learntOf(const std::string& sheet) const
{
    const auto found = m_learnt.find(sheet);
    return found == m_learnt.end() ? LearntOf{} : found->second;
}

void Planner::tick(std::uint64_t rows) const
{
    if (rows % 4096 != 0) {
        return;
    }
    if (m_options->cancel.stop_requested()) {
        throw Error(Error::Kind::Cancelled, {"import.cancelled", {{"file", m_list->file.name}}});
    }
    if (m_options->progress) {
        m_options->progress(rows);
    }
}

void Planner::claimIdentities()
{
    RowReader rows(m_workbook, m_surroundings);
    std::uint64_t done = 0;
    auto beyondRows = m_with->beyondRows;
    for (const auto& reading : m_readings) {
        if (!reading.isRead()) {
            continue;
        }
        const auto sheet = static_cast<std::uint32_t>(reading.sheet);
        rows.forEachRow(reading, [&](const ClassifiedRow& row) {
            if (++done % 4096 == 0 && m_options->cancel.stop_requested()) {
                tick(0);
            }
            const bool goesIn =
                std::none_of(row.drafts.begin(), row.drafts.end(),
                             [](const RowDraft& draft) { return draft.isSetAside(); });
            for (const auto& draft : row.drafts) {
                beyondRows += goesIn ? static_cast<std::uint64_t>(draft.devices - 1) : 0;
                if (beyondRows > m_with->mostBeyondRows) {
                    return false; // nothing will be written
                }
                const auto& place = m_with->places.answers()[findPlace(draft, sheet)];
                for (std::int64_t i = 0; goesIn && i < draft.devices; ++i) {
                    m_with->matcher.claim(wantedOf(draft, i, place.site, codeOfDevice(draft, i)));
                }
            }
            return true;
        });
    }
}

void Planner::forEachRow(const std::function<void(PlannedRow&)>& visit,
                         const std::function<void(std::size_t, const RowReader&)>& endSheet)
{
    if (!m_with->matcher.isEmpty()) {
        claimIdentities();
    }
    RowReader rows(m_workbook, m_surroundings);
    std::uint64_t done = 0;
    for (std::size_t i = 0; i < m_readings.size(); ++i) {
        const auto& reading = m_readings[i];
        if (!reading.isRead()) {
            continue;
        }
        rows.forEachRow(reading, [&](const ClassifiedRow& row) {
            tick(++done);
            m_devices.clear();
            m_problems.clear();
            m_faultOffers.clear();
            m_brokenDevices.clear();
            PlannedRow planned;
            planned.sheet = static_cast<std::uint32_t>(reading.sheet);
            planned.outcome.row = row.row;
            planned.outcome.role = row.kind;
            planned.problems = &m_problems;
            planned.devices = &m_devices;
            planned.faultOffers = &m_faultOffers;
            planned.brokenDevices = &m_brokenDevices;
            if (!row.drafts.empty()) {
                planRow(row.drafts, planned);
            } else {
                planned.reason = row.reason;
            }
            visit(planned);
            return true;
        });
        endSheet(i, rows);
    }
}

std::string Planner::placeOf(const RowDraft& draft, std::uint32_t sheet) const
{
    const auto& answers = m_list->answers;
    if (!answers.rowPlaces.empty()) {
        if (const auto found = answers.rowPlaces.find({sheet, draft.row});
            found != answers.rowPlaces.end()) {
            return found->second;
        }
    }
    return placeOf(draft.place, sheet);
}

std::string Planner::placeOf(const std::string& written, std::uint32_t sheet) const
{
    const auto& answered = m_list->answers.places;
    if (const auto found = answered.find(written); found != answered.end()) {
        return found->second;
    }
    if (!m_choices.sheets.empty()) {
        const auto choices = m_choices.sheets.find(m_readings[sheet].name);
        if (choices != m_choices.sheets.end()) {
            const auto found = choices->second.places.find(written);
            return found == choices->second.places.end() ? written : found->second;
        }
    }
    return written;
}

bool Planner::isAnsweredPlace(std::string_view text) const
{
    const auto has = [text](const auto& places) {
        return !places.empty() && places.find(std::string(text)) != places.end();
    };
    return has(m_list->answers.places) ||
           std::any_of(m_choices.sheets.begin(), m_choices.sheets.end(),
                       [&has](const auto& sheet) { return has(sheet.second.places); });
}

bool Planner::isPlaceKnown(const std::string& written, std::uint32_t sheet) const
{
    using Kind = PlaceAnswer::Kind;
    const auto index = m_with->places.find(placeOf(written, sheet));
    const auto kind = m_with->places.answers()[index].kind;
    return kind == Kind::Site || kind == Kind::NewSite || kind == Kind::NewPlace;
}

std::string Planner::siteNameOf(const std::string& written, std::uint32_t sheet) const
{
    const auto& answer = m_with->places.answers()[m_with->places.find(placeOf(written, sheet))];
    return answer.kind == PlaceAnswer::Kind::Site ? answer.siteName : std::string{};
}

std::uint32_t Planner::findPlace(const RowDraft& draft, std::uint32_t sheet)
{
    auto& places = m_with->places;
    const auto text = placeOf(draft, sheet);
    auto index = places.find(text);
    if (places.answers()[index].kind == PlaceAnswer::Kind::Ambiguous &&
        draft.find(fieldOf<&Device::location>) != nullptr) {
        // A room named in the row may settle which of the unit's sites is meant.
        index = places.find(text + ", " + std::string(textOf(draft, fieldOf<&Device::location>)));
    }
    return index;
}

void Planner::restoreOriginals(std::vector<FieldChange>& fields, std::uint32_t sheet,
                               std::uint32_t row) const
{
    for (auto& field : fields) {
        if (field.origin && field.origin->column != 0) {
            if (const auto* original = m_workbook.original({sheet, row, field.origin->column})) {
                field.origin->text = *original;
            }
        }
    }
}

void Planner::setAside(const RowDraft& draft, std::uint32_t placeIndex, PlannedRow& out)
{
    out.outcome.outcome = Outcome::SetAside;
    const auto error =
        std::find_if(draft.problems.begin(), draft.problems.end(),
                     [](const RowProblem& p) { return p.severity == RowProblem::Severity::Error; });
    out.reason = error->message;
    m_setAside = {};
    m_setAside.sheet = out.sheet;
    m_setAside.row = draft.row;
    m_setAside.column = error->column;
    m_setAside.name = textOf(draft, fieldOf<&Device::name>);
    m_setAside.place = draft.place;
    m_setAside.amount = out.amount;
    m_setAside.reason = error->message;
    m_setAside.answers = answersTo(*error, m_with->places.answers()[placeIndex], draft.place);
    out.setAside = &m_setAside;
}

void Planner::planRow(std::span<RowDraft> drafts, PlannedRow& out)
{
    const auto& answers = m_list->answers;
    const RowPlace row{out.sheet, drafts.front().row};
    for (const auto& draft : drafts) {
        out.amount += draft.amount ? draft.amount->dong : 0;
    }
    if (!answers.leftOut.empty() && answers.leftOut.contains(row)) {
        out.isLeftOut = true;
        out.reason = {"import.row_left_out", {}};
        return;
    }
    std::vector<std::uint32_t> places;
    const RowDraft* bad = nullptr;
    countBeyondRow(drafts);
    for (auto& draft : drafts) {
        if (const auto type = answers.types.find(row); type != answers.types.end()) {
            choose(draft, type->second);
        }
        checkRanges(draft, m_today, m_values);
        places.push_back(findPlace(draft, out.sheet));
        const auto& place = m_with->places.answers()[places.back()];
        const bool isPlaced = checkPlace(draft, place, m_with->places.hasUnits());
        if (isPlaced && m_options->rule == ImportOptions::Rule::OnlyClean &&
            !draft.problems.empty()) {
            fail(draft, 0, {"import.not_clean", {}});
        }
        if (bad == nullptr && draft.isSetAside()) {
            bad = &draft;
            setAside(draft, places.back(), out);
        }
    }
    if (bad == nullptr) {
        planDrafts(drafts, places, out);
    }
    for (const auto& draft : drafts) {
        m_problems.insert(m_problems.end(), draft.problems.begin(), draft.problems.end());
    }
}

/// Counts what the row asks for beyond one device. Past what may be made without a person's word it
/// is an error: such rows are counted on, and no longer compared.
void Planner::countBeyondRow(std::span<RowDraft> drafts)
{
    for (auto& draft : drafts) {
        if (draft.devices > 1 && !draft.isSetAside()) {
            m_with->beyondRows += static_cast<std::uint64_t>(draft.devices - 1);
            if (m_with->isTooMany()) {
                fail(draft, 0,
                     {"import.too_many_devices",
                      {{"most", std::to_string(m_with->mostBeyondRows)}}});
            }
        }
    }
}

void Planner::planDrafts(std::span<RowDraft> drafts, const std::vector<std::uint32_t>& places,
                         PlannedRow& out)
{
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        plan(drafts[i], places[i], out);
    }
    // Somebody may have changed the register since the row was shown.
    const auto bad = std::find_if(drafts.begin(), drafts.end(),
                                  [](const RowDraft& draft) { return draft.isSetAside(); });
    if (bad != drafts.end()) {
        m_devices.clear();
        m_faultOffers.clear();
        m_brokenDevices.clear();
        out.outcome.devices = 0;
        setAside(*bad, places[static_cast<std::size_t>(bad - drafts.begin())], out);
    }
}

void Planner::plan(RowDraft& draft, std::uint32_t placeIndex, PlannedRow& out)
{
    // A row is created when one of its devices is, else updated when one is.
    const auto rankOf = [](Outcome outcome) {
        return outcome == Outcome::Created ? 3 : outcome == Outcome::Updated ? 2 : 1;
    };
    if (out.outcome.outcome == Outcome::NotData) {
        out.outcome.outcome = Outcome::Unchanged;
    }
    keepTogether(draft);
    const auto first = m_devices.size();
    for (std::int64_t i = 0; i < draft.devices; ++i) {
        m_devices.push_back(planDevice(draft, i, placeIndex, out.sheet));
        if (rankOf(m_devices.back().outcome) > rankOf(out.outcome.outcome)) {
            out.outcome.outcome = m_devices.back().outcome;
        }
    }
    out.outcome.devices += static_cast<std::uint32_t>(draft.devices);
    for (auto i = first; i < m_devices.size() && !draft.faults.empty(); ++i) {
        offerFaults(m_register->database(), draft, m_devices[i],
                    static_cast<std::int64_t>(i - first), m_faultOffers);
    }
    for (auto i = first; i < m_devices.size(); ++i) {
        offerBroken(m_register->database(), draft, m_devices[i], m_faultOffers, m_brokenDevices);
    }
}

} // namespace dongbo::importers
