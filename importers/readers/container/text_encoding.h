#pragma once

#include "importers/readers/container/byte_source.h"
#include "importers/readers/container/input_file.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace dongbo::importers {

/// How a text file stores its letters.
struct TextEncoding
{
    enum class Kind
    {
        Utf8,
        TornUtf8, ///< UTF-8 with a few bytes that are none: cut off, or pasted from elsewhere
        Utf16Low,
        Utf16High,
        Bytes ///< of `page`
    };
    Kind kind = Kind::Utf8;
    std::uint32_t page = 1252;
    std::uint64_t from = 0; ///< behind the byte order mark
};

/// Looks through the whole file. A mark or UTF-16's zeros decide; else it is UTF-8 when (nearly)
/// all of it is; else bytes: of page 1258 when accents follow vowels all over the file as only
/// Vietnamese in that page has them, of 1252 otherwise, which keeps bytes of TCVN3, VNI, VISCII and
/// VPS recognisable.
[[nodiscard]] TextEncoding textEncodingOf(const InputFile& file);

/// The same for a web page: bytes are of the page its first lines name, if they name one but 1252,
/// which is written without thinking.
[[nodiscard]] TextEncoding pageEncodingOf(const InputFile& file);

/// The code page a name such as "windows-1258" or "ISO-8859-1" stands for, in any case; 0 when it
/// is none known. Latin-1 is read as 1252, as every browser and office program does.
[[nodiscard]] std::uint32_t codePageNamed(std::string_view name);

/// `source`, which starts at encoding.from, as well-formed UTF-8.
[[nodiscard]] std::unique_ptr<ByteSource> decodedText(std::unique_ptr<ByteSource> source,
                                                      const TextEncoding& encoding);

} // namespace dongbo::importers
