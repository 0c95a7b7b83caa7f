#pragma once

#include "importers/readers/container/byte_source.h"
#include "importers/readers/container/input_file.h"

#include <cstdint>

namespace dongbo::importers {

/// A file's bytes as a stream.
class FileSource final : public ByteSource
{
public:
    /// `file` must outlive the object.
    explicit FileSource(const InputFile& file, std::uint64_t from = 0)
        : m_file(file)
        , m_at(from)
    {}
    std::size_t read(char* out, std::size_t size) override
    {
        const auto got = m_file.readAt(m_at, out, size);
        m_at += got;
        return got;
    }

    [[nodiscard]] std::uint64_t done() const { return m_at; }
    [[nodiscard]] std::uint64_t size() const { return m_file.size(); }

private:
    const InputFile& m_file;
    std::uint64_t m_at;
};

} // namespace dongbo::importers
