#include "importers/recognise/cells/cell_text.h"

#include "core/domain/time.h"
#include "core/text/dates.h"
#include "core/text/legacy_encoding.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace dongbo::importers {

namespace {

void appendNumber(double number, std::string& out)
{
    char buffer[64];
    if (std::abs(number) < 9e15 && number == std::floor(number)) {
        const auto end =
            std::to_chars(buffer, buffer + sizeof buffer, static_cast<std::int64_t>(number));
        out.append(buffer, end.ptr);
        return;
    }
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number);
    out.append(buffer, end.ptr);
}

/// By byte: whether a text with it is looked at thoroughly, wherever or depending on its
/// neighbours.
enum class Byte : std::uint8_t
{
    Fine,
    Thorough, // controls; U+00A0, U+00AD, U+2000 …, U+3000, U+FEFF begin with these
    Space,
    MayBeEth,   // Ð and ð, which old lists have for Đ and đ
    MayBeOgham, // U+1680
};

constexpr std::array<Byte, 256> byteTable()
{
    std::array<Byte, 256> out{};
    for (std::size_t byte = 0; byte < ' '; ++byte) {
        out[byte] = Byte::Thorough;
    }
    out[' '] = Byte::Space;
    for (const std::size_t byte : {0xC2, 0xE2, 0xE3, 0xEF}) {
        out[byte] = Byte::Thorough;
    }
    out[0xC3] = Byte::MayBeEth;
    out[0xE1] = Byte::MayBeOgham;
    return out;
}

bool isPlain(std::string_view text)
{
    // Single ASCII spaces inside, no blanks at the ends: nothing to tidy but the normal form.
    static constexpr auto table = byteTable();
    if (text.empty() || text.front() == ' ' || text.back() == ' ') {
        return false;
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto kind = table[static_cast<unsigned char>(text[at])];
        if (kind == Byte::Fine) {
            continue;
        }
        const auto next =
            at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : std::uint8_t{};
        if (kind == Byte::Thorough || (kind == Byte::Space && next == ' ') ||
            (kind == Byte::MayBeEth && (next == 0x90 || next == 0xB0)) ||
            (kind == Byte::MayBeOgham && next == 0x9A)) {
            return false;
        }
    }
    return true;
}

} // namespace

void cellTextInto(const Cell& cell, std::string& out)
{
    out.clear();
    switch (cell.kind) {
    case CellKind::Text:
        if (isPlain(cell.text) && text::isPlainlyNfc(cell.text)) {
            out.assign(cell.text);
        } else {
            out = text::collapseSpaces(text::repairVietnamese(cell.text));
        }
        return;
    case CellKind::Error:
        out.assign(cell.text);
        return;
    case CellKind::Number:
        appendNumber(cell.number, out);
        return;
    case CellKind::Bool:
        out.assign(cell.number != 0 ? "TRUE" : "FALSE");
        return;
    case CellKind::Date:
        if (const auto day = text::dateFromSerial(cell.number)) {
            out = text::formatDate(*day);
        } else {
            appendNumber(cell.number, out);
        }
        return;
    }
}

std::string cellText(const Cell& cell)
{
    std::string out;
    cellTextInto(cell, out);
    return out;
}

bool isBlank(const Cell& cell)
{
    if (cell.kind != CellKind::Text) {
        return false;
    }
    // Almost every cell shows a letter at once: a plain one, or one of two bytes ("Đ", "Ổ").
    if (!cell.text.empty()) {
        const auto first = static_cast<unsigned char>(cell.text.front());
        if ((first > ' ' && first < 0x7F) || (first >= 0xC3 && first <= 0xDF)) {
            return false;
        }
    }
    return text::trim(cell.text).empty();
}

std::optional<CountText> countOf(const Cell& cell, std::string_view text)
{
    if (cell.kind == CellKind::Number) {
        return CountText{cell.number, {}};
    }
    if (cell.kind != CellKind::Text) {
        return std::nullopt;
    }
    std::size_t digits = 0;
    while (digits < text.size() && ((text[digits] >= '0' && text[digits] <= '9') ||
                                    text[digits] == '.' || text[digits] == ',')) {
        ++digits;
    }
    if (digits == 0) {
        return std::nullopt;
    }
    const auto value = text::parseDecimal(text.substr(0, digits));
    if (!value) {
        return std::nullopt;
    }
    const auto rest = text::trim(text.substr(digits));
    // "2 cái" counts; "2019/QĐ" and "15.6 inch HP" do not count anything.
    if (rest.size() > 24 || (!rest.empty() && (rest[0] == '/' || rest[0] == '-'))) {
        return std::nullopt;
    }
    return CountText{*value, rest};
}

std::optional<DayFigures> dayFigures(std::string_view text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t at = 0;
    const auto number = [&]() -> std::string_view {
        const auto begin = at;
        while (at < text.size() && isDigit(text[at])) {
            ++at;
        }
        return text.substr(begin, at - begin);
    };
    const auto first = number();
    const char sign = at < text.size() ? text[at] : ' ';
    if (first.empty() || first.size() > 2 || (sign != '/' && sign != '-' && sign != '.')) {
        return std::nullopt;
    }
    ++at;
    const auto second = number();
    if (second.empty() || second.size() > 2 || at >= text.size() || text[at] != sign) {
        return std::nullopt;
    }
    const auto valueOf = [](std::string_view digits) {
        unsigned value = 0;
        for (const char c : digits) {
            value = value * 10 + static_cast<unsigned>(c - '0');
        }
        return value;
    };
    DayFigures out{valueOf(first), valueOf(second), {}};
    out.swapped = std::string(second) + sign + std::string(first) + std::string(text.substr(at));
    return out;
}

} // namespace dongbo::importers
