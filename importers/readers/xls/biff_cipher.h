#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace dongbo::importers {

/// Decrypts .xls streams that Excel encrypted with its built-in password: workbooks with protected
/// structure or editing are stored that way, and Excel opens them without asking. A user's password
/// is never tried.
class BiffCipher
{
public:
    virtual ~BiffCipher() = default;

    /// From the body of a FILEPASS record; null when another password is needed or the method is
    /// neither of Excel's two with RC4.
    [[nodiscard]] static std::unique_ptr<BiffCipher> withExcelsPassword(std::string_view filePass);

    /// Decrypts, in place, a record's body at `offset` of the stream.
    virtual void decrypt(char* body, std::size_t size, std::uint64_t offset) = 0;
};

} // namespace dongbo::importers
