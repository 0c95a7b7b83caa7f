#include "gui/platform/measuring.h"

#include <gtk/gtk.h>

namespace dongbo::gui {

wxGraphicsContext* makeMeasuringContext()
{
    if (gdk_screen_get_default() == nullptr) {
        return wxGraphicsContext::Create(); // no screen: an image in memory
    }
    // an image in memory would ask for other smoothing than windows have, which makes other fonts
    cairo_surface_t* surface = gdk_window_create_similar_surface(gdk_get_default_root_window(),
                                                                 CAIRO_CONTENT_COLOR_ALPHA, 1, 1);
    cairo_t* cairo = cairo_create(surface);
    auto* context = wxGraphicsContext::CreateFromNative(cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return context;
}

} // namespace dongbo::gui
