#pragma once

#include <wx/image.h>

#include <string>

namespace dongbo::gui {

/// The picture, or one that is not Ok() when the bytes are none. Any thread.
[[nodiscard]] wxImage pictureFrom(const std::string& bytes);

/// A photo no larger than anybody needs in a register: at most 1600 px on its longer side, as JPEG
/// when it had to be made smaller. What is small enough, or no picture, comes back as it is. Any
/// thread.
[[nodiscard]] std::string reducedPicture(const std::string& bytes);

} // namespace dongbo::gui
