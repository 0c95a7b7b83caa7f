#include "core/store/internal/word_search.h"

#include "core/store/internal/statement.h"
#include "core/text/fold.h"

#include <algorithm>
#include <string_view>

namespace dongbo::store {

namespace {
/// The longest beginning the schema's prefix indexes hold.
constexpr std::size_t indexedLetters = 3;
/// Rows looked at before the share of fitting ones is believed, and how many a hit may cost after.
constexpr std::size_t firstLook = 300;
constexpr std::size_t looksPerHit = 20;

constexpr const char* byShortWords = R"(
SELECT rowid FROM device_words WHERE device_words MATCH ?1 ORDER BY rowid LIMIT ?2)";

constexpr const char* candidates = R"(
SELECT f.rowid, d.words FROM device_words AS f CROSS JOIN device AS d ON d.no = f.rowid
WHERE f.device_words MATCH ?1 AND f.rowid > ?2 ORDER BY f.rowid)";

constexpr const char* byPart = R"(
SELECT rowid FROM device_ident WHERE ident LIKE ?1 ORDER BY rowid LIMIT ?2)";

/// Cut after whole letters, so that the piece stays UTF-8.
std::string_view cut(std::string_view word, std::size_t letters)
{
    std::size_t at = 0;
    for (std::size_t n = 0; n < letters && at < word.size(); ++n) {
        ++at;
        while (at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80) {
            ++at;
        }
    }
    return word.substr(0, at);
}

void addTerm(std::string& query, std::string_view beginning)
{
    query += query.empty() ? "\"" : " AND \"";
    query += beginning;
    query += "\"*";
}
} // namespace

bool hasWord(std::string_view folded, std::string_view beginning)
{
    for (auto at = folded.find(beginning); at != std::string_view::npos;
         at = folded.find(beginning, at + 1)) {
        if (at == 0 || folded[at - 1] == ' ') {
            return true;
        }
    }
    return false;
}

std::vector<std::string> typedWords(const std::string& folded)
{
    std::vector<std::string> words;
    for (const auto word : text::words(folded)) {
        if (std::find(words.begin(), words.end(), word) == words.end()) {
            words.emplace_back(word);
        }
    }
    return words;
}

std::string wordQuery(const std::vector<std::string>& words, std::size_t letters)
{
    std::string query;
    for (const auto& word : words) {
        addTerm(query, cut(word, letters));
    }
    return query;
}

WordHits devicesWithWords(Database& database, const std::vector<std::string>& words,
                          std::size_t limit)
{
    WordHits hits;
    if (words.empty() || limit == 0) {
        hits.isComplete = words.empty();
        return hits;
    }
    const std::string shortQuery = wordQuery(words, indexedLetters);
    const bool isShort = std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return cut(word, indexedLetters) == word;
    });
    if (isShort) {
        Use use(prepared(database, byShortWords));
        use.bind(1, shortQuery).bind(2, static_cast<std::int64_t>(limit));
        while (use.step()) {
            hits.rows.push_back(use.number(0));
        }
        hits.isComplete = hits.rows.size() < limit;
        return hits;
    }
    std::vector<std::size_t> fitting(words.size(), 0);
    std::int64_t last = 0;
    // Adds what fits of the rows the index names; true at the end of them or of the limit.
    const auto look = [&](const std::string& query, bool mayGiveUp) {
        Use use(prepared(database, candidates));
        use.bind(1, query).bind(2, last);
        std::size_t looked = 0;
        while (use.step()) {
            last = use.number(0);
            const auto have = use.text(1);
            bool fits = true;
            for (std::size_t i = 0; i < words.size(); ++i) {
                const bool has = hasWord(have, words[i]);
                fitting[i] += has ? 1 : 0;
                fits = fits && has;
            }
            if (fits) {
                hits.rows.push_back(last);
                if (hits.rows.size() == limit) {
                    return true;
                }
            }
            if (++looked > firstLook + looksPerHit * hits.rows.size() && mayGiveUp) {
                return false;
            }
        }
        hits.isComplete = true;
        return true;
    };
    if (look(shortQuery, true)) {
        return hits;
    }
    const auto rarest = static_cast<std::size_t>(std::min_element(fitting.begin(), fitting.end()) -
                                                 fitting.begin());
    std::string query;
    for (std::size_t i = 0; i < words.size(); ++i) {
        addTerm(query, i == rarest ? std::string_view(words[i]) : cut(words[i], indexedLetters));
    }
    look(query, false);
    return hits;
}

WordHits devicesWithPart(Database& database, const std::string& folded, std::size_t limit)
{
    WordHits hits;
    if (cut(folded, indexedLetters) == folded && cut(folded, indexedLetters - 1) == folded) {
        hits.isComplete = true;
        return hits;
    }
    const std::string pattern = "%" + folded + "%"; // folded text has neither % nor _
    Use use(prepared(database, byPart));
    use.bind(1, pattern).bind(2, static_cast<std::int64_t>(limit));
    while (use.step()) {
        hits.rows.push_back(use.number(0));
    }
    hits.isComplete = hits.rows.size() < limit;
    return hits;
}

} // namespace dongbo::store
