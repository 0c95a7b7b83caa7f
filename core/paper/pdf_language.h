#pragma once

// Inside core/paper only.

#include <cstddef>
#include <string>
#include <string_view>

namespace dongbo::paper {

/// The end of a pdf as it goes past, in order to add what cairo 1.16 cannot say: the language of
/// the text, and that a reader shows the title instead of the file's name.
class FileEnd
{
public:
    /// The next bytes of the file.
    void add(std::string_view bytes);
    /// An incremental update (ISO 32000-1, 7.5.6) to be written after all of it: the catalogue
    /// again with /Lang and /ViewerPreferences. Empty when the end is not what cairo writes.
    [[nodiscard]] std::string catalogue(std::string_view language) const;

private:
    std::string m_last; ///< the last bytes
    std::size_t m_size = 0;
    std::string m_catalogue; ///< from "<<" to ">>"
};

} // namespace dongbo::paper
