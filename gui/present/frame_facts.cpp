#include "gui/present/frame_facts.h"

#include "core/store/change_log.h"
#include "core/store/device_queries.h"
#include "core/store/fault_queries.h"
#include "core/store/place_queries.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"

namespace dongbo::present {

namespace {

/// The first character with its marks.
std::string firstLetter(std::string_view word)
{
    std::size_t end = word.empty() ? 0 : 1;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return std::string(word.substr(0, end));
}

std::string officeOf(Session& session)
{
    for (const auto& unit : store::unitTree(session.shown().database(), {})) {
        if (unit.depth == 0) {
            if (auto title = store::unitTitle(unit.unit); !title.empty()) {
                return text::capitalized(title);
            }
        }
    }
    return session.path().stem().string();
}

std::string savedAt(Session& session)
{
    if (session.pastDay()) {
        return session.say("present.only_looking");
    }
    store::ChangeFilter newest;
    newest.limit = 1;
    newest.countsRecords = false;
    const auto rows = store::changeList(session.shown().database(), newest);
    if (rows.empty()) {
        return {};
    }
    const Instant at{rows.front().wallMs};
    const auto whole = text::formatInstant(at);
    return dayOf(at) == session.shownDay()
               ? session.say("present.saved_at", {{"time", whole.substr(whole.find(' ') + 1)}})
               : session.say("present.saved_on", {{"day", text::formatDate(dayOf(at))}});
}

} // namespace

std::string initialsOf(std::string_view name)
{
    const auto from = name.find_first_not_of(' ');
    if (from == std::string_view::npos) {
        return {};
    }
    name = name.substr(from, name.find_last_not_of(' ') + 1 - from);
    const auto last = name.rfind(' ');
    auto out = firstLetter(name);
    if (last != std::string_view::npos) {
        out += firstLetter(name.substr(last + 1));
    }
    return text::capitalized(out);
}

FrameFacts frameFacts(Session& session)
{
    FrameFacts out;
    if (!session.isOpen()) {
        return out;
    }
    auto& database = session.shown().database();
    const store::ReadView view(database);
    out.office = officeOf(session);
    out.person = session.reg().actor().name;
    out.initials = initialsOf(out.person);
    out.saved = savedAt(session);
    if (const auto devices = store::countDevices(database, {}); devices > 0) {
        out.counts[ScreenName::Devices] = {text::formatInteger(devices), false};
    }
    if (const auto faults = store::countFaults(database, {}); faults > 0) {
        out.counts[ScreenName::Faults] = {text::formatInteger(faults), true};
    }
    store::SiteFilter standing;
    standing.on = session.shownDay();
    if (const auto sites = store::sites(database, standing).size(); sites > 0) {
        out.counts[ScreenName::Sites] = {text::formatInteger(static_cast<std::int64_t>(sites)),
                                         false};
    }
    return out;
}

} // namespace dongbo::present
