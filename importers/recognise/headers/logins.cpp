#include "importers/recognise/headers/logins.h"

#include "core/text/fold.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace dongbo::importers {

namespace {

template <std::size_t N>
bool saysOneOf(const FoundHeading& heading, const std::array<std::string_view, N>& phrases)
{
    const auto key = text::foldKey(heading.path.back());
    return std::any_of(phrases.begin(), phrases.end(), [&key](std::string_view phrase) {
        return findWords(key, phrase) != std::string_view::npos;
    });
}

bool isPassword(const FoundHeading& heading)
{
    static constexpr std::array<std::string_view, 7> words{
        "password", "passwords", "passwd", "pass", "pwd", "mat khau", "pin"};
    return saysOneOf(heading, words);
}

bool mayBeLogin(const FoundHeading& heading)
{
    static constexpr std::array<std::string_view, 9> words{
        "user",      "username",      "login",     "account", "admin",
        "tai khoan", "ten dang nhap", "dang nhap", "id"};
    const auto& fields = heading.reading.fields;
    return saysOneOf(heading, words) && (fields.empty() || fields.front() == ListField::Custodian ||
                                         fields.front() == ListField::Unknown);
}

/// Mostly several words: "Nguyễn Văn A", "Mary Jones"; accounts are one.
bool holdsPeople(const KeptRows& rows, const FoundHeader& header, std::uint32_t column)
{
    std::size_t cells = 0, people = 0;
    for (const auto& row : rows.rows()) {
        const auto* cell = row.number > header.header.rows.last ? row.at(column) : nullptr;
        if (cell != nullptr) {
            ++cells;
            people += countWords(text::fold(cell->text)) >= 2 ? 1 : 0;
        }
    }
    return people * 2 > cells;
}

} // namespace

void setLoginsAside(FoundHeader& header, const KeptRows& rows)
{
    constexpr int farthest = 2;
    auto& headings = header.headings;
    for (const auto& password : headings) {
        if (!isPassword(password)) {
            continue;
        }
        FoundHeading* login = nullptr;
        auto nearest = farthest + 1;
        for (auto& heading : headings) {
            const auto off =
                std::abs(static_cast<int>(heading.column) - static_cast<int>(password.column));
            if (off > 0 && off < nearest && mayBeLogin(heading)) {
                login = &heading;
                nearest = off;
            }
        }
        if (login != nullptr && !holdsPeople(rows, header, login->column)) {
            login->reading = {{ListField::Unknown}, HeadingMatch::Cue, 0.9};
        }
    }
}

} // namespace dongbo::importers
