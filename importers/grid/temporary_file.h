#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace dongbo::importers {

/// A file without a name in the system's folder for temporary files, gone with its object or its
/// process, whichever ends first. (Windows twin: CreateFile with FILE_FLAG_DELETE_ON_CLOSE.)
class TemporaryFile
{
public:
    virtual ~TemporaryFile() = default;

    /// Throws Error{ReadOnly} when no file can be made.
    [[nodiscard]] static std::unique_ptr<TemporaryFile> create();

    /// Throws Error{Full} when the bytes do not fit.
    virtual void append(std::string_view bytes) = 0;
    /// Bytes read, fewer than `size` only at the end. Throws Error{Unreadable}.
    virtual std::size_t readAt(std::uint64_t offset, char* out, std::size_t size) const = 0;
    /// The system's number for it, valid as long as the object.
    [[nodiscard]] virtual int descriptor() const = 0;
};

} // namespace dongbo::importers
