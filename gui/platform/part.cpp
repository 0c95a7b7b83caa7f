#include "gui/platform/part.h"

namespace dongbo::gui {

bool isInteractive(Role role)
{
    switch (role) {
    case Role::Button:
    case Role::Link:
    case Role::Toggle:
    case Role::CheckBox:
    case Role::Radio:
    case Role::Tab:
    case Role::Item:
    case Role::Row:
    case Role::ColumnHead:
    case Role::MenuItem:
    case Role::Day:
        return true;
    case Role::Panel:
    case Role::List:
    case Role::Table:
    case Role::Menu:
    case Role::Heading:
    case Role::Label:
    case Role::Picture:
    case Role::Meter:
    case Role::Alert:
        return false;
    }
    return false;
}

} // namespace dongbo::gui
