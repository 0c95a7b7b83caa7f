#pragma once

#include "gui/present/lists/list_types.h"
#include "gui/widgets/base/canvas.h"
#include "gui/widgets/controls/button.h"

#include <wx/sizer.h>

#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// What can be done with the rows that are chosen together: how many they are, a button each, a
/// cross that chooses one again. Where there is no room for all words, the last buttons show their
/// icons only. Buttons are called "<name>.<verb>", the cross "<name>.close".
class BulkBar : public Surface
{
public:
    BulkBar(wxWindow* parent, const std::string& name, std::string closeWord);

    /// `words`: "Chọn 6 trên 41".
    void setContent(const std::string& words, const std::vector<present::BulkVerb>& verbs);
    void onPress(std::function<void(const std::string& verb)> action)
    {
        m_press = std::move(action);
    }
    void onClose(std::function<void()> action) { m_close->onPress(std::move(action)); }
    [[nodiscard]] wxColour ground() const override { return theme().palette().accentSoft; }

protected:
    void draw(Painter& painter) override;

private:
    void fit();

    std::string m_words;
    std::vector<present::BulkVerb> m_verbs;
    std::vector<std::string> m_ids;
    std::vector<Button*> m_buttons; // owned by this window, as all below
    wxSizer* m_row = nullptr;
    wxSizerItem* m_room = nullptr;
    Button* m_close = nullptr;
    bool m_isFitting = false;
    std::function<void(const std::string&)> m_press;
};

} // namespace dongbo::gui
