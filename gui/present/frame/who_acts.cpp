#include "gui/present/frame/who_acts.h"

#include "core/register/base/office.h"
#include "core/register/places/oneself.h"
#include "core/store/queries/people_queries.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/forms/suggest.h"
#include "gui/present/frame/frame_facts.h"
#include "gui/present/frame/recent_registers.h"

#include <algorithm>
#include <utility>

namespace dongbo::present {

namespace {

constexpr const char* newKey = "new";

std::string keyFor(const std::filesystem::path& file)
{
    return "person/" + wholePath(file);
}

} // namespace

std::string rememberedPerson(const Settings& settings, const std::filesystem::path& file)
{
    return settings.value(keyFor(file));
}

void rememberPerson(Settings& settings, const std::filesystem::path& file, std::string_view officer)
{
    settings.setValue(keyFor(file), officer);
}

void openAsRemembered(Session& session, const Settings& settings, const std::filesystem::path& file)
{
    Register::Options options;
    options.actAs = rememberedPerson(settings, file);
    if (!options.actAs.empty()) {
        try {
            session.open(file, options);
            return;
        } catch (const Error& error) {
            if (error.kind() != Error::Kind::Usage) {
                throw;
            }
            options.actAs.clear(); // it is another register now, or that officer is gone
        }
    }
    session.open(file, options);
}

PersonPresenter::PersonPresenter(Shell& shell, ChoosingView& view)
    : ChoosingPresenter(view)
    , m_shell(shell)
{}

void PersonPresenter::open(const SheetRequest& /*request*/)
{
    auto& session = m_shell.session();
    const auto identity = registerIdentity(session.reg());
    m_unit = identity.unit;
    m_unitTitle = identity.unitTitle;
    m_choosing.title = session.say("person.title");
    m_choosing.caption = identity.name;
    m_choosing.icon = "user";
    m_choosing.label = session.say("person.label");
    list();
    m_changed = session.changed.connect([this] {
        list();
        show();
    });
    show();
}

void PersonPresenter::type(const std::string& text)
{
    m_choosing.typed = text;
    m_choosing.problem.clear();
    m_choosing.chosen.reset();
    list();
    show();
}

void PersonPresenter::list()
{
    auto& session = m_shell.session();
    const auto held = chosen() != nullptr ? chosen()->key : std::string();
    const auto typed = std::string(text::trim(m_choosing.typed));
    const auto folded = text::fold(typed);
    const auto acting = session.person();
    std::size_t all = 0;
    std::size_t found = 0;
    bool isNamed = false;
    m_choosing.rows.clear();
    m_choosing.chosen.reset();
    for (const auto& row : store::officers(session.reg().database(), store::Withdrawn::LeftOut)) {
        const auto name = row.officer.name.value_or("");
        if (name.empty()) {
            continue;
        }
        ++all;
        const auto position = row.officer.position.value_or("");
        if (!beginsWords(name + " " + position + " " + row.unit, folded)) {
            continue;
        }
        ++found;
        isNamed = isNamed || text::fold(name) == folded;
        if (m_choosing.rows.size() == mostRows) {
            continue;
        }
        const auto joined = position.empty() || row.unit.empty() ? "" : ", ";
        m_choosing.rows.push_back(
            {row.id.text(),
             {},
             initialsOf(name),
             name,
             position + joined + row.unit,
             acting == row.id ? session.say("person.acting") : std::string()});
    }
    m_choosing.hint = all == 0 ? session.say("person.hint_empty")
                               : session.say("person.hint", {{"count", std::to_string(all)}});
    const auto hidden = found - m_choosing.rows.size();
    m_choosing.more =
        hidden == 0 ? std::string()
                    : session.say("person.more",
                                  {{"count", text::formatInteger(static_cast<std::int64_t>(hidden),
                                                                 session.language())}});
    if (!typed.empty() && !isNamed) {
        m_choosing.rows.push_back({newKey,
                                   "plus",
                                   {},
                                   session.say("person.add", {{"name", typed}}),
                                   session.say("person.add_detail"),
                                   {}});
    }
    m_choosing.nothing = session.say("person.nobody_yet");
    for (std::size_t i = 0; i < m_choosing.rows.size(); ++i) {
        if (m_choosing.rows[i].key == held) {
            m_choosing.chosen = i;
        }
    }
    if (!m_choosing.chosen && !typed.empty() && !m_choosing.rows.empty()) {
        m_choosing.chosen = 0;
    }
    chosenIsOther();
}

void PersonPresenter::chosenIsOther()
{
    const auto& session = m_shell.session();
    const auto* row = chosen();
    const bool isNew = row != nullptr && row->key == newKey;
    m_choosing.extraLabel = isNew ? session.say("person.position") : std::string();
    m_choosing.canSend = row != nullptr;
    m_choosing.sendWord = isNew            ? session.say("person.send_new")
                          : row != nullptr ? session.say("person.send", {{"name", row->title}})
                                           : session.say("person.send_nobody");
    if (isNew) {
        m_choosing.note = m_unitTitle.empty()
                              ? session.say("person.note_new")
                              : session.say("person.note_new_of", {{"unit", m_unitTitle}});
    } else {
        m_choosing.note = session.say("person.note");
    }
    m_choosing.sideWord = session.person() ? session.say("person.mine") : std::string();
}

std::optional<OfficerId> PersonPresenter::add()
{
    Officer officer;
    officer.name = std::string(text::collapseSpaces(m_choosing.typed));
    if (const auto position = std::string(text::trim(m_choosing.extra)); !position.empty()) {
        officer.position = position;
    }
    officer.unit = m_unit;
    std::optional<OfficerId> id;
    m_changed.disconnect(); // what comes now is ours
    const bool isDone = actUnasked(
        m_shell,
        [&]() -> Checked<Shell::Done> {
            const auto added = addOneself(m_shell.session().reg(), officer);
            if (!added) {
                return added.problems();
            }
            id = added->id;
            return Shell::Done{};
        },
        [this](const Problems& problems) {
            m_choosing.problem = text::say(m_shell.session().language(), problems.front());
        });
    if (!isDone || !id) {
        m_changed = m_shell.session().changed.connect([this] {
            list();
            show();
        });
        return std::nullopt;
    }
    return id;
}

bool PersonPresenter::send()
{
    auto& shell = m_shell; // closing the sheet may take this along
    const auto* row = chosen();
    if (row == nullptr) {
        m_choosing.problem = shell.session().say("person.choose_first");
        show();
        return false;
    }
    std::optional<OfficerId> id;
    if (row->key == newKey) {
        id = add();
    } else if (const auto parsed = RecordId::parse(row->key)) {
        id = OfficerId{*parsed};
    }
    if (!id) {
        show();
        return false;
    }
    auto& session = shell.session();
    rememberPerson(shell.settings(), session.path(), id->text());
    m_changed.disconnect();
    shell.closeSheet();
    session.actAs(*id); // what waited for it may open the next form
    shell.banner({BannerTone::Ok,
                  session.say("person.done", {{"name", session.reg().actor().name}}),
                  session.say("person.done_help"),
                  {},
                  {}});
    return true;
}

void PersonPresenter::pressSide()
{
    if (const auto person = m_shell.session().person()) {
        m_shell.openSheet({SheetKind::CorrectRecord, RecordRef{RecordKind::Officer, *person}, {}});
    }
}

} // namespace dongbo::present
