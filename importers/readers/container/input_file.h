#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dongbo::importers {

/// The list's bytes, with random access.
class InputFile
{
public:
    virtual ~InputFile() = default;

    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Bytes read, fewer than `size` only at the end. Throws Error{Unreadable}.
    virtual std::size_t readAt(std::uint64_t offset, char* out, std::size_t size) const = 0;

    /// The first bytes, at most `most`.
    [[nodiscard]] std::string head(std::size_t most) const
    {
        std::string bytes(most, '\0');
        bytes.resize(readAt(0, bytes.data(), most));
        return bytes;
    }
};

/// Bytes in memory; they must outlive the object.
class MemoryFile final : public InputFile
{
public:
    explicit MemoryFile(std::string_view bytes)
        : m_bytes(bytes)
    {}
    [[nodiscard]] std::uint64_t size() const override { return m_bytes.size(); }
    std::size_t readAt(std::uint64_t offset, char* out, std::size_t size) const override
    {
        return offset >= m_bytes.size() ? 0
                                        : m_bytes.copy(out, size, static_cast<std::size_t>(offset));
    }

private:
    std::string_view m_bytes;
};

/// An open regular file, given by its descriptor, which the caller closes.
class DescriptorFile final : public InputFile
{
public:
    /// Throws Error{Unreadable} when it is not a regular file.
    explicit DescriptorFile(int descriptor);
    [[nodiscard]] std::uint64_t size() const override { return m_size; }
    std::size_t readAt(std::uint64_t offset, char* out, std::size_t size) const override;

private:
    int m_descriptor;
    std::uint64_t m_size = 0;
};

} // namespace dongbo::importers
