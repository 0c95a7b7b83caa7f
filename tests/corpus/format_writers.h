#pragma once

#include "tests/corpus/list_spec.h"

#include <string>
#include <string_view>

namespace dongbo::corpus {

/// Excel 97 ("xls"), or Excel 95 whose texts are one byte a letter.
enum class XlsVersion
{
    Excel95,
    Excel97
};
[[nodiscard]] std::string xlsOf(const ListSpec& spec, XlsVersion version);
[[nodiscard]] std::string odsOf(const ListSpec& spec);

/// Every letter the byte of its number. Throws std::runtime_error for letters past 255.
[[nodiscard]] std::string bytesOf(std::string_view text);
/// With the five signs of XML escaped.
[[nodiscard]] std::string escapedXml(std::string_view text);
/// A number without zeros at its end.
[[nodiscard]] std::string digitsOf(double number);

/// "B5:D20" as rows and columns, 1-based.
struct Range
{
    std::uint32_t firstRow = 0, firstColumn = 0, lastRow = 0, lastColumn = 0;
};
[[nodiscard]] Range rangeOf(const std::string& text);

} // namespace dongbo::corpus
