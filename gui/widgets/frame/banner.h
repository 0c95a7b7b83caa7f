#pragma once

#include "gui/widgets/base/canvas.h"
#include "gui/widgets/controls/button.h"

namespace dongbo::gui {

enum class BannerKind
{
    Ok,
    Warn,
    Bad,
    Info,
    PastDay ///< inverted: a past day is shown
};

/// A message bar of height 40 across the page: what happened, its consequence, possible actions.
/// Stays until acted on. Hidden when empty.
class Banner : public Surface
{
public:
    struct Action
    {
        std::string id;
        std::string word;
        std::string icon = {};
        std::string keys = {};
        bool isLink = false; ///< text only, left of the button
    };
    Banner(wxWindow* parent, const std::string& name);

    /// Shows it and lays out the parent. `isClosable`: with a close button ("<name>.close").
    void tell(BannerKind kind, const std::string& sentence, const std::string& explanation,
              std::vector<Action> actions = {}, bool isClosable = true);
    void clear();
    [[nodiscard]] bool isTelling() const { return IsShown(); }
    [[nodiscard]] const std::string& sentence() const { return m_sentence; }
    [[nodiscard]] BannerKind kind() const { return m_kind; }
    void onAction(std::function<void(const std::string& id)> action)
    {
        m_action = std::move(action);
    }
    void onClose(std::function<void()> action) { m_closed = std::move(action); }
    /// Accessible name and tooltip of the close button.
    void setCloseWord(std::string word) { m_closeWord = std::move(word); }

    [[nodiscard]] wxColour ground() const override;

protected:
    void draw(Painter& painter) override;
    wxSize DoGetBestClientSize() const override;

private:
    void place();
    [[nodiscard]] int toolsWidth() const;
    [[nodiscard]] int lines(int width) const;

    BannerKind m_kind = BannerKind::Info;
    std::string m_sentence;
    std::string m_explanation;
    std::string m_closeWord;
    int m_placedFor = 0;          ///< the width for which the height was computed
    std::vector<Button*> m_tools; // owned by this window, left to right
    std::function<void(const std::string&)> m_action;
    std::function<void()> m_closed;
};

/// A progress bar of height 36 below the header during long work: task, progress, cancel button.
/// The button is "<name>.cancel".
class ProgressStrip : public Surface
{
public:
    ProgressStrip(wxWindow* parent, const std::string& name);

    /// Shows it. `share` 0 to 1; below 0: indeterminate.
    void show(const std::string& what, const std::string& count, double share,
              const std::string& cancelWord);
    void finish();
    void onCancel(std::function<void()> action);

    [[nodiscard]] wxColour ground() const override { return theme().palette().surface; }

protected:
    void draw(Painter& painter) override;
    wxSize DoGetBestClientSize() const override;

private:
    std::string m_what;
    std::string m_count;
    double m_share = 0;
    Button* m_cancel; // owned by this window
};

} // namespace dongbo::gui
