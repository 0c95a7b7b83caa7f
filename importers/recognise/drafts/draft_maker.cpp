#include "importers/recognise/drafts/draft_maker.h"

#include "core/text/fold.h"
#include "core/text/wording.h"
#include "importers/recognise/drafts/draft_problems.h"

#include <algorithm>
#include <utility>

namespace dongbo::importers {

namespace {

constexpr std::size_t mostCached = 20'000;

/// A type by the register's own name for it in either language, or by its code.
std::optional<DeviceType> typeNamed(std::string_view text)
{
    static const auto names = [] {
        TextMap<DeviceType> all;
        for (const auto& term : terms<DeviceType>()) {
            for (const auto language : {Language::Vietnamese, Language::English}) {
                all.emplace(text::fold(text::say(language, "type." + std::string(term.code))),
                            term.value);
            }
            all.emplace(term.code, term.value);
        }
        return all;
    }();
    const auto found = names.find(text::fold(text));
    return found == names.end() ? std::nullopt : std::optional{found->second};
}

} // namespace

bool isSaidAbsent(std::string_view text)
{
    // None is told by a number but a single nought: serial numbers and codes need no folding.
    const bool hasDigit =
        std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (hasDigit && text != "0") {
        return false;
    }
    return Vocabulary::builtIn().isAbsence(text::fold(text));
}

DraftMaker::DraftMaker(const Workbook& workbook, const SheetReading& reading, MetBefore& serials,
                       MetBefore& codes)
    : m_workbook(&workbook)
    , m_reading(&reading)
    , m_serials(&serials)
    , m_codes(&codes)
{}

void DraftMaker::make(const RowFrame& frame, const Section& section, RowDraft& draft)
{
    draft.clear();
    draft.row = frame.number();
    m_figures = {};
    readName(frame, section, draft);
    readTexts(frame, draft);
    readQuantity(frame, section, draft);
    readMoney(frame, draft);
    readDates(frame, draft);
    readWear(frame, draft);
    readPlain(frame, draft);
    readStates(frame, draft);
    offerFaults(frame, draft);
    readNotedCounts(frame, draft);
    readPlace(frame, section, draft);
    readIdentity(frame, draft);
}

const NameParts& DraftMaker::partsOf(const std::string& name)
{
    if (const auto found = m_names.find(name); found != m_names.end()) {
        return found->second;
    }
    if (m_names.size() >= mostCached) {
        m_otherName = importers::readName(name);
        return m_otherName;
    }
    return m_names.emplace(name, importers::readName(name)).first->second;
}

void DraftMaker::readName(const RowFrame& frame, const Section& section, RowDraft& draft)
{
    const auto* name = frame.filled(ListField::Name);
    const auto* typeCell = frame.filled(ListField::Type);
    if (name == nullptr && typeCell != nullptr && typeCell->kind == CellKind::Text &&
        Vocabulary::builtIn().typeIn(text::fold(typeCell->text), typeCell->text)) {
        // What kind of device it is says which one it is, as well as the list does.
        name = typeCell;
        draft.problems.push_back({draft.row,
                                  typeCell->column,
                                  RowProblem::Severity::Warning,
                                  {"import.name_from_type", {{"value", typeCell->text}}}});
    }
    if (name == nullptr || name->kind == CellKind::Error) {
        fail(draft, frame.slot(ListField::Name)->column, "import.name_missing");
        return;
    }
    draft.values.push_back({fieldOf<&Device::name>, name->text, name->column, name->written()});
    std::optional<DeviceType> type;
    std::uint32_t typeColumn = 0;
    std::string typeText;
    if (typeCell != nullptr) {
        type = typeNamed(typeCell->text);
        type = type ? type : partsOf(typeCell->text).type;
        typeColumn = type ? typeCell->column : 0;
        typeText = typeCell->written();
    }
    // What partsOf answers holds until it is asked again.
    const auto& own = partsOf(name->text);
    draft.parts = own.parts;
    if (!type) {
        type = own.type;
        typeColumn = type ? name->column : 0;
        typeText = name->written();
    }
    if (!type && !section.category.empty()) {
        type = partsOf(section.category).type;
        typeText = section.category;
    }
    draft.values.push_back({fieldOf<&Device::type>, toValue(type.value_or(DeviceType::Other)),
                            typeColumn, type ? typeText : std::string{}});
    const auto* maker = frame.filled(ListField::Maker);
    const auto* model = frame.filled(ListField::Model);
    const auto& parts = partsOf(name->text); // the cache may have moved on
    if (maker == nullptr && !parts.maker.empty()) {
        draft.values.push_back(
            {fieldOf<&Device::maker>, parts.maker, name->column, name->written()});
    }
    if (model == nullptr && !parts.model.empty()) {
        draft.values.push_back(
            {fieldOf<&Device::model>, parts.model, name->column, name->written()});
    }
    readSpecs(frame, type, type == parts.type ? parts.specs : std::string(), *name, draft);
}

void DraftMaker::readSpecs(const RowFrame& frame, std::optional<DeviceType> type,
                           const std::string& ofName, const Slot& name, RowDraft& draft)
{
    for (const auto& slot : frame.slots()) {
        const bool isTold = type && slot.isFilled && slot.field == ListField::SpecText &&
                            slot.kind == CellKind::Text && slot.column != name.column;
        if (!isTold) {
            continue;
        }
        auto& known = m_specs[static_cast<std::size_t>(*type)];
        auto found = known.find(slot.text);
        if (found == known.end()) {
            if (known.size() >= mostCached) {
                known.clear();
            }
            found = known.emplace(slot.text, specValuesIn(*type, slot.text)).first;
        }
        if (!found->second.empty()) {
            auto specs = found->second;
            specs.merge(specValuesIn(*type, name.text));
            draft.values.push_back(
                {fieldOf<&Device::specs>, specsText(specs), slot.column, slot.written()});
            return;
        }
    }
    if (!ofName.empty()) {
        draft.values.push_back({fieldOf<&Device::specs>, ofName, name.column, name.written()});
    }
}

std::vector<RowDraft> DraftMaker::partsOf(RowDraft& draft)
{
    std::vector<RowDraft> out;
    if (!m_reading->splitsBundles || draft.parts.size() < 2) {
        return out;
    }
    // Of the name and of what is read from it each part has its own; the rest they share. What a
    // description tells is of the part that the whole is called by.
    const auto name = *draft.find(fieldOf<&Device::name>);
    const auto type = draft.find(fieldOf<&Device::type>)->value;
    std::optional<DraftValue> described;
    if (const auto* specs = draft.find(fieldOf<&Device::specs>); specs != nullptr) {
        described = specs->column == name.column ? std::nullopt : std::optional{*specs};
    }
    std::erase_if(draft.values, [&name](const DraftValue& value) {
        return value.field == fieldOf<&Device::name> || value.field == fieldOf<&Device::type> ||
               value.field == fieldOf<&Device::specs> ||
               (value.column == name.column &&
                (value.field == fieldOf<&Device::maker> || value.field == fieldOf<&Device::model>));
    });
    for (std::size_t i = 0; i < draft.parts.size(); ++i) {
        auto part = draft;
        const auto& own = partsOf(draft.parts[i]);
        const auto add = [&](FieldNumber field, Value value) {
            part.values.push_back({field, std::move(value), name.column, name.original});
        };
        const auto ownType = toValue(own.type.value_or(DeviceType::Other));
        add(fieldOf<&Device::name>, draft.parts[i]);
        add(fieldOf<&Device::type>, ownType);
        if (!own.maker.empty() && part.find(fieldOf<&Device::maker>) == nullptr) {
            add(fieldOf<&Device::maker>, own.maker);
        }
        if (!own.model.empty() && part.find(fieldOf<&Device::model>) == nullptr) {
            add(fieldOf<&Device::model>, own.model);
        }
        if (described && ownType == type) {
            part.values.push_back(*std::exchange(described, std::nullopt));
        } else if (!own.specs.empty()) {
            add(fieldOf<&Device::specs>, own.specs);
        }
        if (i > 0) {
            std::erase_if(part.values, [](const DraftValue& value) {
                return value.field == fieldOf<&Device::model> && value.column != 0;
            });
            part.amount.reset();
            part.code.clear();
            part.serials.clear();
            part.problems.clear();
            part.faults.clear();
        }
        out.push_back(std::move(part));
    }
    return out;
}

void DraftMaker::offerFaults(const RowFrame& frame, RowDraft& draft)
{
    for (const auto& slot : frame.slots()) {
        if (!slot.isFilled || slot.field != ListField::Notes || slot.kind != CellKind::Text) {
            continue;
        }
        const auto folded = text::fold(slot.text);
        const auto symptom = Vocabulary::builtIn().symptomIn(folded);
        const auto condition = stateOf(slot.text).condition;
        const bool isBad = condition == Condition::Poor || condition == Condition::Broken ||
                           findWords(folded, "chap chon") != std::string_view::npos;
        if (isBad || (!symptom.empty() && condition != Condition::Good)) {
            const auto counted = countedBad(slot.text, m_figures.quantity.value_or(1));
            draft.faults.push_back({slot.column, slot.text,
                                    symptom.empty() ? slot.text : std::string(symptom),
                                    std::max<std::int64_t>(1, counted)});
        }
    }
}

void DraftMaker::readTexts(const RowFrame& frame, RowDraft& draft)
{
    const auto specColumns =
        std::count_if(frame.slots().begin(), frame.slots().end(),
                      [](const Slot& slot) { return slot.field == ListField::SpecText; });
    for (const auto& slot : frame.slots()) {
        if (!slot.isFilled) {
            continue;
        }
        const auto* field = deviceFieldOf(slot.field);
        if (slot.field == ListField::Custodian) {
            draft.custodian = slot.text;
            draft.custodianColumn = slot.column;
        } else if (slot.field == ListField::Supplier) {
            draft.supplier = slot.text;
            draft.supplierColumn = slot.column;
        }
        const auto* plain = plainDeviceField(slot.field);
        const bool isPlain = plain != nullptr && plain->type == FieldType::Text;
        if (!isPlain &&
            !isOneOf(slot.field,
                     {ListField::Maker, ListField::Model, ListField::SpecText, ListField::Country,
                      ListField::FundingSource, ListField::DocumentNo, ListField::Location,
                      ListField::Department, ListField::Notes})) {
            continue;
        }
        if ((isPlain || isOneOf(slot.field, {ListField::Maker, ListField::Model, ListField::Country,
                                             ListField::DocumentNo, ListField::Location})) &&
            slot.kind == CellKind::Text && isSaidAbsent(slot.text)) {
            continue;
        }
        if (slot.field == ListField::Maker) {
            const auto folded = text::fold(slot.text);
            if (const auto known = Vocabulary::builtIn().makerIn(folded);
                known && known->length == folded.size()) {
                draft.values.push_back({fieldOf<&Device::maker>, std::string(known->name),
                                        slot.column, slot.written()});
                continue;
            }
        }
        if (slot.kind == CellKind::Error) {
            warn(draft, slot.column,
                 slot.text.starts_with('=') ? "import.formula_without_value" : "import.cell_error",
                 {{"value", slot.text}});
            continue;
        }
        if (slot.text == "-" || slot.text == "–") {
            continue;
        }
        // "16" under "RAM (GB)" says nothing without its heading.
        const bool isBareFigure =
            slot.field == ListField::SpecText && specColumns > 1 &&
            slot.text.find_first_not_of("0123456789.,/ ") == std::string::npos;
        const auto told = isBareFigure ? slot.leaf + " " + slot.text : slot.text;
        // Several columns may tell of the same thing: notes, specification, room and department.
        const auto same =
            std::find_if(draft.values.begin(), draft.values.end(),
                         [&](const DraftValue& v) { return v.field == field->number; });
        if (same == draft.values.end()) {
            draft.values.push_back({field->number, told, slot.column, slot.written()});
        } else if (auto* text = std::get_if<std::string>(&same->value);
                   text != nullptr && slot.field != ListField::Model &&
                   slot.field != ListField::Maker && *text != told) {
            *text += "; " + told;
            same->original += "; " + slot.written();
        }
    }
}

void DraftMaker::readPlace(const RowFrame& frame, const Section& section, RowDraft& draft)
{
    if (section.row != m_sectionRow) {
        m_sectionRow = section.row;
        m_siteAbove.clear();
    }
    const auto* site = frame.filled(ListField::Site);
    const bool isChosen =
        m_reading->place && m_reading->place->reason.code == "import.place_chosen";
    if (site != nullptr) {
        m_siteAbove = site->text;
    }
    if (isChosen) {
        draft.place = m_reading->place->text;
        draft.placeFrom = PlaceFrom::Choice;
    } else if (site != nullptr) {
        draft.place = site->text;
        draft.placeFrom = PlaceFrom::Column;
        draft.placeColumn = site->column;
    } else if (m_reading->placeFillsDown && !m_siteAbove.empty()) {
        draft.place = m_siteAbove;
        draft.placeFrom = PlaceFrom::Column;
    } else if (!section.place.empty()) {
        draft.place = section.place;
        draft.placeFrom = PlaceFrom::Section;
    } else if (m_reading->place) {
        draft.place = m_reading->place->text;
        draft.placeFrom = PlaceFrom::Sheet;
    }
    if (!section.room.empty() && draft.find(fieldOf<&Device::location>) == nullptr) {
        draft.values.push_back({fieldOf<&Device::location>, section.room, 0, section.room});
    }
}

} // namespace dongbo::importers
