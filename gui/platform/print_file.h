#pragma once

#include <filesystem>
#include <functional>
#include <string>

class wxWindow;

namespace dongbo::gui {

enum class PrintEnd
{
    Printed,   ///< handed over to the printer
    Cancelled, ///< the person thought better of it
    Failed
};

/// Asks with the system's print dialog and hands the pdf to the printer as it is; `ended` is called
/// once, on the GUI thread, perhaps after the call; until then the file must stay. `why`: what the
/// system says of a failure; may be empty. Where DONGBO_PRINT_TO names a file there is no dialog:
/// the pdf is copied there (tests).
void printPdf(wxWindow& parent, const std::filesystem::path& pdf, const std::string& title,
              std::function<void(PrintEnd end, const std::string& why)> ended);

} // namespace dongbo::gui
