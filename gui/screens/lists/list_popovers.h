#pragma once

#include "gui/present/lists/list_presenter.h"

#include <wx/window.h>

#include <string>

namespace dongbo::gui {

/// Sorts by a column and chooses which of its values are let through; under the rectangle (DIP of
/// the window) once the values have been read.
void openColumnFilter(wxWindow& owner, const wxRect& at, present::Session& session,
                      present::ListPresenter& list, const std::string& column);
/// Which columns are shown, and in which order.
void openColumnChooser(wxWindow& owner, const wxRect& at, present::Shell& shell,
                       present::ListPresenter& list);
/// Asks for the name under which this look at the list is kept, or makes it a report of one's own.
void openSaveView(wxWindow& owner, const wxRect& at, present::Shell& shell,
                  present::ListPresenter& list);

} // namespace dongbo::gui
