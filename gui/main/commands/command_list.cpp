#include "gui/main/commands/command_list.h"

#include "gui/main/commands/file_commands.h"
#include "gui/main/frame/main_frame.h"
#include "gui/main/frame/program.h"
#include "gui/main/frame/screen_list.h"
#include "gui/main/frame/window_shell.h"
#include "gui/present/corrections/record_chooser.h"
#include "gui/present/frame/backups.h"
#include "gui/present/frame/undo_steps.h"
#include "gui/present/records/records_list.h"
#include "gui/present/reports/paper_settings_list.h"

#include <tuple>

namespace dongbo::gui {

namespace {

using Check = std::function<bool()>;

bool always()
{
    return true;
}

/// Adds commands with what they share.
class Adder
{
public:
    Adder(Commands& all, MainFrame& frame, WindowShell& shell, Program& program)
        : m_all(all)
        , m_frame(frame)
        , m_shell(shell)
        , m_program(program)
    {}

    void addFile();
    void addEdit();
    void addGo();
    void addView();
    void addHelp();
    void addKeys();

private:
    void add(const char* id, MenuName menu, const char* title, const char* keys, Check isEnabled,
             std::function<void()> run)
    {
        m_all.add(
            {id, menu, m_shell.session().say(title), keys, std::move(isEnabled), std::move(run)});
    }
    [[nodiscard]] Check ifOpen() const
    {
        return [&shell = m_shell] { return shell.session().isOpen(); };
    }
    [[nodiscard]] Check ifWritable() const
    {
        return [&shell = m_shell] { return shell.session().isWritable(); };
    }
    void addScreenAct(const char* id, MenuName menu, const char* title, const char* keys,
                      ScreenAct act)
    {
        add(
            id, menu, title, keys,
            [&frame = m_frame, act] { return frame.screen() && frame.screen()->canDo(act); },
            [&frame = m_frame, act] { frame.screen()->doIt(act); });
    }

    Commands& m_all;
    MainFrame& m_frame;
    WindowShell& m_shell;
    Program& m_program;
};

void Adder::addFile()
{
    add("open", MenuName::File, "gui.open", "Ctrl+O", always,
        [&shell = m_shell, &program = m_program] { openRegisterByDialog(shell, program); });
    add("new", MenuName::File, "gui.new_register", "", always, [&shell = m_shell] {
        shell.go({present::ScreenName::FirstRun, {}, {}});
    });
    if (findScreen(present::ScreenName::Import) != nullptr) {
        add("import", MenuName::File, "gui.import", "Ctrl+I", ifWritable(), [&shell = m_shell] {
            shell.go({present::ScreenName::Import, {}, {}});
        });
    }
    add("backup", MenuName::File, "gui.backup", "", ifOpen(),
        [&shell = m_shell] { present::backUpByDialog(shell); });
    add("restore", MenuName::File, "gui.restore", "", ifOpen(),
        [&shell = m_shell, &program = m_program] {
            present::restoreByDialog(shell, shell.session().path(),
                                     [&program](const std::filesystem::path& file) {
                                         return program.openRegister(file);
                                     });
        });
    add("backup_folder", MenuName::File, "gui.backup_folder", "", ifWritable(),
        [&shell = m_shell] { present::chooseBackupFolderByDialog(shell); });
    add("try_backup", MenuName::File, "gui.try_backup", "", always,
        [&shell = m_shell] { present::tryByDialog(shell); });
    add("office", MenuName::File, "gui.name_register", "", ifWritable(), [&shell = m_shell] {
        shell.openSheet(
            {present::SheetKind::CorrectRecord, present::RecordRef{RecordKind::Office, {}}, {}});
    });
    add("person", MenuName::File, "gui.who_am_i", "Ctrl+U", ifWritable(), [&shell = m_shell] {
        shell.openSheet({present::SheetKind::ChoosePerson, {}, {}});
    });
    add("print", MenuName::File, "gui.print", "Ctrl+P", ifOpen(),
        [&shell = m_shell, &frame = m_frame] {
            if (frame.screen() && frame.screen()->canDo(ScreenAct::Print)) {
                frame.screen()->doIt(ScreenAct::Print);
                return;
            }
            const auto& session = shell.session();
            shell.go({present::ScreenName::Reports, {}, {}});
            shell.banner({present::BannerTone::Info,
                          session.say("gui.print_reports"),
                          session.say("gui.print_reports_help"),
                          {},
                          {}});
        });
    add("quit", MenuName::File, "gui.quit", "Ctrl+Q", always,
        [&program = m_program] { program.quit(); });
}

void Adder::addEdit()
{
    add("report_fault", MenuName::Edit, "gui.report_fault", "Ctrl+B", ifWritable(),
        [&shell = m_shell, &frame = m_frame] {
            // what is looked at is offered first, not taken: people report other things too
            std::string near;
            const auto place = frame.screen() ? frame.screen()->place() : present::Place();
            if (place.record && place.record->kind == RecordKind::Device) {
                near = "near=device:" + place.record->id.text();
            } else if (place.record && place.record->kind == RecordKind::Site) {
                near = "near=site:" + place.record->id.text();
            }
            shell.openSheet({present::SheetKind::ReportFault, {}, near});
        });
    add("undo", MenuName::Edit, "gui.undo", "Ctrl+Z", ifWritable(),
        [&shell = m_shell] { present::undoLast(shell); });
    add("redo", MenuName::Edit, "gui.redo", "Ctrl+Y", ifWritable(),
        [&shell = m_shell] { present::redoLast(shell); });
    add("history", MenuName::Edit, "gui.undo_history", "Ctrl+H", ifWritable(),
        [&frame = m_frame] { frame.openHistory(); });
    addScreenAct("edit", MenuName::Edit, "gui.edit", "F2", ScreenAct::Edit);
    for (const auto& [id, title, kind] :
         {std::tuple{"correct_unit", "gui.correct_unit", RecordKind::Unit},
          std::tuple{"correct_site", "gui.correct_site", RecordKind::Site},
          std::tuple{"correct_vendor", "gui.correct_vendor", RecordKind::Vendor},
          std::tuple{"correct_officer", "gui.correct_officer", RecordKind::Officer}}) {
        add(id, MenuName::Edit, title, "", ifWritable(),
            [&shell = m_shell, kind = kind] { shell.openSheet(present::chooseToCorrect(kind)); });
    }
    addScreenAct("copy", MenuName::Edit, "gui.copy", "Ctrl+C", ScreenAct::Copy);
    addScreenAct("select_all", MenuName::Edit, "gui.select_all", "Ctrl+A", ScreenAct::SelectAll);
}

void Adder::addGo()
{
    int number = 0;
    for (const auto& entry : screenList()) {
        if (entry.group == SideGroup::Hidden) {
            continue;
        }
        ++number;
        const auto keys = number <= 9 ? "Ctrl+" + std::to_string(number) : std::string();
        m_all.add({std::string("go.") + entry.windowName, MenuName::Go,
                   m_shell.session().say(entry.title), keys, ifOpen(),
                   [&shell = m_shell, name = entry.name] {
                       shell.go({name, {}, {}});
                   }});
    }
    add("go.records", MenuName::Go, "records.menu", "", ifOpen(), [&shell = m_shell] {
        shell.go({present::ScreenName::Records, {}, {}});
    });
    for (const auto kind : present::listedKinds()) {
        const std::string name(describe(kind).name);
        m_all.add({"go.records_" + name, MenuName::Go, m_shell.session().say("list." + name), "",
                   ifOpen(),
                   [&shell = m_shell, kind] { shell.go(present::placeOfRecords(kind)); }});
    }
    add("go.paper_settings", MenuName::Go, "paper_settings.title", "", ifOpen(),
        [&shell = m_shell] { shell.go(present::placeOfPaperSettings()); });
    add(
        "back", MenuName::Go, "gui.back", "Alt+Left",
        [&shell = m_shell] { return shell.canGoBack(); }, [&shell = m_shell] { shell.goBack(); });
    add("search", MenuName::Go, "gui.search", "Ctrl+K", ifOpen(),
        [&frame = m_frame] { frame.focusSearch(); });
    add("date", MenuName::Go, "gui.choose_day", "Ctrl+D", ifOpen(),
        [&frame = m_frame] { frame.openDateBox(); });
}

void Adder::addView()
{
    add("refresh", MenuName::View, "gui.refresh", "F5", ifOpen(),
        [&frame = m_frame] { frame.refresh(); });
    add("theme", MenuName::View,
        theme().mode() == Mode::Light ? "gui.theme_dark" : "gui.theme_light", "", always,
        [&program = m_program] {
            program.setMode(theme().mode() == Mode::Light ? Mode::Dark : Mode::Light);
        });
    add("language", MenuName::View, "gui.other_language", "", always,
        [&shell = m_shell, &program = m_program] {
            program.setLanguage(shell.session().language() == Language::Vietnamese
                                    ? Language::English
                                    : Language::Vietnamese);
        });
}

void Adder::addHelp()
{
    add("help", MenuName::View, "gui.help", "F1", always, [&shell = m_shell, &frame = m_frame] {
        if (!frame.isMenuBarShown()) {
            frame.toggleMenuBar(); // every act with its key
        }
        const auto& session = shell.session();
        shell.banner({present::BannerTone::Info,
                      session.say("gui.help_shown"),
                      session.say("gui.help_keys"),
                      {},
                      {}});
    });
}

void Adder::addKeys()
{
    const auto add = [this](const char* id, const char* keys, Check isEnabled,
                            std::function<void()> run) {
        m_all.add({id, MenuName::Hidden, {}, keys, std::move(isEnabled), std::move(run)});
    };
    add(
        "filter", "/",
        [&frame = m_frame] { return frame.screen() && frame.screen()->filterField(); },
        [&frame = m_frame] { frame.screen()->filterField()->SetFocus(); });
    // what people press in other programs: the field of the page, else that of the window
    add("find", "Ctrl+F", ifOpen(), [&frame = m_frame] {
        auto* field = frame.screen() ? frame.screen()->filterField() : nullptr;
        if (field != nullptr) {
            field->SetFocus();
        } else {
            frame.focusSearch();
        }
    });
    add("next_region", "F6", always, [&frame = m_frame] { frame.nextRegion(1); });
    add("previous_region", "Shift+F6", always, [&frame = m_frame] { frame.nextRegion(-1); });
    for (const char* keys : {"Ctrl+Enter", "Ctrl+KP_ENTER"}) {
        add("commit", keys, always, [&frame = m_frame] { frame.commit(); });
    }
    add(
        "escape", "Esc", [&frame = m_frame] { return frame.canEscape(); },
        [&frame = m_frame] { frame.escape(); });
}

} // namespace

Commands makeCommands(MainFrame& frame, WindowShell& shell, Program& program)
{
    Commands out;
    Adder adder(out, frame, shell, program);
    adder.addFile();
    adder.addEdit();
    adder.addGo();
    adder.addView();
    adder.addHelp();
    adder.addKeys();
    return out;
}

} // namespace dongbo::gui
