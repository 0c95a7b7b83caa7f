#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace dongbo::importers {

/// Opens .xls streams that Excel encrypted with the password it keeps for itself: that is how it
/// stores workbooks whose structure or editing is protected, and it opens them without asking. A
/// person's own password is never tried.
class BiffCipher
{
public:
    virtual ~BiffCipher() = default;

    /// By the body of a FILEPASS record; nothing when another password is needed or the method is
    /// neither of Excel's two with RC4.
    [[nodiscard]] static std::unique_ptr<BiffCipher> withExcelsPassword(std::string_view filePass);

    /// Decrypts, in place, a record's body that lies at `offset` of the stream.
    virtual void decrypt(char* body, std::size_t size, std::uint64_t offset) = 0;
};

} // namespace dongbo::importers
