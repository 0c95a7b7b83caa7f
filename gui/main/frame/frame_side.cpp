#include "gui/main/frame/frame_side.h"

#include "core/text/dates.h"
#include "gui/main/commands/command.h"
#include "gui/main/frame/program.h"
#include "gui/main/frame/screen_list.h"
#include "gui/main/frame/window_shell.h"
#include "gui/present/frame/frame_facts.h"
#include "gui/present/frame/recent_registers.h"
#include "gui/widgets/controls/menu.h"

#include <algorithm>
#include <map>

namespace dongbo::gui {

namespace {

const std::string recentMark = "recent:";
constexpr std::size_t recentShown = 5;

struct GroupWord
{
    SideGroup group;
    const char* code;
};
constexpr GroupWord groupWords[] = {{SideGroup::Daily, "gui.group_daily"},
                                    {SideGroup::Plans, "gui.group_plans"},
                                    {SideGroup::Register, "gui.group_register"}};

} // namespace

FrameSide::FrameSide(wxWindow* parent, WindowShell& shell)
    : SideBar(parent, "side")
    , m_shell(shell)
{
    onGo([this](const std::string& id) {
        for (const auto& entry : screenList()) {
            if (entry.windowName == id) {
                m_shell.go({entry.name, {}, {}});
            }
        }
    });
    m_onFacts = shell.facts().changed.connect([this] { show(); });
    m_onPages = shell.pageWatch().changed.connect([this] { show(); });
    show();
}

void FrameSide::show()
{
    const auto& session = m_shell.session();
    const auto& facts = m_shell.facts().facts();
    m_office = facts.office;
    setBrand(session.say("gui.brand"), m_office);
    std::vector<Group> groups;
    std::size_t number = 0;
    for (const auto& [which, code] : groupWords) {
        Group group{session.say(code), {}};
        for (const auto& entry : screenList()) {
            if (entry.group != which) {
                continue;
            }
            ++number;
            Item item{entry.windowName, session.say(entry.title), entry.icon, {}, false, {}};
            if (number <= 9) {
                item.keys = "Ctrl " + std::to_string(number);
            }
            if (const auto count = facts.counts.find(entry.name); count != facts.counts.end()) {
                item.count = count->second.text;
                item.isWaiting = count->second.waits;
            }
            group.items.push_back(std::move(item));
        }
        if (!group.items.empty()) {
            groups.push_back(std::move(group));
        }
    }
    setGroups(std::move(groups));
    Person person{facts.person, facts.initials, facts.saved, facts.backup, facts.backupWarns};
    person.isAsking = facts.asksPerson;
    person.tip = facts.backupDetail;
    if (const auto sound = m_shell.pageWatch().soundSince()) {
        person.tip += (person.tip.empty() ? "" : "\n") +
                      session.say("backup.pages_sound", {{"when", text::formatInstant(*sound)}});
    }
    setPerson(std::move(person));
}

void FrameSide::openMenu(const Commands& commands)
{
    std::vector<MenuItem> items;
    const auto add = [&](const Command& command, const char* icon) {
        MenuItem item;
        item.id = command.id;
        item.word = command.title;
        item.icon = icon;
        item.after = command.keys;
        std::replace(item.after.begin(), item.after.end(), '+', ' ');
        item.isEnabled = command.isEnabled();
        items.push_back(std::move(item));
    };
    const auto addRecent = [&] {
        std::size_t shown = 0;
        for (const auto& file : present::recentRegisters(m_shell.settings())) {
            if (file != m_shell.session().path() && shown < recentShown) {
                ++shown;
                MenuItem item;
                item.id = recentMark + file.string();
                item.word = file.stem().string();
                item.caption = file.parent_path().string();
                item.icon = "folder";
                items.push_back(std::move(item));
            }
        }
    };
    const std::map<std::string, const char*> icons{
        {"open", "folder-open"},        {"new", "file-plus"},
        {"backup", "archive"},          {"restore", "rotate-back"},
        {"try_backup", "shield-check"}, {"backup_folder", "folder"},
        {"office", "building"},         {"person", "user"},
        {"history", "history"},         {"theme", "moon"},
        {"language", "globe"},          {"correct_unit", "building"},
        {"correct_site", "map-pin"},    {"correct_vendor", "wrench"},
        {"correct_officer", "users"},   {"go.records", "banknote"}};
    for (const char* id : {"person",
                           "office",
                           "correct_unit",
                           "correct_site",
                           "correct_vendor",
                           "correct_officer",
                           "go.records",
                           "",
                           "open",
                           "new",
                           "recent",
                           "",
                           "backup",
                           "backup_folder",
                           "try_backup",
                           "restore",
                           "",
                           "history",
                           "",
                           "theme",
                           "language"}) {
        if (const auto* command = commands.find(id); command != nullptr) {
            add(*command, icons.at(id));
        } else if (std::string_view(id) == "recent") {
            addRecent();
        } else if (*id == '\0') {
            items.push_back({});
        }
    }
    const auto person = part("person");
    showMenu(*this, person ? person->rect : wxRect(0, 0, width(), 40), std::move(items),
             [this, &commands](const std::string& id) {
                 if (id.starts_with(recentMark)) {
                     m_shell.program().openRegister(id.substr(recentMark.size()));
                 } else {
                     commands.run(id);
                 }
             });
}

void FrameSide::mark(present::ScreenName screen)
{
    const auto* entry = findScreen(screen);
    choose(entry != nullptr ? entry->windowName : "");
}

} // namespace dongbo::gui
