#include "gui/present/corrections/record_chooser.h"

#include "core/store/queries/people_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/corrections/correction_forms.h"
#include "gui/present/forms/suggest.h"
#include "gui/present/frame/frame_facts.h"
#include "gui/present/words/value_text.h"

namespace dongbo::present {

namespace {

std::string joined(const std::string& one, const std::string& other)
{
    return one + (one.empty() || other.empty() ? "" : ", ") + other;
}

const char* titleOf(RecordKind kind)
{
    return kind == RecordKind::Vendor    ? "correct.choose_vendor"
           : kind == RecordKind::Officer ? "correct.choose_officer"
           : kind == RecordKind::Site    ? "correct.choose_site"
                                         : "correct.choose_unit";
}

/// Everything of a kind, in the order people know it.
std::vector<Choosable> everything(Session& session, RecordKind kind)
{
    auto& database = session.reg().database();
    std::vector<Choosable> out;
    if (kind == RecordKind::Unit) {
        for (const auto& row : store::unitTree(database, {})) {
            out.push_back({row.id.text(),
                           "building",
                           {},
                           text::capitalized(store::unitTitle(row.unit)),
                           joined(row.parent, row.unit.code.value_or("")),
                           row.unit.validTo ? session.say("correct.unit_ended") : std::string()});
        }
    } else if (kind == RecordKind::Vendor) {
        for (const auto& row : store::vendors(database, store::Withdrawn::LeftOut)) {
            out.push_back({row.id.text(),
                           "wrench",
                           {},
                           row.vendor.name.value_or(""),
                           joined(text::capitalized(wordOf(session.language(), row.vendor.kind)),
                                  row.vendor.phone.value_or("")),
                           {}});
        }
    } else if (kind == RecordKind::Officer) {
        for (const auto& row : store::officers(database, store::Withdrawn::LeftOut)) {
            const auto name = row.officer.name.value_or("");
            out.push_back(
                {row.id.text(),
                 {},
                 initialsOf(name),
                 name,
                 joined(row.officer.position.value_or(""), row.unit),
                 session.person() == row.id ? session.say("person.acting") : std::string()});
        }
    } else if (kind == RecordKind::Site) {
        for (const auto& row : store::sites(database, {})) {
            out.push_back({row.id.text(), "map-pin", {}, row.site.name.value_or(""), row.unit, {}});
        }
    }
    return out;
}

} // namespace

SheetRequest chooseToCorrect(RecordKind kind)
{
    return {SheetKind::ChooseRecord, {}, kindHint(kind)};
}

RecordChooser::RecordChooser(Shell& shell, ChoosingView& view)
    : ChoosingPresenter(view)
    , m_shell(shell)
{}

void RecordChooser::open(const SheetRequest& request)
{
    auto& session = m_shell.session();
    m_kind = kindInHint(request.hint).value_or(m_kind);
    m_choosing.title = session.say(titleOf(m_kind));
    m_choosing.icon = "pencil";
    m_choosing.label = session.say("correct.choose_label");
    m_choosing.hint = session.say("correct.choose_hint");
    m_choosing.note = session.say("correct.choose_note");
    m_choosing.sendWord = session.say("correct.choose_send");
    m_choosing.sideWord = session.say(
        "form.add_title", {{"kind", session.say("kind." + std::string(describe(m_kind).name))}});
    list();
    m_changed = session.changed.connect([this] {
        list();
        show();
    });
    show();
}

void RecordChooser::type(const std::string& text)
{
    m_choosing.typed = text;
    m_choosing.chosen.reset();
    list();
    show();
}

void RecordChooser::list()
{
    auto& session = m_shell.session();
    const auto held = chosen() != nullptr ? chosen()->key : std::string();
    const auto folded = text::fold(m_choosing.typed);
    m_choosing.rows.clear();
    m_choosing.chosen.reset();
    std::int64_t hidden = 0;
    for (auto& row : everything(session, m_kind)) {
        if (row.title.empty() || !beginsWords(row.title + " " + row.detail, folded)) {
            continue;
        }
        if (m_choosing.rows.size() == mostRows) {
            ++hidden;
            continue;
        }
        if (row.key == held) {
            m_choosing.chosen = m_choosing.rows.size();
        }
        m_choosing.rows.push_back(std::move(row));
    }
    m_choosing.more =
        hidden == 0 ? std::string()
                    : session.say("correct.choose_more",
                                  {{"count", text::formatInteger(hidden, session.language())}});
    m_choosing.nothing =
        session.say(folded.empty() ? "correct.choose_none" : "correct.choose_not_found");
    if (!m_choosing.chosen && !folded.empty() && !m_choosing.rows.empty()) {
        m_choosing.chosen = 0;
    }
    chosenIsOther();
}

void RecordChooser::chosenIsOther()
{
    m_choosing.canSend = chosen() != nullptr;
}

bool RecordChooser::send()
{
    const auto* row = chosen();
    const auto id = row == nullptr ? std::nullopt : RecordId::parse(row->key);
    if (!id) {
        return false;
    }
    openInstead({SheetKind::CorrectRecord, RecordRef{m_kind, *id}, {}});
    return true;
}

void RecordChooser::pressSide()
{
    openInstead({SheetKind::AddRecord, {}, kindHint(m_kind)});
}

void RecordChooser::openInstead(const SheetRequest& request)
{
    m_changed.disconnect();
    auto& shell = m_shell; // the next form takes this one's place
    const auto next = request;
    shell.closeSheet();
    shell.openSheet(next);
}

} // namespace dongbo::present
