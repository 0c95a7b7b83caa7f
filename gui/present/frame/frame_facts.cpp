#include "gui/present/frame/frame_facts.h"

#include "core/register/base/office.h"
#include "core/store/journal/change_log.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/frame/backups.h"

#include <memory>
#include <utility>

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

std::string savedAt(Register& reg, Language language)
{
    if (reg.pastDay()) {
        return text::say(language, "present.only_looking");
    }
    store::ChangeFilter newest;
    newest.limit = 1;
    newest.countsRecords = false;
    const auto rows = store::changeList(reg.database(), newest);
    if (rows.empty()) {
        return {};
    }
    if (rows.front().clockSuspect) { // nobody knows when
        return text::say(language, "present.saved");
    }
    const Instant at{rows.front().wallMs};
    const auto whole = text::formatInstant(at);
    if (dayOf(at) == reg.today()) {
        return text::say(language, "present.saved_at",
                         {{"time", whole.substr(whole.find(' ') + 1)}});
    }
    return text::say(language, "present.saved_on", {{"day", text::formatDate(dayOf(at))}});
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

FrameFacts frameFacts(Register& reg, Language language)
{
    FrameFacts out;
    auto& database = reg.database();
    const store::ReadView view(database);
    const auto identity = registerIdentity(reg);
    out.isSample = identity.isSample;
    out.office = identity.isSample
                     ? text::say(language, "present.sample_office", {{"name", identity.name}})
                     : identity.name;
    out.person = reg.actor().name;
    out.initials = initialsOf(out.person);
    out.saved = savedAt(reg, language);
    const auto backup = backupFact(reg, language);
    out.backup = backup.text;
    out.backupWarns = backup.warns;
    out.backupDetail = backup.detail;
    const auto count = [&](ScreenName screen, std::int64_t number, bool waits) {
        if (number > 0) {
            out.counts[screen] = {text::formatInteger(number, language), waits};
        }
    };
    count(ScreenName::Devices, store::countDevices(database, {}), false);
    count(ScreenName::Faults, store::countFaults(database, {}), true);
    count(ScreenName::Sites,
          static_cast<std::int64_t>(store::siteNames(database, reg.today()).size()), false);
    if (!reg.pastDay()) {
        const UndoSteps steps(reg, language);
        out.undo = steps.nextUndo();
        out.redo = steps.nextRedo();
    }
    return out;
}

FrameFactsReader::FrameFactsReader(Shell& shell)
    : m_shell(shell)
    , m_reader(shell)
    , m_onSwitch(shell.session().switched.connect([this] { refresh(); }))
    , m_onPerson(shell.session().personChosen.connect([this] { refresh(); }))
{
    m_reader.follow([this] { refresh(); });
    refresh();
}

void FrameFactsReader::fitSession()
{
    const auto& session = m_shell.session();
    const bool isKnown = session.person().has_value();
    if (!session.isWritable() || !isKnown) {
        m_facts.undo.reset();
        m_facts.redo.reset();
    }
    if (session.damage()) {
        m_facts.backup = session.say("backup.foot_damaged");
        m_facts.backupWarns = true;
        m_facts.backupDetail = session.say(*session.damage());
    }
    m_facts.asksPerson = !isKnown && session.isWritable();
    if (!isKnown) {
        m_facts.person =
            session.say(m_facts.asksPerson ? "person.not_chosen" : "present.only_looking");
        m_facts.initials = m_facts.asksPerson ? "?" : "–";
    }
}

void FrameFactsReader::refresh()
{
    const auto& session = m_shell.session();
    if (!session.isOpen()) {
        m_reader.cancel();
        m_facts = {};
        changed();
        return;
    }
    m_reader.read<FrameFacts>([language = session.language()](
                                  Register& reg, JobContext&) { return frameFacts(reg, language); },
                              [this](FrameFacts facts) {
                                  m_facts = std::move(facts);
                                  fitSession();
                                  changed();
                              });
}

} // namespace dongbo::present
