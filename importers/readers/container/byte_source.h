#pragma once

#include "importers/grid/code_page.h"

#include <cstddef>
#include <memory>

namespace dongbo::importers {

/// Bytes that come one after another: a part being unpacked, a file being decoded.
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    /// Fills `out` with at most `size` bytes (size > 0); 0 means the end. Throws Error.
    virtual std::size_t read(char* out, std::size_t size) = 0;
};

/// `source` as UTF-8, the XML way: by byte order mark, by zeros beside '<', or by the declaration's
/// encoding (UTF-8, UTF-16, US-ASCII, ISO-8859-1, Windows-125x). UTF-8 is passed through unchecked,
/// without its mark. Throws Error{Unreadable} for any other encoding.
[[nodiscard]] std::unique_ptr<ByteSource> decodedXml(std::unique_ptr<ByteSource> source);

/// UTF-16 (low byte first or not) as UTF-8; lone surrogates become U+FFFD.
[[nodiscard]] std::unique_ptr<ByteSource> decodedUtf16(std::unique_ptr<ByteSource> source,
                                                       bool lowByteFirst);
/// Every byte as that code page has it.
[[nodiscard]] std::unique_ptr<ByteSource> decodedBytes(std::unique_ptr<ByteSource> source,
                                                       const CodePage& page);

} // namespace dongbo::importers
