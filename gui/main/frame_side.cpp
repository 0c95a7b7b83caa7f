#include "gui/main/frame_side.h"

#include "gui/main/screen_list.h"
#include "gui/main/window_shell.h"
#include "gui/present/acting.h"
#include "gui/present/frame_facts.h"

#include <map>

namespace dongbo::gui {

namespace {

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
    m_onChange = shell.session().changed.connect([this] { refresh(); });
    m_onSwitch = shell.session().switched.connect([this] { refresh(); });
    refresh();
}

void FrameSide::refresh()
{
    auto& session = m_shell.session();
    present::FrameFacts facts;
    try {
        facts = present::frameFacts(session);
    } catch (const Error& error) {
        m_shell.banner(present::bannerOf(session, error));
    }
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
    setPerson({facts.person, facts.initials, facts.saved});
}

void FrameSide::mark(present::ScreenName screen)
{
    const auto* entry = findScreen(screen);
    choose(entry != nullptr ? entry->windowName : "");
}

} // namespace dongbo::gui
