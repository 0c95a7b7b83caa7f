#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>

namespace dongbo::platform {

// A file that is open, by its descriptor. (On Windows: the descriptor of the C runtime.)

/// Size of an open regular file; absent for anything else.
[[nodiscard]] std::optional<std::uint64_t> sizeOfFile(int descriptor);
/// Bytes read, fewer than `size` only at the end or with `fault`.
[[nodiscard]] std::size_t readAt(int descriptor, std::uint64_t offset, char* out, std::size_t size,
                                 std::error_code& fault);
/// Writes all of it, in as many pieces as the system wants; what stopped it, or no error.
[[nodiscard]] std::error_code writeAll(int descriptor, std::string_view bytes);

} // namespace dongbo::platform
