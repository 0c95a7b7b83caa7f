#pragma once

#include "gui/main/commands/command.h"
#include "gui/main/frame/frame_notes.h"
#include "gui/present/shell.h"
#include "gui/widgets/base/canvas.h"

#include <wx/frame.h>

#include <memory>
#include <optional>

namespace dongbo::gui {

class FrameHead;
class FrameSide;
class Program;
class Screen;
class ScreenBook;
class SheetDock;
class WindowShell;

/// The window: side bar, header, notes, the page, and the form beside it. It only holds the pieces
/// together; what they show is theirs, what a key or a menu does is a command.
class MainFrame : public wxFrame
{
public:
    MainFrame(WindowShell& shell, Program& program);
    MainFrame(const MainFrame&) = delete;
    MainFrame& operator=(const MainFrame&) = delete;
    ~MainFrame() override;

    /// False: this build has no such screen, the page stays.
    bool showPlace(const present::Place& place);
    /// What showPlace would bring back; nothing before the first.
    [[nodiscard]] std::optional<present::Place> currentPlace() const;
    [[nodiscard]] Screen* screen() const; ///< nullptr before the first
    /// Gives the keyboard to the page, when what had it goes away: else nothing hears the next key.
    void focusPage();
    [[nodiscard]] SheetDock& dock() { return *m_dock; }
    void showSheet(const present::SheetRequest& request);
    /// The form's work is done: closes it and forgets its draft.
    void finishSheet();
    void point(const present::RecordRef& record);
    void showBanner(const present::BannerText& text);
    void showQuestion(const std::string& question, const std::string& explanation,
                      const std::vector<std::string>& answers, FrameNotes::Answered answered);

    void focusSearch();
    void openDateBox();
    void openHistory();
    void refresh();
    /// Moves the keyboard between side bar, header, the page's regions and the form.
    void nextRegion(int by);
    /// Ctrl+Enter: the form, else the page.
    void commit();
    /// Esc, in this order: what the page makes of it, the form, the message, the past day.
    void escape();
    [[nodiscard]] bool canEscape() const;
    /// Files dropped on the window: a register is opened, lists go to the import.
    void takeFiles(const std::vector<std::string>& files);
    /// The commands that exist, for the menu and for scripts.
    [[nodiscard]] const Commands& commands() const { return m_commands; }
    void toggleMenuBar();
    [[nodiscard]] bool isMenuBarShown() const;
    /// Remembers where the window stands.
    void keepPlacement();

private:
    void build();
    void layoutFor(int width);
    void showTitle();
    /// Without a window that has the keyboard nothing would hear the next key.
    void giveKeyboard();
    void onCharHook(wxKeyEvent& event);
    void restorePlacement();

    WindowShell& m_shell;
    Program& m_program;
    Surface* m_root = nullptr; // these owned by wx
    FrameSide* m_side = nullptr;
    FrameHead* m_head = nullptr;
    FrameNotes* m_notes = nullptr;
    ScreenBook* m_book = nullptr;
    SheetDock* m_dock = nullptr;
    Commands m_commands;
    std::vector<present::Connection> m_listening;
};

} // namespace dongbo::gui
