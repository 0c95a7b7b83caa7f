#include "gui/main/frame/sheet_list.h"

#include "gui/screens/choose_sheet.h"
#include "gui/screens/forms/form_sheet.h"

namespace dongbo::gui {

Sheet* makeSheet(wxWindow* parent, present::Shell& shell, const present::SheetRequest& request)
{
    using enum present::SheetKind;
    if (request.kind == ChoosePerson || request.kind == ChooseRecord) {
        return new ChooseSheet(parent, shell, request); // owned by parent
    }
    return new FormSheet(parent, shell, request); // owned by parent
}

} // namespace dongbo::gui
