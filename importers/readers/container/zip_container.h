#pragma once

#include "importers/grid/limits.h"
#include "importers/readers/container/byte_source.h"
#include "importers/readers/container/input_file.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dongbo::importers {

/// The parts of a ZIP file, found by name ignoring case and slashes. Every inflated byte counts
/// against inflated_bytes; sizes claimed by the file are not trusted.
class ZipContainer
{
public:
    /// `file` and `limits` must outlive the container. Throws Error{Unreadable} when the directory
    /// is damaged, Error{TooLarge} past entries.
    ZipContainer(const InputFile& file, const Limits& limits);
    ~ZipContainer();
    ZipContainer(const ZipContainer&) = delete;
    ZipContainer& operator=(const ZipContainer&) = delete;

    [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }
    /// Opens a part. Throws Error{Unreadable} when it is missing or cannot be inflated (while
    /// reading, also when its checksum is wrong), Error{Encrypted} when it is encrypted.
    [[nodiscard]] std::unique_ptr<ByteSource> open(std::string_view name);

    /// Bytes inflated so far, of all parts.
    [[nodiscard]] std::uint64_t inflated() const;
    /// Total size claimed by the directory; for progress only.
    [[nodiscard]] std::uint64_t claimed() const;

private:
    [[nodiscard]] std::optional<std::uint64_t> find(std::string_view name) const;

    struct State;
    std::unique_ptr<State> m_state;
};

/// A part's name in comparable form: forward slashes, no leading slash, "." and ".." resolved,
/// A–Z in lower case.
[[nodiscard]] std::string plainPartName(std::string_view name);

} // namespace dongbo::importers
