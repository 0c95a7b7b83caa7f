#include "gui/present/forms/changes_since.h"

#include "core/register/base/history.h"
#include "core/text/dates.h"

#include <algorithm>

namespace dongbo::present {

namespace {

std::string valueOr(const Session& session, const std::string& value)
{
    return value.empty() ? session.say("correct.empty_value") : "“" + value + "”";
}

std::string personOr(const Session& session, const std::string& by)
{
    return by.empty() ? session.say("present.somebody") : by;
}

} // namespace

std::vector<FieldChange> changesSince(const Session& session, RecordKind kind, const RecordId& id,
                                      const std::vector<Value>& base, const std::vector<Value>& now)
{
    std::vector<FieldChange> out;
    const auto& fields = describe(kind).fields;
    for (std::size_t i = 0; i < fields.size() && i < base.size() && i < now.size(); ++i) {
        if (base[i] != now[i]) {
            auto& change = out.emplace_back();
            change.field = fields[i].number;
            change.theirs = now[i];
        }
    }
    if (out.empty()) {
        return out;
    }
    for (const auto& entry : journal::history(session.reg().database(), kind, id)) {
        for (const auto& step : entry.fields) {
            const auto at = std::find_if(out.begin(), out.end(), [&](const FieldChange& change) {
                return change.field == step.field;
            });
            if (at != out.end()) {
                at->by = entry.by;
                at->at = entry.at;
            }
        }
        if (entry.event == journal::HistoryEntry::Event::Undone ||
            entry.event == journal::HistoryEntry::Event::Redone) {
            // which fields a mark moved is not told; whoever set the last one is the likeliest
            for (auto& change : out) {
                change.by = entry.by;
                change.at = entry.at;
            }
        }
    }
    return out;
}

std::string changedWords(const Session& session, const FieldChange& change,
                         const std::string& theirs)
{
    return session.say("correct.changed", {{"by", personOr(session, change.by)},
                                           {"when", " (" + text::formatInstant(change.at) + ")"},
                                           {"theirs", valueOr(session, theirs)}});
}

std::string conflictWords(const Session& session, const FieldChange& change,
                          const std::string& theirs, const std::string& mine)
{
    return session.say(mine.empty() ? "correct.conflict" : "correct.conflict_with",
                       {{"by", personOr(session, change.by)},
                        {"when", " (" + text::formatInstant(change.at) + ")"},
                        {"theirs", valueOr(session, theirs)},
                        {"mine", "“" + mine + "”"}});
}

} // namespace dongbo::present
