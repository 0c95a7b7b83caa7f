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

/// The parts of a packed file, found whatever the case and slashes of their names. Every byte
/// unpacked counts against inflated_bytes; sizes the file claims are never believed.
class ZipContainer
{
public:
    /// `file` and `limits` must outlive the container. Throws Error{Unreadable} when the directory
    /// is broken, Error{TooLarge} past entries.
    ZipContainer(const InputFile& file, const Limits& limits);
    ~ZipContainer();
    ZipContainer(const ZipContainer&) = delete;
    ZipContainer& operator=(const ZipContainer&) = delete;

    [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }
    /// A part's bytes from its beginning. Throws Error{Unreadable} when it is missing or cannot be
    /// unpacked (while reading, also when its checksum is wrong), Error{Encrypted} when it is.
    [[nodiscard]] std::unique_ptr<ByteSource> open(std::string_view name);

    /// Unpacked so far, of all parts.
    [[nodiscard]] std::uint64_t inflated() const;
    /// What the directory claims all parts come to; for progress only.
    [[nodiscard]] std::uint64_t claimed() const;

private:
    [[nodiscard]] std::optional<std::uint64_t> find(std::string_view name) const;

    struct State;
    std::unique_ptr<State> m_state;
};

/// A part's name as it is compared: forward slashes, no leading slash, "." and ".." resolved,
/// letters A–Z lowered.
[[nodiscard]] std::string plainPartName(std::string_view name);

} // namespace dongbo::importers
