#pragma once

#include "cli/context.h"

#include <streambuf>
#include <string>
#include <string_view>
#include <system_error>

namespace dongbo::cli {

/// What the program itself tells a terminal, as two bytes that no text can hold; Output makes the
/// terminal's own sequences of them. So whatever stands in a record, a list or an option cannot.
namespace control {
inline constexpr std::string_view good = "\xFFg";
inline constexpr std::string_view warning = "\xFFw";
inline constexpr std::string_view bad = "\xFF"
                                        "b";
inline constexpr std::string_view quiet = "\xFFq";
inline constexpr std::string_view plain = "\xFFp";
inline constexpr std::string_view clearLine = "\xFFk";
} // namespace control

/// The way to standard output or standard error. Controls that would make a terminal do something
/// (escape sequences, bell, C1, overrides of the writing direction) are shown instead: ␛, <U+202E>;
/// in JSON they are escaped as \u202e, which means the same; csv that goes to a file keeps them.
/// Remembers a failed write, after which nothing more is written.
class Output final : public std::streambuf
{
public:
    /// 1 standard output, 2 standard error.
    explicit Output(int descriptor);
    ~Output() override;

    void setFormat(Format format);
    [[nodiscard]] bool failed() const { return static_cast<bool>(m_error); }
    /// What the system said of the failed write, if there was one.
    [[nodiscard]] std::error_code error() const { return m_error; }

protected:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* text, std::streamsize count) override;
    int sync() override;

private:
    void pass(bool isLast);

    int m_descriptor;
    bool m_isTerminal;
    Format m_format = Format::Text;
    std::string m_raw;
    std::error_code m_error;
};

/// Would make a terminal do something or turn the writing direction; not a line end or a tab.
[[nodiscard]] bool isControl(char32_t c);
/// The text as it may be shown; `text` ends with a whole character. Example: "\x1b[31m" → "␛[31m".
[[nodiscard]] std::string shownText(std::string_view text, Format format);

} // namespace dongbo::cli
