#pragma once

#include "core/register/base/checks.h"
#include "core/register/base/edits.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <iterator>

// Inside core/register only.

namespace dongbo::edits {

/// What is particular about editing one kind of record; the rest is the same for all.
template <typename R> struct Rules
{
    const char* what = "";     ///< the change-set's sentence: "did.device_edited"
    const char* argument = ""; ///< the gap in it that names the record: "device"
    std::function<std::string(const R&)> label;
    /// The kind's own checks of a whole record. What was wrong before and is not edited does not
    /// stand in the way.
    std::function<Problems(const R&)> check;
    /// What may not change from one to the other; adds Problems.
    std::function<void(const R& before, const R& after, Problems&)> checkChange = {};
    /// Code or number for Edited::number; empty: the label.
    std::function<std::string(const R&)> number = {};
    /// What follows from the edit in other records or fields; in the same change-set.
    std::function<void(journal::Action&, const R& before, R& after)> follow = {};
    /// What a person should know although it is done.
    std::function<Problems(const R& before, const R& after)> warn = {};
};

/// What is wrong with `after` that the edit is answerable for.
template <typename R>
[[nodiscard]] Problems newProblems(const Rules<R>& rules, const R& before, const R& after,
                                   const std::vector<std::uint16_t>& passed)
{
    Problems problems;
    const auto known = rules.check(before);
    for (auto& problem : rules.check(after)) {
        const auto* field = describe(kindOf<R>()).field(problem.field);
        const bool isEdited = field != nullptr && std::find(passed.begin(), passed.end(),
                                                            field->number) != passed.end();
        if (isEdited || std::find(known.begin(), known.end(), problem) == known.end()) {
            problems.push_back(std::move(problem));
        }
    }
    if (rules.checkChange) {
        rules.checkChange(before, after, problems);
    }
    return problems;
}

/// Reads the record, weighs the edits, checks the record they make, writes the fields that pass in
/// one change-set; in a UnitOfWork the caller opened and commits when there is a change-set. What
/// the checks find only unlikely is asked or written as `ifUnlikely` says. A Problem when nothing
/// would change and nothing is in conflict. Throws {NotFound, "find.gone"}; {Bug} for a field that
/// is fixed.
template <typename R>
[[nodiscard]] Checked<Edited<IdOf<R>>>
editRecordIn(Register& reg, const IdOf<R>& id, const std::vector<FieldEdit>& fieldEdits,
             const std::string& reason, OnConflict onConflict, const Rules<R>& rules,
             checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask)
{
    const R before = lookups::require<R>(reg, id);
    auto weighed =
        weighEdits(reg.database(), kindOf<R>(), id, valuesOf(before), fieldEdits, onConflict);
    for (const auto field : weighed.passed) {
        // a step of a life, a number: only other use cases write it
        if (!describe(kindOf<R>()).field(field)->isEdited()) {
            throw Error(Error::Kind::Bug, {"store.failed", {{"detail", "edit of a fixed field"}}},
                        std::to_string(field));
        }
    }
    R after = recordOf<R>(weighed.merged);
    const auto label = rules.label(before);
    const auto number = [&](const R& record) {
        return rules.number ? rules.number(record) : rules.label(record);
    };
    if (weighed.passed.empty()) {
        if (weighed.conflicts.empty()) {
            return Problem{"", {"device.nothing_changed", {{"device", label}}}};
        }
        return Edited<IdOf<R>>{id, number(before), std::nullopt, std::move(weighed.conflicts)};
    }
    auto problems = newProblems(rules, before, after, weighed.passed);
    checks::record(problems, after, before);
    auto confirmed = checks::settle(problems, ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(), {rules.what, {{rules.argument, label}}},
                           reason);
    if (rules.follow) {
        rules.follow(action, before, after);
    }
    action.change(id, after);
    if (!action.hasChanges()) { // typed otherwise, but the same letters
        return Problem{"", {"device.nothing_changed", {{"device", label}}}};
    }
    Edited<IdOf<R>> edited{id, number(after), action.id(), std::move(weighed.conflicts),
                           std::move(confirmed)};
    if (rules.warn) {
        auto more = rules.warn(before, after);
        edited.warnings.insert(edited.warnings.end(), std::make_move_iterator(more.begin()),
                               std::make_move_iterator(more.end()));
    }
    return edited;
}

/// The same as a use case of its own: under the write lock, on disk when it returns.
template <typename R>
[[nodiscard]] Checked<Edited<IdOf<R>>>
editRecord(Register& reg, const IdOf<R>& id, const std::vector<FieldEdit>& fieldEdits,
           const std::string& reason, OnConflict onConflict, const Rules<R>& rules,
           checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask)
{
    store::UnitOfWork work(reg.database());
    auto edited = editRecordIn(reg, id, fieldEdits, reason, onConflict, rules, ifUnlikely);
    if (edited && edited->changeSet) {
        work.commit();
    }
    return edited;
}

} // namespace dongbo::edits
