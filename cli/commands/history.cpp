#include "core/register/base/history.h"

#include "cli/answer.h"
#include "cli/commands/record_text.h"
#include "cli/values_text.h"
#include "core/register/devices/device_history.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/field_names.h"

namespace dongbo::cli::commands {

namespace {

/// A spreadsheet's name of a column: 1 "A", 27 "AA".
std::string columnName(std::uint32_t column)
{
    std::string out;
    for (; column > 0; column = (column - 1) / 26) {
        out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
    }
    return out;
}

Json sourceJson(const journal::HistoryEntry& entry, const journal::FieldStep* step)
{
    if (!entry.source) {
        return nullptr;
    }
    Json out = {{"file", entry.source->fileName},
                {"sheet", entry.source->sheetName},
                {"row", entry.source->row}};
    if (step != nullptr && step->column != 0) {
        out["column"] = columnName(step->column);
    }
    if (step != nullptr && step->originalText) {
        out["text"] = *step->originalText;
    }
    return out;
}

std::string whatOf(const Context& context, const journal::HistoryEntry& entry)
{
    auto done = context.say(entry.what);
    switch (entry.event) {
    case journal::HistoryEntry::Event::Born:
    case journal::HistoryEntry::Event::Changed:
        return done;
    case journal::HistoryEntry::Event::Undone:
        return context.say("cli.undid", {{"what", done}});
    case journal::HistoryEntry::Event::Redone:
        return context.say("cli.redid", {{"what", done}});
    }
    return done;
}

Json entriesJson(const Context& context, store::Database& database, RecordKind kind,
                 const std::vector<journal::HistoryEntry>& entries)
{
    Json out = Json::array();
    for (const auto& entry : entries) {
        const auto line = [&](const journal::FieldStep* step) {
            const Field* field = step != nullptr ? describe(kind).field(step->field) : nullptr;
            out.push_back(
                {{"at", isoText(entry.at)},
                 {"by", entry.by},
                 {"what", whatOf(context, entry)},
                 {"reason", jsonOfName(entry.reason)},
                 {"field", field != nullptr ? Json(field->name) : Json(nullptr)},
                 {"old", field != nullptr ? valueJson(database, *field, step->before) : Json()},
                 {"new", field != nullptr ? valueJson(database, *field, step->after) : Json()},
                 {"change_set", entry.changeSet.text()},
                 {"undone", entry.isUndone},
                 {"source", sourceJson(entry, step)},
                 {"clock_suspect", jsonOf(entry.clockSuspect)}});
        };
        if (entry.fields.empty()) {
            line(nullptr);
        }
        for (const auto& step : entry.fields) {
            line(&step);
        }
    }
    return out;
}

void printEntry(const Context& context, store::Database& database, RecordKind kind,
                const journal::HistoryEntry& entry)
{
    *context.out
        << text::formatInstant(entry.at) << "  " << orDash(entry.by) << "  "
        << toned(context, whatOf(context, entry), entry.isUndone ? Tone::Quiet : Tone::Plain)
        << (entry.isUndone ? " (" + context.say("cli.undone") + ")" : "")
        << (entry.clockSuspect
                ? " [" + context.say("clock_suspect." + std::string(codeOf(*entry.clockSuspect))) +
                      "]"
                : "")
        << "\n";
    if (!entry.reason.empty()) {
        *context.out << "    " << context.say("cli.reason", {{"reason", entry.reason}}) << "\n";
    }
    if (entry.source) {
        *context.out << "    "
                     << context.say("cli.imported_from",
                                    {{"file", entry.source->fileName},
                                     {"sheet", entry.source->sheetName},
                                     {"row", std::to_string(entry.source->row)}})
                     << "\n";
    }
    Facts facts;
    for (const auto& step : entry.fields) {
        const Field* field = describe(kind).field(step.field);
        if (field == nullptr) {
            continue;
        }
        std::string text = std::holds_alternative<std::monostate>(step.before)
                               ? std::string()
                               : valueText(context, database, *field, step.before) + " → ";
        text += valueText(context, database, *field, step.after);
        if (step.originalText) {
            text += "  " + context.say("cli.in_the_list", {{"text", *step.originalText}});
        }
        facts.add("    " + text::fieldName(context.language, *field), text);
    }
    facts.print(context);
}

} // namespace

Exit recordHistory(const Context& context, Register& reg, RecordKind kind, const RecordId& id)
{
    auto& database = reg.database();
    const auto entries = kind == RecordKind::Device ? dongbo::deviceHistory(database, DeviceId{id})
                                                    : journal::history(database, kind, id);
    const std::string label = labelOf(database, kind, id);
    const auto noun = std::string(describe(kind).name);
    if (context.isJson()) {
        printJson(context, {{noun, label},
                            {noun + "_id", id.text()},
                            {"entries", entriesJson(context, database, kind, entries)}});
        return Exit::Done;
    }
    if (context.isCsv()) {
        const std::vector<std::string> members{"at",  "by",  "what",       "reason", "field",
                                               "old", "new", "change_set", "undone", "source"};
        (void)printList(context, "entries", entriesJson(context, database, kind, entries), members);
        return Exit::Done;
    }
    const auto device = kind == RecordKind::Device ? store::load<Device>(database, DeviceId{id})
                                                   : std::optional<Device>{};
    *context.out << label << (device ? " – " + device->name.value_or("") : std::string()) << "\n\n";
    for (const auto& entry : entries) {
        printEntry(context, database, kind, entry);
    }
    return Exit::Done;
}

} // namespace dongbo::cli::commands
