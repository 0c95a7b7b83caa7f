#pragma once

#include "importers/grid/code_page.h"

#include <cstddef>
#include <memory>

namespace dongbo::importers {

/// A byte stream: a part being inflated, a file being decoded.
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    /// Fills `out` with at most `size` bytes (size > 0); 0 means the end. Throws Error.
    virtual std::size_t read(char* out, std::size_t size) = 0;
};

/// `source` as UTF-8, by the rules of XML: by byte order mark, by zeros beside '<', or by the
/// declared encoding (UTF-8, UTF-16, US-ASCII, ISO-8859-1, Windows-125x). UTF-8 is passed through
/// unvalidated, without its mark. Throws Error{Unreadable} for any other encoding.
[[nodiscard]] std::unique_ptr<ByteSource> decodedXml(std::unique_ptr<ByteSource> source);

/// UTF-16 (little-endian or not) as UTF-8; lone surrogates become U+FFFD.
[[nodiscard]] std::unique_ptr<ByteSource> decodedUtf16(std::unique_ptr<ByteSource> source,
                                                       bool lowByteFirst);
/// Every byte decoded by that code page.
[[nodiscard]] std::unique_ptr<ByteSource> decodedBytes(std::unique_ptr<ByteSource> source,
                                                       const CodePage& page);

} // namespace dongbo::importers
