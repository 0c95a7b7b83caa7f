#include "gui/platform/accessible_part_gtk.h"

#include <wx/toplevel.h>

#include <algorithm>

namespace dongbo::gui {

namespace {

/// The C object; `id` and `control` are set right after construction.
struct PartObject
{
    AtkObject base;
    AccessibleControl* control;
    std::string* id;
};

AtkObjectClass* partParent = nullptr;

PartObject& asPart(gpointer object)
{
    return *static_cast<PartObject*>(object);
}

std::optional<Part> partOf(gpointer object)
{
    const PartObject& self = asPart(object);
    if (self.control == nullptr) {
        return std::nullopt;
    }
    auto parts = self.control->parts();
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [&self](const Part& part) { return part.id == *self.id; });
    return found == parts.end() ? std::nullopt : std::optional<Part>(std::move(*found));
}

const char* partName(AtkObject* object)
{
    const auto part = partOf(object);
    return part ? g_intern_string(part->name.c_str()) : "";
}

const char* partDescription(AtkObject* object)
{
    const auto part = partOf(object);
    if (!part) {
        return "";
    }
    const bool isTipNew = part->tip != part->name;
    return g_intern_string((!part->value.empty() ? part->value
                            : isTipNew           ? part->tip
                                                 : std::string())
                               .c_str());
}

AtkRole partRole(AtkObject* object)
{
    const auto part = partOf(object);
    return part ? atkRole(part->role) : ATK_ROLE_INVALID;
}

AtkStateSet* partStates(AtkObject* object)
{
    AtkStateSet* states = partParent->ref_state_set(object);
    const auto part = partOf(object);
    if (part) {
        addPartStates(states, *asPart(object).control, *part);
    } else {
        atk_state_set_add_state(states, ATK_STATE_DEFUNCT);
    }
    return states;
}

int partPlace(AtkObject* object)
{
    const PartObject& self = asPart(object);
    const auto index = self.control == nullptr ? std::nullopt : partIndex(*self.control, *self.id);
    return index ? static_cast<int>(*index) : -1;
}

void partEnd(GObject* object)
{
    delete asPart(object).id;
    G_OBJECT_CLASS(partParent)->finalize(object);
}

void initClass(gpointer klass, gpointer /*data*/)
{
    partParent = ATK_OBJECT_CLASS(g_type_class_peek_parent(klass));
    G_OBJECT_CLASS(klass)->finalize = partEnd;
    AtkObjectClass* object = ATK_OBJECT_CLASS(klass);
    object->get_name = partName;
    object->get_description = partDescription;
    object->get_role = partRole;
    object->ref_state_set = partStates;
    object->get_index_in_parent = partPlace;
}

void extents(AtkComponent* component, int* x, int* y, int* width, int* height, AtkCoordType kind)
{
    const auto part = partOf(component);
    if (!part) {
        *x = *y = *width = *height = -1;
        return;
    }
    const AccessibleControl& control = *asPart(component).control;
    wxPoint corner =
        control.window().ClientToScreen(control.window().FromDIP(part->rect.GetTopLeft()));
    if (kind == ATK_XY_WINDOW) {
        const wxWindow* top = wxGetTopLevelParent(&asPart(component).control->window());
        corner -= top->GetScreenPosition();
    }
    *x = corner.x;
    *y = corner.y;
    *width = control.window().FromDIP(part->rect.width);
    *height = control.window().FromDIP(part->rect.height);
}

gboolean grabFocus(AtkComponent* component)
{
    const auto part = partOf(component);
    if (!part || !isInteractive(part->role) || !part->isEnabled) {
        return FALSE;
    }
    AccessibleControl* control = asPart(component).control;
    control->window().CallAfter([control, id = part->id] {
        control->window().SetFocus();
        control->focusPart(id);
    });
    return TRUE;
}

void initComponent(gpointer interface, gpointer /*data*/)
{
    auto* component = static_cast<AtkComponentIface*>(interface);
    component->get_extents = extents;
    component->grab_focus = grabFocus;
}

gboolean doAction(AtkAction* action, int index)
{
    const auto part = partOf(action);
    if (!part || index != 0 || !isInteractive(part->role) || !part->isEnabled) {
        return FALSE;
    }
    AccessibleControl* control = asPart(action).control;
    control->window().CallAfter([control, id = part->id] { control->activate(id); });
    return TRUE;
}

int countActions(AtkAction* action)
{
    const auto part = partOf(action);
    return part && isInteractive(part->role) ? 1 : 0;
}

const char* actionName(AtkAction* /*action*/, int index)
{
    return index == 0 ? "click" : nullptr;
}

void initAction(gpointer interface, gpointer /*data*/)
{
    auto* action = static_cast<AtkActionIface*>(interface);
    action->do_action = doAction;
    action->get_n_actions = countActions;
    action->get_name = actionName;
}

GType partType()
{
    static const GType type = [] {
        GTypeInfo info{};
        info.class_size = sizeof(AtkObjectClass);
        info.class_init = initClass;
        info.instance_size = sizeof(PartObject);
        const GType made =
            g_type_register_static(ATK_TYPE_OBJECT, "DongboPartAccessible", &info, GTypeFlags(0));
        const GInterfaceInfo component{initComponent, nullptr, nullptr};
        g_type_add_interface_static(made, ATK_TYPE_COMPONENT, &component);
        const GInterfaceInfo action{initAction, nullptr, nullptr};
        g_type_add_interface_static(made, ATK_TYPE_ACTION, &action);
        return made;
    }();
    return type;
}

} // namespace

AtkObject* makePartAccessible(AccessibleControl& control, const std::string& id, AtkObject* whole)
{
    gpointer made = g_object_new(partType(), nullptr);
    PartObject& self = asPart(made);
    self.control = &control;
    self.id = new std::string(id); // freed by partEnd: GObject owns it
    AtkObject* object = ATK_OBJECT(made);
    atk_object_set_parent(object, whole);
    return object;
}

void losePartAccessible(AtkObject* object)
{
    asPart(object).control = nullptr;
    atk_object_notify_state_change(object, ATK_STATE_DEFUNCT, TRUE);
}

AtkRole atkRole(Role role)
{
    switch (role) {
    case Role::Panel:
        return ATK_ROLE_PANEL;
    case Role::Button:
    case Role::Day:
        return ATK_ROLE_PUSH_BUTTON;
    case Role::Link:
        return ATK_ROLE_LINK;
    case Role::Toggle:
        return ATK_ROLE_TOGGLE_BUTTON;
    case Role::CheckBox:
        return ATK_ROLE_CHECK_BOX;
    case Role::Radio:
        return ATK_ROLE_RADIO_BUTTON;
    case Role::Tab:
        return ATK_ROLE_PAGE_TAB;
    case Role::List:
    case Role::Table: // rows are exposed as a whole; there are no cells to navigate
        return ATK_ROLE_LIST;
    case Role::Item:
    case Role::Row:
        return ATK_ROLE_LIST_ITEM;
    case Role::ColumnHead:
        return ATK_ROLE_TABLE_COLUMN_HEADER;
    case Role::Menu:
        return ATK_ROLE_MENU;
    case Role::MenuItem:
        return ATK_ROLE_MENU_ITEM;
    case Role::Heading:
        return ATK_ROLE_HEADING;
    case Role::Label:
        return ATK_ROLE_LABEL;
    case Role::Picture:
        return ATK_ROLE_IMAGE;
    case Role::Meter:
        return ATK_ROLE_LEVEL_BAR;
    case Role::Alert:
        return ATK_ROLE_ALERT;
    }
    return ATK_ROLE_UNKNOWN;
}

void addPartStates(AtkStateSet* states, const AccessibleControl& control, const Part& part)
{
    const auto set = [states](bool isSo, AtkStateType state) {
        if (isSo) {
            atk_state_set_add_state(states, state);
        }
    };
    const bool canAct = isInteractive(part.role);
    const bool isShown = control.window().IsShownOnScreen();
    set(part.isEnabled, ATK_STATE_ENABLED);
    set(part.isEnabled, ATK_STATE_SENSITIVE);
    set(isShown, ATK_STATE_VISIBLE);
    set(isShown && wxRect(wxPoint(0, 0), control.area()).Intersects(part.rect), ATK_STATE_SHOWING);
    set(canAct && part.isEnabled, ATK_STATE_FOCUSABLE);
    set(control.window().HasFocus() && control.focusedPart() == part.id, ATK_STATE_FOCUSED);
    set(part.isSelected, ATK_STATE_SELECTED);
    set(canAct && (part.role == Role::Item || part.role == Role::Row || part.role == Role::Tab),
        ATK_STATE_SELECTABLE);
    set(part.checked.has_value(), ATK_STATE_CHECKABLE);
    set(part.checked.value_or(false), ATK_STATE_CHECKED);
    set(part.expanded.has_value(), ATK_STATE_EXPANDABLE);
    set(part.expanded.value_or(false), ATK_STATE_EXPANDED);
}

} // namespace dongbo::gui
