#include "gui/main/app.h"

#include <cstdlib>

// What a person sees is in the fonts and colours of our own palette; the settings of the desktop
// for these do not count. Words are those of core/text: no locale of the system is asked for.
wxIMPLEMENT_APP_NO_MAIN(dongbo::gui::App);

int main(int argc, char** argv)
{
    return wxEntry(argc, argv);
}
