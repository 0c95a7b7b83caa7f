#include "core/platform/cpu_time.h"
#include "gui/platform/toolkit.h"

#include <wx/window.h>

#include <algorithm>
#include <gtk/gtk.h>

namespace dongbo::gui {

namespace {

constexpr int doubleClickMs = 60;

double longestTurn = 0;
double turnBegan = 0;

/// Everything the window does happens between two waits for the next event.
gint measuredPoll(GPollFD* files, guint count, gint timeout)
{
    longestTurn = std::max(longestTurn, platform::threadCpuMs() - turnBegan);
    const auto out = g_poll(files, count, timeout);
    turnBegan = platform::threadCpuMs();
    return out;
}

} // namespace

void shortenDoubleClicks()
{
    g_object_set(gtk_settings_get_default(), "gtk-double-click-time", doubleClickMs, nullptr);
}

bool savePicture(const wxWindow& window, const std::filesystem::path& file)
{
    auto* widget = static_cast<GtkWidget*>(window.GetHandle());
    auto* drawn = gtk_widget_get_window(widget);
    auto* pixels = gdk_pixbuf_get_from_window(drawn, 0, 0, gdk_window_get_width(drawn),
                                              gdk_window_get_height(drawn));
    if (pixels == nullptr) {
        return false;
    }
    const bool isSaved = gdk_pixbuf_save(pixels, file.c_str(), "png", nullptr, nullptr) != FALSE;
    g_object_unref(pixels);
    return isSaved;
}

void startLoopMeter()
{
    turnBegan = platform::threadCpuMs();
    g_main_context_set_poll_func(nullptr, measuredPoll);
}

double takeLongestTurn()
{
    // the turn that is running counts from here
    const auto out = std::max(longestTurn, platform::threadCpuMs() - turnBegan);
    longestTurn = 0;
    turnBegan = platform::threadCpuMs();
    return out;
}

} // namespace dongbo::gui
