#include "gui/present/watched_record.h"

#include "core/journal/read/history.h"

#include <algorithm>

namespace dongbo::present {

std::vector<FieldChange> changesSince(Session& session, RecordKind kind, const RecordId& id,
                                      const std::vector<Value>& base, const std::vector<Value>& now)
{
    std::vector<FieldChange> out;
    const auto& fields = describe(kind).fields;
    for (std::size_t i = 0; i < fields.size() && i < base.size() && i < now.size(); ++i) {
        if (base[i] != now[i]) {
            auto& change = out.emplace_back();
            change.field = fields[i].name;
            change.theirs = now[i];
        }
    }
    if (out.empty()) {
        return out;
    }
    for (const auto& entry : journal::history(session.reg().database(), kind, id)) {
        for (const auto& step : entry.fields) {
            const auto* field = describe(kind).field(step.field);
            const auto at = std::find_if(out.begin(), out.end(), [&](const FieldChange& change) {
                return field != nullptr && change.field == field->name;
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

std::string sentenceOf(const Session& session, const FieldChange& change, std::string_view theirs)
{
    const auto by = change.by.empty() ? session.say("present.somebody") : change.by;
    if (theirs.empty()) {
        return session.say("present.changed_to_nothing", {{"by", by}});
    }
    return session.say("present.changed_to", {{"by", by}, {"value", std::string(theirs)}});
}

} // namespace dongbo::present
