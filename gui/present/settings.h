#pragma once

#include <string>
#include <string_view>

namespace dongbo::present {

/// What the window remembers of this person on this machine, not of the register: column widths,
/// last files, language, theme. Keys are paths ("devices/columns"); values any text. Never throws:
/// what cannot be kept is forgotten.
class Settings
{
public:
    virtual ~Settings() = default;
    [[nodiscard]] virtual std::string value(std::string_view key) const = 0; ///< empty: never set
    virtual void setValue(std::string_view key, std::string_view value) = 0;
};

} // namespace dongbo::present
