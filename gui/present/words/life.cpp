#include "gui/present/words/life.h"

#include "core/text/dates.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/words/clock_words.h"
#include "gui/present/words/day_words.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace dongbo::present {

namespace {

struct DoneLook
{
    std::string_view beginning; ///< of the sentence's code
    const char* icon;
    Tone tone;
};

// The first that fits; the drawing of what was done.
constexpr DoneLook looks[] = {{"did.fault_reported", "triangle-alert", Tone::Bad},
                              {"did.faults_reported", "triangle-alert", Tone::Bad},
                              {"did.fault_fixed", "circle-check", Tone::Ok},
                              {"did.fault_closed", "check", Tone::Ok},
                              {"did.fault_waits", "clock", Tone::Warn},
                              {"did.fault_", "triangle-alert", Tone::Mute},
                              {"did.repair_", "wrench", Tone::Accent},
                              {"did.attached", "paperclip", Tone::Mute},
                              {"did.imported", "file-sheet", Tone::Mute},
                              {"did.device_transferred", "move", Tone::Accent},
                              {"did.devices_transferred", "move", Tone::Accent},
                              {"did.device_replaced", "replace", Tone::Accent},
                              {"did.custody_", "users", Tone::Accent}};

LifeEntry entryOf(const Session& session, const journal::HistoryEntry& entry)
{
    LifeEntry out;
    out.at = entry.at;
    out.when =
        shortDay(entry.at, session.shownDay()) + " " + text::formatInstant(entry.at).substr(11);
    out.title = session.say(entry.what);
    out.icon = "pencil";
    for (const auto& look : looks) {
        if (entry.what.code.starts_with(look.beginning)) {
            out.icon = look.icon;
            out.tone = look.tone;
            break;
        }
    }
    out.detail = entry.by;
    if (!entry.reason.empty()) {
        out.detail += (out.detail.empty() ? "" : " · ") + entry.reason;
    }
    if (const auto doubt = clockDoubt(session.language(), entry.clockSuspect); !doubt.empty()) {
        out.detail += (out.detail.empty() ? "" : " · ") + doubt;
        out.tone = Tone::Warn;
    }
    out.isUndone = entry.isUndone;
    if (entry.event == journal::HistoryEntry::Event::Undone) {
        out.title = session.say("faults.undone", {{"what", out.title}});
        out.icon = "undo";
        out.tone = Tone::Mute;
    } else if (entry.event == journal::HistoryEntry::Event::Redone) {
        out.title = session.say("faults.redone", {{"what", out.title}});
        out.icon = "redo";
        out.tone = Tone::Mute;
    } else if (!entry.isUndone && session.isWritable()) {
        out.canUndo = entry.changeSet;
    }
    return out;
}

} // namespace

std::vector<LifeEntry> lifeOf(Session& session, const std::vector<LifeOf>& records,
                              std::size_t most)
{
    std::map<std::pair<ChangeSetId, int>, LifeEntry> once;
    for (const auto& record : records) {
        for (const auto& entry :
             journal::history(session.shown().database(), record.kind, record.id)) {
            const bool isMark = entry.event == journal::HistoryEntry::Event::Undone ||
                                entry.event == journal::HistoryEntry::Event::Redone;
            once.emplace(std::pair(entry.changeSet, isMark ? 1 : 0), entryOf(session, entry));
        }
    }
    std::vector<LifeEntry> out;
    for (auto& [key, entry] : once) {
        out.push_back(std::move(entry));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.at > b.at; });
    if (out.size() > most) {
        out.resize(most);
    }
    return out;
}

} // namespace dongbo::present
