#include "gui/platform/accessible.h"
#include "gui/platform/accessible_part_gtk.h"

#include <wx/window.h>

#include <algorithm>
#include <gtk/gtk-a11y.h>
#include <gtk/gtk.h>
#include <map>

// wx uses one accessible class for every window it draws itself. For those that are a
// AccessibleControl this class exposes their parts; for all others it behaves as GTK's own does.

namespace dongbo::gui {

namespace {

/// State of one control, kept from the first request for its tree.
struct Tree
{
    AtkObject* whole = nullptr;                ///< the window's own accessible
    std::map<std::string, AtkObject*> objects; ///< created on demand, one reference each
    std::vector<std::string> ids;              ///< as last reported, in order
    std::map<std::string, std::string> names;
};

std::map<GtkWidget*, AccessibleControl*>& controls()
{
    static std::map<GtkWidget*, AccessibleControl*> all;
    return all;
}

std::map<const AccessibleControl*, Tree>& trees()
{
    static std::map<const AccessibleControl*, Tree> all;
    return all;
}

AccessibleControl* controlOf(AtkObject* whole)
{
    GtkWidget* widget = gtk_accessible_get_widget(GTK_ACCESSIBLE(whole));
    const auto found = controls().find(widget);
    return found == controls().end() ? nullptr : found->second;
}

AtkObject* objectOf(AccessibleControl& control, const std::string& id)
{
    Tree& tree = trees()[&control];
    AtkObject*& object = tree.objects[id];
    if (object == nullptr) {
        object = makePartAccessible(control, id, tree.whole);
    }
    return object;
}

GObjectClass* wholeParent = nullptr; // the class this one overrides

AtkObjectClass* parentClass()
{
    return ATK_OBJECT_CLASS(wholeParent);
}

std::optional<Part> onlyPart(const AccessibleControl* control)
{
    if (control == nullptr || !control->isOnePart()) {
        return std::nullopt;
    }
    auto parts = control->parts();
    return parts.empty() ? std::nullopt : std::optional<Part>(std::move(parts.front()));
}

const char* wholeName(AtkObject* whole)
{
    const AccessibleControl* control = controlOf(whole);
    if (control == nullptr) {
        return parentClass()->get_name(whole);
    }
    const auto only = onlyPart(control);
    const std::string& name = only && !only->name.empty() ? only->name : control->spoken();
    return g_intern_string(name.c_str());
}

const char* wholeDescription(AtkObject* whole)
{
    const auto only = onlyPart(controlOf(whole));
    if (!only) {
        return parentClass()->get_description(whole);
    }
    return g_intern_string((only->value.empty() ? only->tip : only->value).c_str());
}

AtkRole wholeRole(AtkObject* whole)
{
    const AccessibleControl* control = controlOf(whole);
    if (control == nullptr) {
        return parentClass()->get_role(whole);
    }
    const auto only = onlyPart(control);
    return atkRole(only ? only->role : control->role());
}

int wholeChildren(AtkObject* whole)
{
    AccessibleControl* control = controlOf(whole);
    if (control == nullptr) {
        return parentClass()->get_n_children(whole);
    }
    trees()[control].whole = whole;
    return control->isOnePart() ? 0 : static_cast<int>(control->parts().size());
}

AtkObject* wholeChild(AtkObject* whole, int index)
{
    AccessibleControl* control = controlOf(whole);
    if (control == nullptr) {
        return parentClass()->ref_child(whole, index);
    }
    trees()[control].whole = whole;
    const auto parts = control->parts();
    if (control->isOnePart() || index < 0 || index >= static_cast<int>(parts.size())) {
        return nullptr;
    }
    AtkObject* object = objectOf(*control, parts[static_cast<std::size_t>(index)].id);
    return ATK_OBJECT(g_object_ref(object));
}

AtkStateSet* wholeStates(AtkObject* whole)
{
    AtkStateSet* states = parentClass()->ref_state_set(whole);
    const AccessibleControl* control = controlOf(whole);
    if (control == nullptr) {
        return states;
    }
    const auto parts = control->parts();
    const bool canAct = std::any_of(parts.begin(), parts.end(),
                                    [](const Part& part) { return isInteractive(part.role); });
    if (control->isReadOnly() || !canAct) {
        atk_state_set_remove_state(states, ATK_STATE_FOCUSABLE);
    } else {
        atk_state_set_add_state(states, ATK_STATE_FOCUSABLE);
    }
    if (const auto only = onlyPart(control)) {
        addPartStates(states, *control, *only);
    }
    return states;
}

gboolean wholeDo(AtkAction* action, int index)
{
    AccessibleControl* control = controlOf(ATK_OBJECT(action));
    const auto only = onlyPart(control);
    if (!only || index != 0 || !only->isEnabled) {
        return FALSE;
    }
    control->window().CallAfter([control, id = only->id] { control->activate(id); });
    return TRUE;
}

int wholeActions(AtkAction* action)
{
    const auto only = onlyPart(controlOf(ATK_OBJECT(action)));
    return only && isInteractive(only->role) ? 1 : 0;
}

const char* wholeActionName(AtkAction* /*action*/, int index)
{
    return index == 0 ? "click" : nullptr;
}

void initClass(gpointer klass, gpointer /*data*/)
{
    wholeParent = G_OBJECT_CLASS(g_type_class_peek_parent(klass));
    AtkObjectClass* object = ATK_OBJECT_CLASS(klass);
    object->get_name = wholeName;
    object->get_description = wholeDescription;
    object->get_role = wholeRole;
    object->get_n_children = wholeChildren;
    object->ref_child = wholeChild;
    object->ref_state_set = wholeStates;
}

void initAction(gpointer interface, gpointer /*data*/)
{
    auto* action = static_cast<AtkActionIface*>(interface);
    action->do_action = wholeDo;
    action->get_n_actions = wholeActions;
    action->get_name = wholeActionName;
}

GType wholeType()
{
    static const GType type = [] {
        GTypeQuery base;
        g_type_query(GTK_TYPE_CONTAINER_ACCESSIBLE, &base);
        GTypeInfo info{};
        info.class_size = static_cast<guint16>(base.class_size);
        info.class_init = initClass;
        info.instance_size = static_cast<guint16>(base.instance_size);
        const GType made = g_type_register_static(GTK_TYPE_CONTAINER_ACCESSIBLE,
                                                  "DongboCanvasAccessible", &info, GTypeFlags(0));
        const GInterfaceInfo action{initAction, nullptr, nullptr};
        g_type_add_interface_static(made, ATK_TYPE_ACTION, &action);
        return made;
    }();
    return type;
}

/// Reports parts added, removed and renamed since the last call.
void announceDifferences(AccessibleControl& control, Tree& tree)
{
    std::vector<std::string> ids;
    std::map<std::string, std::string> names;
    for (const Part& part : control.parts()) {
        ids.push_back(part.id);
        names[part.id] = part.name;
    }
    for (std::size_t i = tree.ids.size(); i-- > 0;) {
        const auto object = tree.objects.find(tree.ids[i]);
        if (names.count(tree.ids[i]) == 0 && object != tree.objects.end()) {
            g_signal_emit_by_name(tree.whole, "children-changed::remove", static_cast<guint>(i),
                                  object->second, nullptr);
            losePartAccessible(object->second);
            g_object_unref(object->second);
            tree.objects.erase(object);
        }
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const bool isNew = tree.names.count(ids[i]) == 0;
        if (isNew) {
            g_signal_emit_by_name(tree.whole, "children-changed::add", static_cast<guint>(i),
                                  objectOf(control, ids[i]), nullptr);
        } else if (tree.names[ids[i]] != names[ids[i]] && tree.objects.count(ids[i]) > 0) {
            g_object_notify(G_OBJECT(tree.objects[ids[i]]), "accessible-name");
        }
    }
    tree.ids = std::move(ids);
    tree.names = std::move(names);
}

} // namespace

std::optional<std::size_t> partIndex(const AccessibleControl& control, const std::string& id)
{
    const auto parts = control.parts();
    const auto found =
        std::find_if(parts.begin(), parts.end(), [&id](const Part& part) { return part.id == id; });
    if (found == parts.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - parts.begin());
}

void makeAccessible(AccessibleControl& control)
{
    auto* widget = static_cast<GtkWidget*>(control.window().GetHandle());
    static bool isClassSet = false;
    if (!isClassSet) {
        isClassSet = true;
        gtk_widget_class_set_accessible_type(GTK_WIDGET_GET_CLASS(widget), wholeType());
    }
    controls()[widget] = &control;
}

void dropAccessible(AccessibleControl& control)
{
    controls().erase(static_cast<GtkWidget*>(control.window().GetHandle()));
    const auto tree = trees().find(&control);
    if (tree == trees().end()) {
        return;
    }
    for (const auto& [id, object] : tree->second.objects) {
        losePartAccessible(object);
        g_object_unref(object);
    }
    trees().erase(tree);
}

void announceFocus(const AccessibleControl& control)
{
    const auto tree = trees().find(&control);
    if (tree == trees().end() || !control.window().HasFocus()) {
        return; // the tree was never requested
    }
    const auto object = tree->second.objects.find(control.focusedPart());
    if (object != tree->second.objects.end()) {
        atk_object_notify_state_change(object->second, ATK_STATE_FOCUSED, TRUE);
        g_signal_emit_by_name(tree->second.whole, "active-descendant-changed", object->second);
    }
}

void announceChange(const AccessibleControl& control)
{
    const auto tree = trees().find(&control);
    if (tree == trees().end() || tree->second.whole == nullptr) {
        return;
    }
    if (control.isOnePart()) {
        g_object_notify(G_OBJECT(tree->second.whole), "accessible-name");
        return;
    }
    const auto known = controls().find(static_cast<GtkWidget*>(control.window().GetHandle()));
    if (known != controls().end()) {
        announceDifferences(*known->second, tree->second);
    }
}

} // namespace dongbo::gui
