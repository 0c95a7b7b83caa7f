#pragma once

#include "gui/present/form.h"
#include "gui/present/session.h"
#include "gui/screens/form_pieces.h"
#include "gui/widgets/controls/chips.h"

#include <functional>
#include <optional>
#include <string>

class wxSizer;

namespace dongbo::gui {

/// What is asked beside one field, under it: a conflict to be settled, or whether something
/// unlikely is right. A sentence and its answers; nothing is made before something is asked.
/// Windows:
/// "<name>.ask" (answers "mine", "theirs", "yes") and "<name>.ask.text".
class FieldAsk
{
public:
    /// `slot` is empty and stands under the field; the answers follow the field in the order of
    /// Tab.
    FieldAsk(wxWindow* field, wxSizer* slot, std::string name, std::string spoken);

    /// Shows what is asked now; hides when nothing is.
    void show(const present::Session& session, const std::optional<present::FormConflict>& conflict,
              const std::optional<present::FormQuestion>& question);
    void onSettle(std::function<void(present::ConflictAnswer)> action)
    {
        m_settle = std::move(action);
    }
    void onConfirm(std::function<void()> action) { m_confirm = std::move(action); }

private:
    void make();
    void answered(const std::string& id);

    wxWindow* m_field;
    wxSizer* m_slot;
    std::string m_name;
    std::string m_spoken;
    FormNote* m_text = nullptr;   // owned by the field's parent
    ChipBar* m_answers = nullptr; // owned by the field's parent
    std::function<void(present::ConflictAnswer)> m_settle;
    std::function<void()> m_confirm;
};

} // namespace dongbo::gui
