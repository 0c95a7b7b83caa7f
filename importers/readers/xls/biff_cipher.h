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
    /// none of Excel's three: two with RC4, and the older one that only mixes bytes ("XOR").
    [[nodiscard]] static std::unique_ptr<BiffCipher> withExcelsPassword(std::string_view filePass);

    /// A record with a body of so many bytes begins; what is decrypted next is of it.
    virtual void begin(std::size_t recordBytes) { static_cast<void>(recordBytes); }

    /// Decrypts, in place, a record's body at `offset` of the stream.
    virtual void decrypt(char* body, std::size_t size, std::uint64_t offset) = 0;
};

} // namespace dongbo::importers
