#include "gui/main/frame/first_run_screen.h"

#include "gui/main/commands/file_commands.h"
#include "gui/main/frame/program.h"
#include "gui/main/frame/window_shell.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/controls/typed_fields.h"
#include "gui/widgets/frame/card.h"

#include <wx/sizer.h>

#include <array>

namespace dongbo::gui {

namespace {

constexpr int doorWidth = 320;
constexpr int doorGap = 16;
constexpr int questionWidth = 560;
constexpr int restoreWidth = 640;

WindowShell& windowOf(present::Shell& shell)
{
    return static_cast<WindowShell&>(shell);
}

/// The mark of the program, its name, and what it asks.
class Sign : public Canvas
{
public:
    Sign(wxWindow* parent, std::string name, std::string question)
        : Canvas(parent, "first_run.sign")
        , m_name(std::move(name))
        , m_question(std::move(question))
    {}
    [[nodiscard]] std::vector<Part> parts() const override
    {
        Part part;
        part.id = "question";
        part.role = Role::Heading;
        part.name = m_name + ". " + m_question;
        part.rect = {0, 0, area().x, area().y};
        return {part};
    }
    [[nodiscard]] bool isReadOnly() const override { return true; }

protected:
    void draw(Painter& painter) override
    {
        const auto& palette = painter.palette();
        painter.roundRect({0, 0, 46, 46}, palette.accent, {}, 9);
        painter.icon("logo", {0, 0, 46, 46}, palette.onAccent, 28);
        painter.text({60, -2, area().x - 60, 30}, m_name,
                     {TextSize::Figure, Weight::SemiBold, palette.text, Align::Left, false});
        painter.text({60, 26, area().x - 60, 22}, m_question,
                     {TextSize::Body, Weight::Regular, palette.text2, Align::Left, false});
    }
    [[nodiscard]] wxSize bestSize() const override
    {
        return {62 + textWidth(m_question, TextSize::Body), 48};
    }

private:
    std::string m_name;
    std::string m_question;
};

struct DoorText
{
    const char* id;
    const char* icon;
    const char* title;
    const char* help;
    std::array<const char*, 3> facts;
    const char* verb;
};
constexpr DoorText doors[] = {
    {"lists",
     "file-sheet",
     "first_run.lists",
     "first_run.lists_help",
     {"first_run.lists_1", "first_run.lists_2", "first_run.lists_3"},
     "first_run.lists_verb"},
    {"sample",
     "eye",
     "first_run.sample",
     "first_run.sample_help",
     {"first_run.sample_1", "first_run.sample_2", "first_run.sample_3"},
     "first_run.sample_verb"},
    {"empty",
     "file-plus",
     "first_run.empty",
     "first_run.empty_help",
     {"first_run.empty_1", "first_run.empty_2", "first_run.empty_3"},
     "first_run.empty_verb"},
};

} // namespace

/// One of the ways to begin: what it is, three facts, a button.
class Door : public Surface
{
public:
    Door(wxWindow* parent, const present::Session& session, const DoorText& text, int number)
        : Surface(parent, std::string("first_run.") + text.id)
        , m_icon(text.icon)
        , m_title(session.say(text.title))
        , m_help(wrapped(session.say(text.help), doorWidth - 2 * inset, TextSize::Body))
        , m_number(std::to_string(number))
        , m_isFirst(number == 1)
    {
        for (const auto* fact : text.facts) {
            m_facts.push_back(session.say(fact));
        }
        auto* button = new Button(this, std::string("first_run.open_") + text.id,
                                  {session.say(text.verb), {}, {}, {}, {}},
                                  m_isFirst ? ButtonKind::Primary : ButtonKind::Outline);
        m_button = button;
        auto* all = new wxBoxSizer(wxVERTICAL);
        all->AddStretchSpacer();
        all->Add(button, wxSizerFlags().Expand().Border(wxALL, FromDIP(inset)));
        SetSizer(all);
        SetMinSize(FromDIP(wxSize(doorWidth, 336)));
    }
    [[nodiscard]] Button& button() const { return *m_button; }
    [[nodiscard]] wxColour ground() const override { return theme().palette().surface; }

protected:
    void draw(Painter& painter) override
    {
        const auto& palette = painter.palette();
        const auto size = area();
        painter.roundRect({0, 0, size.x, size.y}, palette.surface,
                          m_isFirst ? palette.accent : palette.line, 8, m_isFirst ? 2 : 1);
        painter.roundRect({inset, inset, 42, 42}, m_isFirst ? palette.accentSoft : palette.muteSoft,
                          {}, 7);
        painter.icon(m_icon, {inset, inset, 42, 42}, m_isFirst ? palette.accentText : palette.mute,
                     20);
        drawKeyCap(painter, {size.x - inset - 40, inset, 40, 18}, m_number, false);
        const int width = size.x - 2 * inset;
        painter.text({inset, 75, width, 24}, m_title,
                     {TextSize::Heading, Weight::SemiBold, palette.text, Align::Left, false});
        int y = 106;
        for (const auto& line : m_help) {
            painter.text({inset, y, width, 18}, line,
                         {TextSize::Body, Weight::Regular, palette.text2, Align::Left, false});
            y += 18;
        }
        painter.hairline(inset, size.x - inset, 172, palette.line);
        y = 182;
        for (const auto& fact : m_facts) {
            painter.icon("check", {inset, y, 16, 22}, palette.text2, 14);
            painter.text({inset + 23, y, width - 23, 22}, fact,
                         {TextSize::Body, Weight::Regular, palette.text, Align::Left, false});
            y += 24;
        }
    }

private:
    static constexpr int inset = 23;
    std::string m_icon;
    std::string m_title;
    std::vector<std::string> m_help;
    std::vector<std::string> m_facts;
    std::string m_number;
    bool m_isFirst;
    Button* m_button; // owned by this window
};

FirstRunScreen::FirstRunScreen(wxWindow* parent, present::Shell& shell)
    : Screen(parent, shell, "first_run")
    , m_presenter(shell, *this, [&shell](const std::filesystem::path& file) {
        return windowOf(shell).program().openRegister(file);
    })
{
    showDoors();
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int door = event.GetKeyCode() - '1';
        if (isAsking() || m_presenter.offered() || event.HasAnyModifiers() || door < 0 ||
            door > 2) {
            event.Skip();
        } else if (door == 0) {
            m_presenter.chooseLists();
        } else if (door == 1) {
            m_presenter.openSample();
        } else {
            m_presenter.makeEmpty();
        }
    });
}

ScreenHead FirstRunScreen::head() const
{
    return {shell().session().say("gui.brand"), {}, {}, {}};
}

present::Place FirstRunScreen::place() const
{
    const auto& offered = m_presenter.offered();
    return offered ? present::placeToRestore(*offered)
                   : present::Place{present::ScreenName::FirstRun, {}, {}};
}

void FirstRunScreen::showPlace(const present::Place& place)
{
    if (const auto file = present::registerToRestore(place)) {
        m_presenter.offerRestore(*file);
    } else if (!place.filter.empty()) {
        std::vector<std::filesystem::path> lists;
        for (std::size_t from = 0; from < place.filter.size();) {
            const auto end = std::min(place.filter.find('\n', from), place.filter.size());
            lists.emplace_back(place.filter.substr(from, end - from));
            from = end + 1;
        }
        m_presenter.takeLists(std::move(lists));
    }
}

bool FirstRunScreen::canDo(ScreenAct act) const
{
    return act == ScreenAct::Commit && isAsking();
}

void FirstRunScreen::doIt(ScreenAct act)
{
    if (act == ScreenAct::Commit) {
        make();
    }
}

bool FirstRunScreen::takeEscape()
{
    if (!isAsking() && !m_presenter.offered()) {
        return false;
    }
    m_presenter.back();
    return true;
}

void FirstRunScreen::start()
{
    SetSizer(nullptr);
    m_units = nullptr;
    m_name = nullptr;
    m_unit = nullptr;
    m_person = nullptr;
    for (auto* child : GetChildren()) {
        child->Hide();
        // one of them may be in the middle of its own click
        child->CallAfter([child] { child->Destroy(); });
    }
}

void FirstRunScreen::showDoors()
{
    start();
    const auto& session = shell().session();
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    int number = 0;
    for (const auto& text : doors) {
        auto* door = new Door(this, session, text, ++number);
        const std::string id = text.id;
        door->button().onPress([this, id] {
            if (id == "lists") {
                m_presenter.chooseLists();
            } else if (id == "sample") {
                m_presenter.openSample();
            } else {
                m_presenter.makeEmpty();
            }
        });
        line->Add(door, wxSizerFlags().Expand().Border(wxLEFT, number > 1 ? FromDIP(doorGap) : 0));
    }
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddStretchSpacer();
    column->Add(new Sign(this, session.say("gui.brand"), session.say("first_run.question")),
                wxSizerFlags().CentreHorizontal());
    column->AddSpacer(FromDIP(26));
    column->Add(line, wxSizerFlags().CentreHorizontal());
    column->AddSpacer(FromDIP(22));
    addFoot(*column);
    column->AddStretchSpacer();
    SetSizer(column);
    Layout();
}

void FirstRunScreen::addFoot(wxSizer& column)
{
    auto& session = shell().session();
    auto& window = windowOf(shell());
    auto* open = new Button(this, "first_run.open",
                            {session.say("first_run.open"), "folder-open", "Ctrl O", {}, {}},
                            ButtonKind::Link, ButtonSize::Row);
    open->onPress([&window] { openRegisterByDialog(window, window.program()); });
    auto* language = new Button(this, "first_run.language",
                                {session.say("gui.other_language"), "globe", {}, {}, {}},
                                ButtonKind::Link, ButtonSize::Row);
    language->onPress([&window] {
        window.program().setLanguage(window.session().language() == Language::Vietnamese
                                         ? Language::English
                                         : Language::Vietnamese);
    });
    auto* note = new Words(this, "first_run.note", session.say("first_run.local"), TextSize::Body);
    note->setQuiet(false);
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->Add(open, wxSizerFlags().CentreVertical());
    foot->Add(language, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(12)));
    foot->Add(note, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(12)));
    column.Add(foot, wxSizerFlags().CentreHorizontal());
}

void FirstRunScreen::showQuestion(const std::vector<present::UnitListChoice>& choices,
                                  const present::FirstRunAnswers& proposed,
                                  const std::vector<std::filesystem::path>& lists)
{
    start();
    const auto& session = shell().session();
    auto* card = new Card(
        this, "first_run.form",
        {session.say(lists.empty() ? "first_run.empty" : "first_run.lists"),
         lists.empty() ? std::string()
                       : session.say("first_run.files", {{"count", std::to_string(lists.size())}}),
         {},
         {}});
    std::vector<ChoiceCards::Choice> units;
    for (const auto& choice : choices) {
        units.push_back(
            {choice.name.empty() ? "none" : choice.name, choice.title,
             session.say(choice.name.empty() ? "first_run.no_units_help" : "first_run.units_help"),
             choice.name.empty() ? "minus" : "map-pin", Tone::Accent});
    }
    auto* label = new Words(card, "first_run.units_label", session.say("first_run.units"),
                            TextSize::Caption, Weight::Medium);
    label->setQuiet(true);
    m_units = new ChoiceCards(card, "first_run.units", std::move(units));
    m_units->choose(proposed.unitList.empty() ? "none" : proposed.unitList);
    m_units->onChoose([this](const std::string& id) {
        m_units->choose(id);
        m_presenter.chooseUnits(unitList(), m_unit->text());
    });
    auto* back = new Button(card, "first_run.back", {session.say("gui.back"), {}, "Esc", {}, {}});
    back->onPress([this] { m_presenter.back(); });
    auto* go = new Button(card, "first_run.make",
                          {session.say(lists.empty() ? "first_run.make" : "first_run.make_import"),
                           {},
                           "Ctrl Enter",
                           {},
                           {}},
                          ButtonKind::Primary);
    go->onPress([this] { make(); });

    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(back);
    buttons->AddStretchSpacer();
    buttons->Add(go);
    auto& body = card->body();
    body.Add(label, wxSizerFlags().Expand());
    body.Add(m_units, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    addFields(*card, proposed);
    auto* later =
        new Words(card, "first_run.later", session.say("first_run.later"), TextSize::Caption);
    later->setQuiet(true);
    later->wrapAt(questionWidth - 32);
    body.Add(later, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
    body.Add(buttons, wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
    card->SetMinSize(FromDIP(wxSize(questionWidth, -1)));
    centre(card);
    m_person->SetFocus();
}

void FirstRunScreen::addFields(Card& card, const present::FirstRunAnswers& proposed)
{
    const auto& session = shell().session();
    FieldText name;
    name.label = session.say("first_run.name");
    name.help = session.say("first_run.name_help");
    m_name = new TextField(&card, "first_run.name", std::move(name));
    m_name->setText(proposed.name);
    FieldText unit;
    unit.label = session.say("first_run.unit");
    unit.hint = session.say("first_run.unit_hint");
    m_unit = new SearchField(&card, "first_run.unit", std::move(unit));
    m_unit->setText(proposed.unit);
    m_unit->onChange([this] {
        std::vector<MenuItem> items;
        for (const auto& one : m_presenter.suggestUnits(unitList(), m_unit->text())) {
            MenuItem item;
            item.id = one;
            item.word = one;
            item.icon = "building";
            items.push_back(std::move(item));
        }
        m_unit->suggest(std::move(items));
    });
    m_unit->onPick([this](const std::string& id) { m_unit->setText(id); });
    FieldText person;
    person.label = session.say("first_run.person");
    person.hint = session.say("first_run.person_hint");
    person.icon = "user";
    m_person = new TextField(&card, "first_run.person", std::move(person));
    m_name->onEnter([this] { make(); });
    m_person->onEnter([this] { make(); });
    auto& body = card.body();
    body.Add(m_name, wxSizerFlags().Expand().Border(wxTOP, FromDIP(14)));
    body.Add(m_unit, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
    body.Add(m_person, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
}

void FirstRunScreen::showUnit(const std::string& proposed)
{
    if (isAsking()) {
        m_unit->setText(proposed);
        m_unit->setError({});
    }
}

void FirstRunScreen::showProblem(const std::string& answer, const std::string& sentence)
{
    if (!isAsking()) {
        return;
    }
    Field* field = answer == "name"   ? static_cast<Field*>(m_name)
                   : answer == "unit" ? static_cast<Field*>(m_unit)
                                      : m_person;
    field->setError(sentence);
    field->SetFocus();
    Layout();
}

void FirstRunScreen::showRestore(const present::RestoreOffer& offer)
{
    start();
    const auto& session = shell().session();
    auto* card = new Card(this, "first_run.restore", {offer.title, {}, {}, {}});
    auto& body = card->body();
    auto* help = new Words(card, "first_run.restore_help", offer.help, TextSize::Body);
    help->wrapAt(restoreWidth - 32);
    body.Add(help, wxSizerFlags().Expand());
    bool isNewest = true;
    for (const auto& backup : offer.backups) {
        body.Add(restoreRow(*card, backup, isNewest),
                 wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
        isNewest = false;
    }
    auto* back = new Button(card, "first_run.back", {session.say("gui.back"), {}, "Esc", {}, {}});
    back->onPress([this] { m_presenter.back(); });
    auto* other = new Button(card, "first_run.restore_other",
                             {session.say("backup.choose_verb"), "folder-open", {}, {}, {}},
                             isNewest ? ButtonKind::Primary : ButtonKind::Outline);
    other->onPress([this] { m_presenter.restoreOther(); });
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(back);
    buttons->AddStretchSpacer();
    buttons->Add(other);
    body.Add(buttons, wxSizerFlags().Expand().Border(wxTOP, FromDIP(16)));
    card->SetMinSize(FromDIP(wxSize(restoreWidth, -1)));
    centre(card);
}

wxSizer* FirstRunScreen::restoreRow(Card& card, const present::BackupChoice& backup, bool isNewest)
{
    auto* when =
        new Words(&card, "first_run.backup", backup.when, TextSize::Body, Weight::SemiBold);
    auto* where = new Words(&card, "first_run.backup_file", backup.where, TextSize::Caption);
    where->setQuiet(true);
    where->wrapAt(restoreWidth - 180);
    auto* words = new wxBoxSizer(wxVERTICAL);
    words->Add(when, wxSizerFlags().Expand());
    words->Add(where, wxSizerFlags().Expand());
    auto* button =
        new Button(&card, isNewest ? "first_run.restore_newest" : "first_run.restore_older",
                   {shell().session().say("backup.restore_verb"), {}, {}, {}, {}},
                   isNewest ? ButtonKind::Primary : ButtonKind::Outline);
    button->onPress([this, path = backup.path] { m_presenter.restore(path); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(words, wxSizerFlags(1).CentreVertical());
    row->Add(button, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(12)));
    return row;
}

void FirstRunScreen::centre(wxWindow* card)
{
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddStretchSpacer();
    column->Add(card, wxSizerFlags().CentreHorizontal());
    column->AddStretchSpacer();
    SetSizer(column);
    Layout();
}

std::string FirstRunScreen::unitList() const
{
    return m_units->chosen() == "none" ? std::string() : m_units->chosen();
}

void FirstRunScreen::make()
{
    if (!isAsking()) {
        return;
    }
    for (Field* field : {static_cast<Field*>(m_name), static_cast<Field*>(m_unit),
                         static_cast<Field*>(m_person)}) {
        field->setError({});
    }
    m_presenter.make({unitList(), m_name->text(), m_unit->text(), m_person->text()});
}

} // namespace dongbo::gui
