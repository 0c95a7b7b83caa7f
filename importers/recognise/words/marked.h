#pragma once

#include <string>
#include <string_view>

namespace dongbo::importers {

/// A text as words of the vocabulary are looked up in it. "Cổng xếp" and "Cộng" are the same
/// folded; where a text has marks, they count. Made from text in NFC.
struct Marked
{
    explicit Marked(std::string_view text);

    std::string folded; ///< as text::fold gives it: "cong xep"
    /// The same words in small letters with the marks of their letters, each word's tone behind it:
    /// "công3 xêp2". "HOÀ" and "hòa" are both "hoa1".
    std::string words;
    bool isBare = true; ///< without any mark: then only the folded text can be compared

    /// The words from `first` to before `last`, counted in the folded text.
    [[nodiscard]] Marked part(std::size_t first, std::size_t last) const;

private:
    Marked() = default;
};

/// Whether the text begins with the phrase, as whole words: with its marks, or without where the
/// text has none.
[[nodiscard]] bool beginsWith(const Marked& text, const Marked& phrase);
[[nodiscard]] bool endsWith(const Marked& text, const Marked& phrase);
/// Whether the phrase stands anywhere in it.
[[nodiscard]] bool contains(const Marked& text, const Marked& phrase);
/// Whether the text is the phrase and nothing else.
[[nodiscard]] bool isSame(const Marked& text, const Marked& phrase);
/// How many words a folded text has.
[[nodiscard]] std::size_t countWords(std::string_view folded);

} // namespace dongbo::importers
