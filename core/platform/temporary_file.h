#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace dongbo::platform {

/// An unnamed file in the system's temporary folder, deleted with the object or the process,
/// whichever ends first. (On Windows: CreateFile with FILE_FLAG_DELETE_ON_CLOSE.)
class TemporaryFile
{
public:
    virtual ~TemporaryFile() = default;

    /// Throws Error{ReadOnly} when no file can be created.
    [[nodiscard]] static std::unique_ptr<TemporaryFile> create();

    /// Throws Error{Full} when the bytes do not fit.
    virtual void append(std::string_view bytes) = 0;
    /// Bytes read, fewer than `size` only at the end. Throws Error{Unreadable}.
    virtual std::size_t readAt(std::uint64_t offset, char* out, std::size_t size) const = 0;
    /// The file descriptor, valid as long as the object.
    [[nodiscard]] virtual int descriptor() const = 0;
};

} // namespace dongbo::platform
