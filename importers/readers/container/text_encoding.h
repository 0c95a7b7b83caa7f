#pragma once

#include "importers/readers/container/byte_source.h"
#include "importers/readers/container/input_file.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace dongbo::importers {

/// Encoding of a text file.
struct TextEncoding
{
    enum class Kind
    {
        Utf8,
        TornUtf8, ///< UTF-8 with a few invalid bytes: truncated, or pasted from elsewhere
        Utf16Low,
        Utf16High,
        Bytes ///< of `page`
    };
    Kind kind = Kind::Utf8;
    std::uint32_t page = 1252;
    std::uint64_t from = 0; ///< after the byte order mark
};

/// Detects the encoding from the whole file. A byte order mark or UTF-16's zeros decide; else it is
/// UTF-8 when (nearly) all of it is; else bytes: of page 1258 when accents follow vowels throughout
/// as only Vietnamese in that page has them, of 1252 otherwise, which keeps bytes of TCVN3, VNI,
/// VISCII and VPS recognisable.
[[nodiscard]] TextEncoding textEncodingOf(const InputFile& file);

/// The same for HTML: bytes are of the declared page, except for 1252, which is often declared by
/// default.
[[nodiscard]] TextEncoding pageEncodingOf(const InputFile& file);

/// The code page named "windows-1258", "ISO-8859-1" and so on, ignoring case; 0 when unknown.
/// Latin-1 is read as 1252, as in browsers and office programs.
[[nodiscard]] std::uint32_t codePageNamed(std::string_view name);

/// `source`, which starts at encoding.from, as well-formed UTF-8.
[[nodiscard]] std::unique_ptr<ByteSource> decodedText(std::unique_ptr<ByteSource> source,
                                                      const TextEncoding& encoding);

} // namespace dongbo::importers
