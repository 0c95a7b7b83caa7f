#include "gui/platform/native_style.h"

#include <wx/window.h>

#include <gtk/gtk.h>
#include <sstream>
#include <string>

namespace dongbo::gui {

namespace {

GtkCssProvider* provider = nullptr;

std::string css(const wxColour& colour)
{
    return colour.GetAsString(wxC2S_HTML_SYNTAX).utf8_string();
}

/// "Inter, Noto Sans" → "'Inter', 'Noto Sans'".
std::string quoted(const std::string& faces)
{
    std::string out = "'";
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const bool isBetween = faces.compare(i, 2, ", ") == 0;
        out += isBetween ? "', '" : std::string(1, faces[i]);
        i += isBetween ? 1 : 0;
    }
    return out + "'";
}

std::string sheet(const NativeStyle& p)
{
    const auto faces = quoted(p.faces);
    std::ostringstream out;
    out << "entry, textview, textview text, spinbutton { font-family: " << faces
        << "; font-size: " << p.bodyPoints << "pt; color: " << css(p.text)
        << "; background: " << css(p.surface) << "; caret-color: " << css(p.text) << "; }\n"
        << "tooltip label, menu, menubar { font-family: " << faces
        << "; font-size: " << p.captionPoints << "pt; }\n"
        << "entry, entry:focus { border: none; box-shadow: none; outline: none; border-radius: 0; "
           "min-height: 0; padding: 0; margin: 0; background: "
        << css(p.surface) << "; }\n"
        << "entry:disabled, textview:disabled, textview text:disabled { color: "
        << css(p.disabledText) << "; background: " << css(p.sunken) << "; }\n"
        << "entry selection, textview text selection { background: " << css(p.accent)
        << "; color: " << css(p.onAccent) << "; }\n"
        << "scrollbar, scrollbar trough { background: transparent; border: none; box-shadow: none; "
           "}\n"
        << "scrollbar slider { background: " << css(p.outline)
        << "; border: 2px solid transparent; border-radius: 6px; min-width: 4px; min-height: 24px; "
           "margin: 0; background-clip: padding-box; }\n"
        << "scrollbar slider:hover, scrollbar slider:active { background-color: " << css(p.edge)
        << "; }\n"
        << "scrolledwindow, viewport { background: transparent; border: none; }\n"
        << "tooltip, tooltip.background { background: " << css(p.tip)
        << "; border: none; border-radius: 6px; box-shadow: none; padding: 2px 4px; }\n"
        << "tooltip * { color: " << css(p.onTip) << "; background: transparent; }\n"
        << "menu { background: " << css(p.surface) << "; color: " << css(p.text)
        << "; border: 1px solid " << css(p.outline) << "; padding: 4px; }\n"
        << "menubar { background: " << css(p.surface) << "; color: " << css(p.text)
        << "; border: none; box-shadow: inset 0 -1px " << css(p.line) << "; }\n"
        << "menuitem { color: " << css(p.text) << "; border-radius: 5px; padding: 5px 8px; }\n"
        << "menuitem:hover { background: " << css(p.accentSoft) << "; color: " << css(p.text)
        << "; }\n"
        << "menuitem:disabled, menuitem:disabled label { color: " << css(p.disabledText) << "; }\n";
    return out.str();
}

} // namespace

void setNativeStyle(const NativeStyle& look)
{
    GdkScreen* screen = gdk_screen_get_default();
    if (screen == nullptr) {
        return;
    }
    if (provider == nullptr) {
        provider = gtk_css_provider_new();
        gtk_style_context_add_provider_for_screen(screen, GTK_STYLE_PROVIDER(provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
    }
    auto* settings = gtk_settings_get_default();
    const gboolean dark = look.isDark ? TRUE : FALSE;
    gboolean before = FALSE;
    g_object_get(settings, "gtk-application-prefer-dark-theme", &before, nullptr);
    if (before != dark) { // setting it reloads the whole theme, even to the same value
        g_object_set(settings, "gtk-application-prefer-dark-theme", dark, nullptr);
    }
    const std::string text = sheet(look);
    gtk_css_provider_load_from_data(provider, text.c_str(), static_cast<gssize>(text.size()),
                                    nullptr);
}

bool nativeStyleIsSet()
{
    return provider != nullptr;
}

std::string nativeFace(const std::string& faces)
{
    if (gdk_screen_get_default() == nullptr) {
        return faces;
    }
    PangoContext* context = gdk_pango_context_get();
    PangoFontDescription* description = pango_font_description_new();
    pango_font_description_set_family(description, faces.c_str());
    pango_font_description_set_size(description, static_cast<int>(9.75 * PANGO_SCALE));
    PangoFont* font = pango_context_load_font(context, description);
    std::string face = faces;
    if (font != nullptr) {
        PangoFontDescription* found = pango_font_describe(font);
        if (const char* name = pango_font_description_get_family(found)) {
            face = name;
        }
        pango_font_description_free(found);
        g_object_unref(font);
    }
    pango_font_description_free(description);
    g_object_unref(context);
    return face;
}

void setNativeName(wxWindow* control, std::string_view utf8Name, std::string_view description)
{
    GtkWidget* widget = static_cast<GtkWidget*>(control->GetHandle());
    // a multi-line field is inside a scrolled window: the name belongs on the inner widget
    if (GTK_IS_SCROLLED_WINDOW(widget)) {
        widget = gtk_bin_get_child(GTK_BIN(widget));
    }
    AtkObject* accessible = gtk_widget_get_accessible(widget);
    atk_object_set_name(accessible, std::string(utf8Name).c_str());
    if (!description.empty()) {
        atk_object_set_description(accessible, std::string(description).c_str());
    }
}

void setNativeAlert(wxWindow* window, std::string_view utf8Message)
{
    AtkObject* accessible = gtk_widget_get_accessible(static_cast<GtkWidget*>(window->GetHandle()));
    atk_object_set_role(accessible, ATK_ROLE_ALERT);
    atk_object_set_name(accessible, std::string(utf8Message).c_str());
    atk_object_notify_state_change(accessible, ATK_STATE_SHOWING, TRUE);
}

} // namespace dongbo::gui
