#include "importers/recognise/words/marked.h"

#include "core/text/fold.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace dongbo::importers {

namespace {

/// A Vietnamese letter without its tone, and the tone: 0 none, 1 grave, 2 acute, 3 hook, 4 tilde, 5
/// dot below.
struct Letter
{
    char32_t plain = 0;
    char tone = 0;
};

const std::unordered_map<char32_t, Letter>& letters()
{
    static const auto all = [] {
        // Each group: a letter without tone, then with the five, small and capital.
        static constexpr std::array<std::u32string_view, 24> groups{
            U"aàáảãạ", U"ăằắẳẵặ", U"âầấẩẫậ", U"eèéẻẽẹ", U"êềếểễệ", U"iìíỉĩị", U"oòóỏõọ", U"ôồốổỗộ",
            U"ơờớởỡợ", U"uùúủũụ", U"ưừứửữự", U"yỳýỷỹỵ", U"AÀÁẢÃẠ", U"ĂẰẮẲẴẶ", U"ÂẦẤẨẪẬ", U"EÈÉẺẼẸ",
            U"ÊỀẾỂỄỆ", U"IÌÍỈĨỊ", U"OÒÓỎÕỌ", U"ÔỒỐỔỖỘ", U"ƠỜỚỞỠỢ", U"UÙÚỦŨỤ", U"ƯỪỨỬỮỰ", U"YỲÝỶỸỴ"};
        std::unordered_map<char32_t, Letter> out;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            for (std::size_t tone = 0; tone < groups[i].size(); ++tone) {
                out[groups[i][tone]] = {groups[i % 12][0], static_cast<char>(tone)};
            }
        }
        out[U'đ'] = out[U'Đ'] = out[U'ð'] = out[U'Ð'] = {U'đ', 0};
        return out;
    }();
    return all;
}

bool startsWithWords(std::string_view text, std::string_view phrase)
{
    return text.starts_with(phrase) && (text.size() == phrase.size() || text[phrase.size()] == ' ');
}

} // namespace

Marked::Marked(std::string_view text)
    : folded(text::fold(text))
{
    char tone = 0;
    const auto endWord = [&] {
        if (tone != 0) {
            words += static_cast<char>('0' + tone);
            tone = 0;
        }
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const auto code = text::nextCodePoint(text, at);
        if (const auto found = letters().find(code); found != letters().end()) {
            isBare = isBare && found->second.plain < 0x80 && found->second.tone == 0;
            text::appendCodePoint(words, found->second.plain);
            tone = found->second.tone != 0 ? found->second.tone : tone;
            continue;
        }
        const auto other = text::fold(text.substr(begin, at - begin));
        if (!other.empty()) {
            words += other;
        } else if (!text::isInvisible(code) && !words.empty() && words.back() != ' ') {
            endWord();
            words += ' ';
        }
    }
    endWord();
    if (words.ends_with(' ')) {
        words.pop_back();
    }
}

Marked Marked::part(std::size_t first, std::size_t last) const
{
    const auto cut = [first, last](std::string_view whole) {
        std::string out;
        std::size_t at = 0;
        for (const auto word : text::words(whole)) {
            if (at >= first && at < last) {
                out += out.empty() ? "" : " ";
                out += word;
            }
            ++at;
        }
        return out;
    };
    Marked out;
    out.folded = cut(folded);
    const bool isAligned = countWords(folded) == countWords(words);
    out.words = isAligned ? cut(words) : out.folded;
    out.isBare = isBare || !isAligned || out.words == out.folded;
    return out;
}

bool beginsWith(const Marked& text, const Marked& phrase)
{
    return text.isBare ? startsWithWords(text.folded, phrase.folded)
                       : startsWithWords(text.words, phrase.words);
}

bool endsWith(const Marked& text, const Marked& phrase)
{
    const std::string& whole = text.isBare ? text.folded : text.words;
    const std::string& end = text.isBare ? phrase.folded : phrase.words;
    return whole.ends_with(end) &&
           (whole.size() == end.size() || whole[whole.size() - end.size() - 1] == ' ');
}

bool contains(const Marked& text, const Marked& phrase)
{
    const std::string_view whole = text.isBare ? text.folded : text.words;
    const std::string_view part = text.isBare ? phrase.folded : phrase.words;
    for (auto at = whole.find(part); at != std::string_view::npos; at = whole.find(part, at + 1)) {
        if ((at == 0 || whole[at - 1] == ' ') && startsWithWords(whole.substr(at), part)) {
            return true;
        }
    }
    return false;
}

bool isSame(const Marked& text, const Marked& phrase)
{
    return text.isBare ? text.folded == phrase.folded : text.words == phrase.words;
}

std::size_t countWords(std::string_view folded)
{
    return folded.empty()
               ? 0
               : static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ') + 1);
}

} // namespace dongbo::importers
