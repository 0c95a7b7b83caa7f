#include "core/register/records/simple_records.h"

#include "core/register/base/inside.h"
#include "core/register/checklists/checklist.h"
#include "core/store/projection/projection.h"
#include "core/store/search/lookups.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/sort_key.h"
#include "core/text/wording.h"

#include <algorithm>

namespace dongbo {

namespace {

bool isAbsent(const Value& value)
{
    return std::holds_alternative<std::monostate>(value);
}

const Field& removedField(const Kind& kind)
{
    return *kind.field("removed");
}

std::string kindWord(const Kind& kind)
{
    return "@kind." + std::string(kind.name);
}

/// What a change-set's sentence calls it: its own words, in no language, else the word of its list.
std::string sentenceLabel(const Kind& kind, const std::vector<Value>& values)
{
    std::string texts;
    std::string choice;
    for (const auto& field : kind.fields) {
        const auto& value = values[field.number - 1u];
        if (field.group != FieldGroup::Identity || isAbsent(value)) {
            continue;
        }
        if (field.type == FieldType::Text) {
            texts += (texts.empty() ? "" : " ") + std::get<std::string>(value);
        } else if (field.type == FieldType::Choice && choice.empty()) {
            choice = "@" + std::string(field.choiceList) + "." +
                     std::string(field.choiceCode(std::get<std::int64_t>(value)));
        }
    }
    return texts.empty() ? choice : texts;
}

Message did(const char* what, const Kind& kind, const std::vector<Value>& values)
{
    return {what, {{"kind", kindWord(kind)}, {"record", sentenceLabel(kind, values)}}};
}

/// Gives texts that differ from `before` their normal form; what nobody edits stays as it is spelt.
void normalise(std::vector<Value>& values, const std::vector<Value>& before)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (auto* text = std::get_if<std::string>(&values[i]); text && values[i] != before[i]) {
            *text = checks::normalForm(*text);
        }
    }
}

/// Everything that speaks against writing the values of the fields that differ from `before`.
Problems checkValues(Register& reg, const Kind& kind, const std::vector<Value>& values,
                     const std::vector<Value>& before)
{
    Problems found;
    checks::typed(found, kind, values);
    checks::likely(found, kind, values, reg.now());
    checks::values(found, kind, values, before);
    if (kind.number == RecordKind::MaintenancePlan) {
        const auto wrong = checkPlan(recordOf<MaintenancePlan>(values));
        found.insert(found.end(), wrong.begin(), wrong.end());
    }
    std::erase_if(found,
                  [&](const Problem& problem) { // what was there before is nobody's fault now
                      const auto* field = kind.field(problem.field);
                      const bool isNew = std::all_of(before.begin(), before.end(), isAbsent);
                      return !isNew && field != nullptr &&
                             values[field->number - 1u] == before[field->number - 1u];
                  });
    return found;
}

std::vector<Value> requireLive(Register& reg, const Kind& kind, const RecordId& id)
{
    auto record = store::Projection(reg.database()).read(kind.number, id);
    if (!record || record->state != store::RecordState::Born) {
        throw Error(Error::Kind::NotFound,
                    {"find.gone", {{"kind", kindWord(kind)}, {"id", id.text()}}});
    }
    return std::move(record->values);
}

bool isSameValue(const Value& held, const Value& wanted)
{
    const auto* ours = std::get_if<std::string>(&held);
    const auto* theirs = std::get_if<std::string>(&wanted);
    return ours != nullptr && theirs != nullptr ? text::fold(*ours) == text::fold(*theirs)
                                                : held == wanted;
}

/// Days, the newest first.
std::string newestDay(const Kind& kind, const std::vector<Value>& values)
{
    for (const auto& field : kind.fields) {
        const auto* day = std::get_if<std::string>(&values[field.number - 1u]);
        if (field.type == FieldType::Day && day != nullptr) {
            return *day;
        }
    }
    return {};
}

} // namespace

namespace {

/// A value as part of a label; empty for what people do not call a record by.
std::string labelWord(const Field& field, const Value& value, Language language)
{
    if (const auto* written = std::get_if<std::string>(&value)) {
        const auto day = field.type == FieldType::Day ? parseIsoDate(*written) : std::nullopt;
        return day ? text::formatDate(*day) : *written;
    }
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number != nullptr && field.type == FieldType::Money) {
        return text::formatMoney(Money{*number}, language);
    }
    if (number != nullptr && field.type == FieldType::Choice) {
        return text::say(language, std::string(field.choiceList) + "." +
                                       std::string(field.choiceCode(*number)));
    }
    return {};
}

} // namespace

std::string simpleLabel(const Kind& kind, const std::vector<Value>& values, Language language)
{
    std::string label;
    for (const auto& field : kind.fields) {
        const auto& value = values[field.number - 1u];
        if (field.group != FieldGroup::Identity || isAbsent(value)) {
            continue;
        }
        const auto word = labelWord(field, value, language);
        label += (label.empty() || word.empty() ? "" : " ") + word;
    }
    return label;
}

namespace {

/// What a new record begins with.
std::vector<FieldChange> changesOf(const Kind& kind, std::vector<Value>& values)
{
    std::vector<FieldChange> changes;
    for (const auto& field : kind.fields) {
        auto& value = values[field.number - 1u];
        if (isAbsent(value) && field.initial) {
            value = *field.initial;
        }
        if (!isAbsent(value)) {
            changes.push_back({field.number, value, 0, std::nullopt});
        }
    }
    return changes;
}

bool isOnList(const std::vector<SimpleRow>& rows, const std::vector<Value>& values)
{
    return std::any_of(rows.begin(), rows.end(), [&](const SimpleRow& row) {
        return std::equal(row.values.begin(), row.values.end(), values.begin(), values.end(),
                          isSameValue);
    });
}

} // namespace

ManyAdded addManySimple(Register& reg, RecordKind kind, std::vector<std::vector<Value>> records,
                        const std::string& reason, checks::IfUnlikely ifUnlikely)
{
    const auto& described = describe(kind);
    store::UnitOfWork work(reg.database());
    ManyAdded out;
    Problems wrong;
    checks::length(wrong, "reason", reason, checks::longText);
    const std::vector<Value> none(described.fields.size());
    const auto known = simpleRecords(reg, kind, {});
    std::vector<std::vector<FieldChange>> fresh;
    for (std::size_t i = 0; i < records.size(); ++i) {
        normalise(records[i], none);
        if (isOnList(known, records[i])) {
            ++out.unchanged;
            continue;
        }
        auto problems = checkValues(reg, described, records[i], none);
        static_cast<void>(checks::settle(problems, ifUnlikely));
        for (auto& problem : problems) {
            out.problems.emplace_back(i, std::move(problem));
        }
        fresh.push_back(changesOf(described, records[i]));
    }
    for (auto& problem : wrong) {
        out.problems.emplace_back(records.size(), std::move(problem));
    }
    if (!out.problems.empty() || fresh.empty()) {
        return out;
    }
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.records_added",
         {{"kind", kindWord(described)}, {"count", std::to_string(fresh.size())}}},
        reason);
    for (auto& changes : fresh) {
        action.createRaw(kind, action.newId(), std::move(changes), std::nullopt);
    }
    work.commit();
    out.added = static_cast<std::int64_t>(fresh.size());
    out.changeSet = action.id();
    return out;
}

Checked<Written<RecordId>> addSimple(Register& reg, RecordKind kind, std::vector<Value> values,
                                     const std::string& reason, checks::IfUnlikely ifUnlikely)
{
    const auto& described = describe(kind);
    store::UnitOfWork work(reg.database());
    const std::vector<Value> none(described.fields.size());
    normalise(values, none);
    auto problems = checkValues(reg, described, values, none);
    checks::length(problems, "reason", reason, checks::longText);
    auto warnings = checks::settle(problems, ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    auto changes = changesOf(described, values);
    journal::Action action(journalOf(reg), reg.actor(), did("did.record_added", described, values),
                           reason);
    const auto id = action.newId();
    action.createRaw(kind, id, std::move(changes), std::nullopt);
    work.commit();
    return Written<RecordId>{id, simpleLabel(described, values, Language::Vietnamese), action.id(),
                             std::move(warnings)};
}

Checked<Edited<RecordId>> editSimple(Register& reg, RecordKind kind, const RecordId& id,
                                     const std::vector<FieldEdit>& fieldEdits,
                                     const std::string& reason, OnConflict onConflict,
                                     checks::IfUnlikely ifUnlikely)
{
    const auto& described = describe(kind);
    store::UnitOfWork work(reg.database());
    const auto before = requireLive(reg, described, id);
    auto weighed = weighEdits(reg.database(), kind, id, before, fieldEdits, onConflict);
    for (const auto number : weighed.passed) {
        if (!described.field(number)->isEdited()) {
            throw Error(Error::Kind::Bug, {"store.failed", {{"detail", "edit of a fixed field"}}},
                        std::to_string(number));
        }
    }
    const auto label = simpleLabel(described, before, Language::Vietnamese);
    if (weighed.passed.empty() && !weighed.conflicts.empty()) {
        return Edited<RecordId>{id, label, std::nullopt, std::move(weighed.conflicts)};
    }
    normalise(weighed.merged, before);
    auto problems = checkValues(reg, described, weighed.merged, before);
    checks::length(problems, "reason", reason, checks::longText);
    auto warnings = checks::settle(problems, ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(), did("did.record_edited", described, before),
                           reason);
    action.changeTo(kind, id, weighed.merged);
    if (!action.hasChanges()) {
        return Problem{"", {"device.nothing_changed", {{"device", label}}}};
    }
    work.commit();
    return Edited<RecordId>{id, simpleLabel(described, weighed.merged, Language::Vietnamese),
                            action.id(), std::move(weighed.conflicts), std::move(warnings)};
}

Checked<Edited<RecordId>> removeSimple(Register& reg, RecordKind kind, const RecordId& id,
                                       const std::string& reason)
{
    return removeSimple(reg, kind, std::vector{id}, reason);
}

Checked<Edited<RecordId>> removeSimple(Register& reg, RecordKind kind,
                                       const std::vector<RecordId>& ids, const std::string& reason)
{
    const auto& described = describe(kind);
    const auto& removed = removedField(described);
    store::UnitOfWork work(reg.database());
    std::vector<std::pair<RecordId, std::vector<Value>>> listed;
    std::vector<Value> first;
    for (const auto& id : ids) {
        auto values = requireLive(reg, described, id);
        first = first.empty() ? values : first;
        if (isAbsent(values[removed.number - 1u])) {
            listed.emplace_back(id, std::move(values));
        }
    }
    if (!listed.empty()) {
        first = listed.front().second;
    }
    auto label = simpleLabel(described, first, Language::Vietnamese);
    Problems problems;
    checks::length(problems, "reason", reason, checks::longText);
    if (listed.empty()) {
        problems.push_back(
            {"", {"record.removed_already", {{"kind", kindWord(described)}, {"record", label}}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto what =
        listed.size() == 1
            ? did("did.record_removed", described, first)
            : Message{"did.records_removed",
                      {{"kind", kindWord(described)}, {"count", std::to_string(listed.size())}}};
    journal::Action action(journalOf(reg), reg.actor(), what, reason);
    for (auto& [id, values] : listed) {
        values[removed.number - 1u] = toValue(reg.today());
        action.changeTo(kind, id, values);
    }
    work.commit();
    return Edited<RecordId>{listed.front().first, std::move(label), action.id(), {}};
}

std::vector<SimpleRow> simpleRecords(Register& reg, RecordKind kind, const SimpleFilter& filter)
{
    const auto& described = describe(kind);
    struct Sorted
    {
        std::string key;
        std::string day;
        SimpleRow row;
    };
    std::vector<Sorted> found;
    store::Projection(reg.database())
        .forEach(kind, [&](const RecordId& id, const store::ProjectedRecord& record) {
            SimpleRow row{id, record.values, record.state == store::RecordState::Withdrawn,
                          !isAbsent(record.values[removedField(described).number - 1u])};
            const bool isListed = filter.includesAll || (!row.isWithdrawn && !row.isRemoved);
            const bool isWanted =
                std::all_of(filter.equal.begin(), filter.equal.end(), [&](const auto& wanted) {
                    return isSameValue(record.values[wanted.first - 1u], wanted.second);
                });
            if (record.state != store::RecordState::Stub && isListed && isWanted) {
                auto key = text::sortKey(simpleLabel(described, row.values, Language::Vietnamese));
                auto day = newestDay(described, row.values);
                found.push_back({std::move(key), std::move(day), std::move(row)});
            }
        });
    std::stable_sort(found.begin(), found.end(), [](const Sorted& a, const Sorted& b) {
        return a.key != b.key ? a.key < b.key : a.day > b.day;
    });
    std::vector<SimpleRow> rows;
    rows.reserve(found.size());
    for (auto& one : found) {
        rows.push_back(std::move(one.row));
    }
    return rows;
}

RecordId findSimple(Register& reg, RecordKind kind, std::string_view text)
{
    constexpr std::size_t leastOfAnId = 8;
    constexpr std::size_t mostNamed = 6;
    const auto& described = describe(kind);
    if (const auto id = RecordId::parse(text)) {
        const auto record = store::Projection(reg.database()).read(kind, *id);
        if (record && record->state == store::RecordState::Born) {
            return *id;
        }
    }
    const auto folded = text::fold(text);
    std::vector<RecordId> found;
    std::string candidates;
    for (const auto& row : simpleRecords(reg, kind, {})) {
        const auto isCalled = [&](Language language) {
            return text::fold(simpleLabel(described, row.values, language)) == folded;
        };
        if (isCalled(Language::Vietnamese) || isCalled(Language::English)) {
            found.push_back(row.id);
            if (found.size() <= mostNamed) {
                candidates += (candidates.empty() ? "" : "; ") +
                              simpleLabel(described, row.values, Language::Vietnamese) + " (" +
                              row.id.text() + ")";
            }
        }
    }
    if (found.empty() && text.size() >= leastOfAnId) {
        found = store::recordsByBeginning(reg.database(), kind, text);
    }
    if (found.size() == 1) {
        return found.front();
    }
    throw Error(Error::Kind::Usage,
                {found.empty() ? "find.unknown_record" : "find.ambiguous_record",
                 {{"kind", kindWord(described)},
                  {"text", std::string(text)},
                  {"candidates", std::move(candidates)}}});
}

} // namespace dongbo
