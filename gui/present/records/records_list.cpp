#include "gui/present/records/records_list.h"

#include "core/domain/time.h"
#include "core/domain/value_key.h"
#include "core/register/records/simple_records.h"
#include "core/report/engine/reports.h"
#include "core/text/field_names.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/corrections/correction_forms.h"
#include "gui/present/corrections/setting_choice.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace dongbo::present {

namespace {

constexpr int perCharacter = 7; ///< DIP of a letter
constexpr int padding = 16;
constexpr std::uint8_t wideColumn = 18; ///< characters from which a column takes what is left over
constexpr const char* listPart = "list";
constexpr const char* removedPart = "removed";

bool isNothing(const Value& value)
{
    return std::holds_alternative<std::monostate>(value);
}

std::string textIn(const Session& session, const Field& field, const Value& value)
{
    const auto text = valueText(session.shown().database(), session.language(), field, value);
    return field.type == FieldType::Choice ? text::capitalized(text) : text;
}

/// What numbers, amounts, days and moments are sorted by; those without one stand before all.
std::int64_t numberIn(const Field& field, const Value& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return *number;
    }
    const auto* text = std::get_if<std::string>(&value);
    const auto day = text != nullptr && field.type == FieldType::Day ? parseIsoDate(*text)
                                                                     : std::optional<Date>();
    return day ? std::chrono::sys_days{*day}.time_since_epoch().count()
               : std::numeric_limits<std::int64_t>::min();
}

bool isSortedByNumber(const Field& field)
{
    return field.type == FieldType::Money || field.type == FieldType::Integer ||
           field.type == FieldType::Day || field.type == FieldType::Instant;
}

TableColumn columnOf(const Session& session, const Field& field, int place)
{
    TableColumn out;
    out.id = field.name;
    out.title = text::capitalized(text::fieldName(session.language(), field));
    out.kind = field.isAlignedRight() ? CellKind::Number
               : field.isRequired     ? CellKind::Strong
                                      : CellKind::Text;
    out.width = field.column.width * perCharacter + padding;
    out.stretch = field.column.width >= wideColumn ? 1 : 0;
    out.filters = !field.isAlignedRight() && field.control != FormControl::Area;
    out.isFixed = field.group == FieldGroup::Identity && field.isRequired;
    out.isShown = field.column.isShown;
    out.drop = out.isFixed || field.isRequired ? 0 : place;
    return out;
}

report::Cell reportCell(const Session& session, const Field& field, const Value& value)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number != nullptr && (field.type == FieldType::Money || field.type == FieldType::Integer)) {
        return *number;
    }
    if (const auto* text = std::get_if<std::string>(&value);
        text != nullptr && field.type == FieldType::Day) {
        if (const auto day = parseIsoDate(*text)) {
            return *day;
        }
    }
    auto text = textIn(session, field, value);
    return text.empty() ? report::Cell() : report::Cell(std::move(text));
}

report::ColumnKind reportKind(const Field& field)
{
    return field.type == FieldType::Money     ? report::ColumnKind::Money
           : field.type == FieldType::Integer ? report::ColumnKind::Integer
           : field.type == FieldType::Day     ? report::ColumnKind::Day
                                              : report::ColumnKind::Text;
}

} // namespace

RecordsList::RecordsList(Shell& shell, ListView& view, RecordKind kind, OpenFile openFile)
    : MemoryList(shell, view,
                 {"records_" + std::string(describe(kind).name), ScreenName::Records, kind, {}})
    , m_kind(describe(kind))
    , m_openFile(std::move(openFile))
{}

std::string RecordsList::title() const
{
    return say("list." + std::string(m_kind.name));
}

std::string RecordsList::kindWord() const
{
    return say("kind." + std::string(m_kind.name));
}

Place RecordsList::place() const
{
    auto place = ListPresenter::place();
    auto asked = query();
    asked.set(listPart, {std::string(m_kind.name)});
    place.filter = asked.asText();
    return place;
}

void RecordsList::prepare(ListQuery& query) const
{
    query.clear(listPart);
}

std::vector<LineColumn<RecordLine>> RecordsList::declare() const
{
    std::vector<LineColumn<RecordLine>> out;
    for (const auto& one : m_kind.fields) {
        if (one.column.width == 0) {
            continue;
        }
        const auto* field = &one;
        const auto at = one.number - 1u;
        const auto cell = [this, field, at](const RecordLine& line) {
            ListCell shown;
            shown.text = textIn(session(), *field, line.values[at]);
            if (m_kind.number == RecordKind::ReadinessSetting && field->name == "code") {
                shown.text = settingWord(session().language(), shown.text);
            }
            shown.tone = line.isRemoved ? Tone::Mute : Tone::None;
            shown.isStruck = line.isRemoved;
            shown.tip = shown.text;
            if (const auto* number = std::get_if<std::int64_t>(&line.values[at]);
                number != nullptr && field->isAlignedRight()) {
                shown.plain = std::to_string(*number);
            }
            return shown;
        };
        LineColumn<RecordLine>::NumberOf number;
        if (isSortedByNumber(one)) {
            number = [field, at](const RecordLine& line) {
                return numberIn(*field, line.values[at]);
            };
        }
        out.emplace_back(
            columnOf(session(), one, static_cast<int>(out.size())), cell, number,
            [field, at](const RecordLine& line) { return keyOf(*field, line.values[at]); });
    }
    return out;
}

bool RecordsList::isReadBy(const std::string& part) const
{
    return part == removedPart;
}

void RecordsList::readLines()
{
    reader().read<Read>(
        [kind = m_kind.number, language = session().language(),
         withRemoved = query().has(removedPart)](Register& reg, JobContext& job) {
            SimpleFilter filter;
            filter.includesAll = true;
            Read out;
            for (auto& row : simpleRecords(reg, kind, filter)) {
                job.checkpoint();
                out.removed += row.isRemoved && !row.isWithdrawn ? 1 : 0;
                if (row.isWithdrawn || (row.isRemoved && !withRemoved)) {
                    continue;
                }
                RecordLine line{row.id, std::move(row.values), row.isRemoved, {}};
                for (const auto& field : describe(kind).fields) {
                    const auto& value = line.values[field.number - 1u];
                    if (!isNothing(value) && field.isTyped()) {
                        line.searched += " ";
                        text::foldInto(line.searched,
                                       valueText(reg.database(), language, field, value));
                    }
                }
                out.lines.push_back(std::move(line));
            }
            return out;
        },
        [this](Read read) {
            m_removed = read.removed;
            take(std::move(read.lines));
        });
}

std::string RecordsList::caption() const
{
    const auto count = std::count_if(lines().begin(), lines().end(),
                                     [](const RecordLine& line) { return !line.isRemoved; });
    return say(count == 1 ? "records.caption_one" : "records.caption", {{"count", number(count)}});
}

std::vector<ListChip> RecordsList::ownChips() const
{
    const bool isOn = query().has(removedPart);
    if (m_removed == 0 && !isOn) {
        return {};
    }
    return {{removedPart, "minus", say("records.removed_too"), number(m_removed), isOn}};
}

bool RecordsList::isToldByChip(const std::string& part) const
{
    return part == removedPart;
}

void RecordsList::pressOwn(const std::string& /*chip*/)
{
    auto next = query();
    next.toggle(removedPart, ListQuery::yes);
    change(std::move(next));
}

EmptyList RecordsList::emptyList() const
{
    if (!query().isEmpty()) {
        return {"search",
                say("records.none_fits"),
                say("records.none_fits_help"),
                {{"clear", say("lists.clear_filter"), "cross"}}};
    }
    EmptyList empty{"banknote", say("records.none", {{"list", title()}}), say("records.none_help")};
    if (session().isWritable()) {
        empty.ways.push_back({"add", say("form.add_title", {{"kind", kindWord()}}), "plus"});
    }
    return empty;
}

void RecordsList::openRow(std::int64_t index)
{
    if (index >= 0 && index < rowCount()) {
        setCurrent(line(index).id);
        doIt("edit");
    }
}

std::vector<RecordId> RecordsList::listedOfChosen() const
{
    std::vector<RecordId> out;
    for (const auto row : chosenRows(static_cast<std::size_t>(rowCount()))) {
        if (!line(row).isRemoved) {
            out.push_back(line(row).id);
        }
    }
    return out;
}

bool RecordsList::canRemove() const
{
    return session().isWritable() && !listedOfChosen().empty();
}

std::vector<ListChoice> RecordsList::actions() const
{
    const bool isOne = chosenCount() == 1 && current() && session().isWritable();
    std::vector<ListChoice> out;
    const auto add = [&](const char* id, const char* word, const char* icon, const char* keys,
                         bool isEnabled) {
        ListChoice choice{id, say(word), icon, keys};
        choice.isEnabled = isEnabled;
        out.push_back(std::move(choice));
    };
    add("edit", "records.edit", "pencil", "F2", isOne);
    add("remove", "records.remove", "minus", "Del", canRemove());
    add("copy", "devices.copy", "copy", "Ctrl+C", chosenCount() > 0);
    return out;
}

std::vector<BulkVerb> RecordsList::bulkVerbs() const
{
    BulkVerb take{"remove", say("records.remove"), "minus", "Del"};
    take.isEnabled = canRemove();
    BulkVerb copied{"copy", say("devices.copy"), "copy", "Ctrl+C"};
    copied.isMinor = true;
    return {take, copied};
}

void RecordsList::doIt(const std::string& actionId)
{
    if (actionId == "copy") {
        copy();
    } else if (actionId == "export") {
        exportRows();
    } else if (!session().isWritable()) {
        return;
    } else if (actionId == "add") {
        shell().openSheet({SheetKind::AddRecord, {}, kindHint(m_kind.number)});
    } else if (actionId == "edit" && current()) {
        shell().openSheet({SheetKind::CorrectRecord, RecordRef{m_kind.number, *current()}, {}});
    } else if (actionId == "remove" && canRemove()) {
        remove();
    }
}

void RecordsList::remove()
{
    const auto ids = listedOfChosen();
    static_cast<void>(shell().act(
        [&]() -> Checked<Shell::Done> {
            const auto done = removeSimple(session().reg(), m_kind.number, ids, {});
            if (!done) {
                return done.problems();
            }
            const auto what = ids.size() == 1
                                  ? recordTitle(session().reg().database(), session().language(),
                                                m_kind.number, ids.front())
                                  : say("records.caption", {{"count", number(std::ssize(ids))}});
            return Shell::Done{done->changeSet, say("records.taken_off", {{"what", what}})};
        },
        {}));
}

void RecordsList::exportRows()
{
    auto model = report::emptyModel(session().shown(), std::string(m_kind.name), title(),
                                    session().language());
    std::vector<const Field*> fields;
    for (const auto i : shown()) {
        fields.push_back(m_kind.field(columns()[i].id));
        model.columns.push_back({columns()[i].title, reportKind(*fields.back()),
                                 fields.back()->column.width, columns()[i].id});
    }
    auto& rows = model.groups.emplace_back().rows;
    for (std::int64_t index = 0; index < rowCount(); ++index) {
        auto& row = rows.emplace_back();
        for (const auto* field : fields) {
            row.push_back(reportCell(session(), *field, line(index).values[field->number - 1u]));
        }
    }
    saveReport(shell(), std::make_shared<const report::Model>(std::move(model)), ".xlsx",
               m_openFile);
}

std::vector<RecordKind> listedKinds()
{
    std::vector<RecordKind> out;
    for (const auto& kind : kinds()) {
        if (kind.isSimple) {
            out.push_back(kind.number);
        }
    }
    return out;
}

Place placeOfRecords(RecordKind kind)
{
    ListQuery asked;
    asked.set(listPart, {std::string(describe(kind).name)});
    return {ScreenName::Records, {}, asked.asText()};
}

RecordKind kindAt(const Place& place)
{
    if (place.record && describe(place.record->kind).isSimple) {
        return place.record->kind;
    }
    const auto asked = ListQuery::parse(place.filter).first(listPart);
    const auto all = listedKinds();
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](RecordKind kind) { return describe(kind).name == asked; });
    return at == all.end() ? all.front() : *at;
}

} // namespace dongbo::present
