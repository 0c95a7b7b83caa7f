#pragma once

#include "core/text/language.h"
#include "gui/widgets/paint/theme.h"

#include <filesystem>
#include <vector>

namespace dongbo::gui {

/// What the window may ask of the program around it.
class Program
{
public:
    virtual ~Program() = default;

    /// Opens a register in this window. On failure the one that was open stays and a banner says
    /// why. False then, and when another window has it open already (that one comes forward).
    virtual bool openRegister(const std::filesystem::path& file) = 0;
    /// At once: the frame is rebuilt in the same place.
    virtual void setLanguage(Language language) = 0;
    virtual void setMode(Mode mode) = 0;
    virtual void quit() = 0;
};

} // namespace dongbo::gui
