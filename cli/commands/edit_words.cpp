#include "cli/commands/edit_words.h"

#include "cli/typed.h"
#include "cli/values_text.h"
#include "core/text/dates.h"
#include "core/text/field_names.h"
#include "core/text/unicode.h"
#include "importers/write_back/find_by_name.h"

#include <algorithm>
#include <array>

namespace dongbo::cli::commands {

namespace {

std::string optionOf(std::string_view word)
{
    std::string name = "--" + std::string(word);
    std::replace(name.begin() + 2, name.end(), '_', '-');
    return name;
}

/// How a verb that adds calls a field's option: the beginning of a period is simply "--from" too.
std::string addingOptionOf(std::string_view word)
{
    return word == "valid_from" ? optionOf(word) + ",--from" : optionOf(word);
}

/// What the help calls the values of a field.
const char* valueOf(RecordKind kind, const Field& field)
{
    switch (field.type) {
    case FieldType::Text:
        return field.name == "specs"                              ? "json"
               : field.name == "phone"                            ? "phone"
               : field.name == "account"                          ? "account"
               : field.name == "prefix"                           ? "prefix"
               : field.name == "tier"                             ? "tier"
               : field.name == "code" && kind == RecordKind::Unit ? "official_code"
               : field.name == "code"                             ? "code"
               : field.name == "kind"                             ? "unit_kind"
                                                                  : "text";
    case FieldType::Integer:
        return field.name.find("year") != std::string_view::npos ? "year" : "number";
    case FieldType::Money:
        return "money";
    case FieldType::Bool:
        return "yes_no";
    case FieldType::Day:
        return "date";
    case FieldType::Instant:
        return "moment";
    case FieldType::Choice:
        return field.choiceList.data();
    case FieldType::Reference:
        return describe(*field.target).name.data();
    }
    return "text";
}

} // namespace

namespace {

std::optional<Value> typedEntry(const Context& context, const Field& field, const std::string& text,
                                Problems& problems)
{
    constexpr std::int64_t most = 255; // closed lists are shorter
    std::string choices;
    for (std::int64_t number = 1; number <= most; ++number) {
        if (!field.isKnown(number)) {
            continue;
        }
        const std::string code(field.choiceCode(number));
        if (detail::isSameWord(text, code) ||
            detail::isSameWord(text, context.say(std::string(field.choiceList) + "." + code))) {
            return Value{number};
        }
        choices += (choices.empty() ? "" : ", ") + code;
    }
    detail::addUnknownChoice(problems, field.name.data(), text, choices);
    return std::nullopt;
}

template <typename T> std::optional<Value> asValue(const std::optional<T>& typed)
{
    return typed ? std::optional{toValue(*typed)} : std::nullopt;
}

bool endsWork(std::string_view field)
{
    return field == "finished_at" || field == "fixed_at" || field == "closed_at";
}

std::string knownWords(RecordKind kind)
{
    std::string known;
    for (const auto& field : describe(kind).fields) {
        known += (known.empty() ? "" : ", ") + std::string(field.word);
    }
    return known;
}

} // namespace

const Field* fieldOfWord(RecordKind kind, std::string_view typed)
{
    std::string word(text::trim(typed));
    std::replace(word.begin(), word.end(), '-', '_');
    return describe(kind).fieldOfWord(word);
}

std::optional<Value> typedValue(const Context& context, Register& reg, const Field& field,
                                const std::string& text, Problems& problems)
{
    const char* name = field.name.data();
    switch (field.type) {
    case FieldType::Text:
        return asValue(field.name == "tier" ? typedTier(reg, problems, text) : typedText(text));
    case FieldType::Integer:
        return asValue(field.name.ends_with("_kbps")
                           ? typedRate(problems, name, text, text::RateUnit::Kilobit)
                           : typedInteger(problems, name, text));
    case FieldType::Money:
        return asValue(typedMoney(problems, name, text));
    case FieldType::Bool:
        return asValue(typedYesNo(problems, name, text));
    case FieldType::Day:
        return asValue(typedDay(problems, name, text));
    case FieldType::Instant:
        return asValue(typedMoment(problems, name, text,
                                   endsWork(field.name) ? DayPart::Evening : DayPart::Morning,
                                   reg.now()));
    case FieldType::Choice:
        return typedEntry(context, field, text, problems);
    case FieldType::Reference:
        if (const auto id = importers::findByName(reg, *field.target, text)) {
            return Value{*id};
        }
        break;
    }
    return std::nullopt;
}

FieldWords::FieldWords(RecordKind kind)
    : m_kind(kind)
{
    for (const auto& field : describe(kind).fields) {
        if (field.isEdited()) {
            m_fields.push_back(field.word);
        }
    }
}

void FieldWords::addTo(Verb& verb, For use)
{
    for (const auto word : m_fields) {
        const auto* field = fieldOfWord(m_kind, word);
        if (use == For::Choosing && field->group != FieldGroup::Identity) {
            continue;
        }
        auto& typed = m_typed[word];
        const auto name = use == For::Adding ? addingOptionOf(word) : optionOf(word);
        if (use == For::Adding && field->isRequired) {
            verb.required(name, typed, valueOf(m_kind, *field));
        } else {
            verb.option(name, typed, valueOf(m_kind, *field));
        }
    }
}

std::vector<FieldWords::Typed> FieldWords::values(const Context& context, Register& reg,
                                                  Problems& problems) const
{
    std::vector<Typed> out;
    for (const auto word : m_fields) {
        const auto found = m_typed.find(word);
        if (found == m_typed.end() || found->second.empty()) {
            continue;
        }
        const auto& typed = found->second;
        const auto* field = fieldOfWord(m_kind, word);
        if (auto value = typedValue(context, reg, *field, typed, problems)) {
            out.push_back({field, std::move(*value)});
        }
    }
    return out;
}

void EditConditions::addTo(Verb& verb)
{
    verb.repeated("--if", m_typed, "condition_of");
}

OnConflict EditConditions::onConflict() const
{
    return m_typed.empty() ? OnConflict::WriteOthers : OnConflict::WriteNothing;
}

void EditConditions::addEdits(const Context& context, Register& reg, Problems& problems,
                              std::vector<FieldEdit>& edits) const
{
    for (const auto& condition : m_typed) {
        const auto equals = condition.find('=');
        const auto* field = equals == std::string::npos
                                ? nullptr
                                : fieldOfWord(m_kind, condition.substr(0, equals));
        if (field == nullptr) {
            problems.push_back(
                {"if",
                 {"cli.unknown_condition", {{"text", condition}, {"known", knownWords(m_kind)}}}});
            continue;
        }
        const auto typed = condition.substr(equals + 1);
        const auto value = text::trim(typed).empty()
                               ? std::optional{Value{}}
                               : typedValue(context, reg, *field, typed, problems);
        if (value) {
            edits.push_back({field->number, *value, *value}); // a condition alone changes nothing
        }
    }
}

EditWords::EditWords(RecordKind kind)
    : m_words(kind)
    , m_conditions(kind)
{}

void EditWords::addTo(Verb& verb)
{
    m_words.addTo(verb);
    verb.option("--clear", m_clear, "fields");
    m_conditions.addTo(verb);
    // a paper's own reason is a field of it, and says enough of the correction too
    if (!m_words.has("reason")) {
        verb.option("--reason", m_reason, "text");
    }
}

std::vector<FieldEdit> EditWords::edits(const Context& context, Register& reg,
                                        Problems& problems) const
{
    std::vector<FieldEdit> edits;
    m_conditions.addEdits(context, reg, problems, edits);
    addCleared(problems, edits);
    for (auto& typed : m_words.values(context, reg, problems)) {
        edits.push_back({typed.field->number, std::nullopt, std::move(typed.value)});
    }
    return edits;
}

void EditWords::addCleared(Problems& problems, std::vector<FieldEdit>& edits) const
{
    std::string_view rest = m_clear;
    while (!rest.empty()) {
        const auto comma = std::min(rest.find(','), rest.size());
        const auto typed = rest.substr(0, comma);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
        const auto* field = fieldOfWord(m_words.kind(), typed);
        if (field == nullptr || !m_words.has(field->word)) {
            std::string known;
            for (const auto word : m_words.fields()) {
                known += (known.empty() ? "" : ", ") + std::string(word);
            }
            problems.push_back({"clear",
                                {"cli.not_clearable",
                                 {{"value", std::string(text::trim(typed))}, {"known", known}}}});
        } else {
            edits.push_back({field->number, std::nullopt, Value{}});
        }
    }
}

Exit answerConflicts(const Context& context, Register& reg, RecordKind kind,
                     const std::vector<Conflict>& conflicts)
{
    auto& database = reg.database();
    Json out = Json::array();
    for (const auto& conflict : conflicts) {
        const auto& field = *describe(kind).field(conflict.field);
        out.push_back({{"field", field.word},
                       {"expected", valueJson(database, field, conflict.seen)},
                       {"found", valueJson(database, field, conflict.theirs)},
                       {"by", jsonOfName(conflict.by)},
                       {"at", jsonOf(conflict.at)}});
        const auto by = conflict.by.empty() ? orDash({}) : conflict.by;
        *context.err << context.say(
                            "cli.condition_failed",
                            {{"field", text::fieldName(context.language, field)},
                             {"expected", valueText(context, database, field, conflict.seen)},
                             {"found", valueText(context, database, field, conflict.theirs)},
                             {"by", by},
                             {"at", orDash(shownMoment(conflict.at))}})
                     << "\n";
    }
    *context.err << context.say("cli.conditions_unchanged") << "\n";
    if (context.isJson()) {
        printJson(context, {{"conflicts", out}});
    }
    return Exit::DoneWithNo;
}

} // namespace dongbo::cli::commands
