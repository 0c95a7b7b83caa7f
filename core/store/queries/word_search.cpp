#include "core/store/queries/word_search.h"

#include "core/store/file/statement.h"
#include "core/text/fold.h"

#include <algorithm>
#include <string_view>

namespace dongbo::store {

namespace {
/// The longest beginning the schema's prefix indexes hold.
constexpr std::size_t indexedLetters = 3;
/// Rows looked at before the share of fitting ones is trusted, and how many a hit may cost after.
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

struct Asked
{
    std::string word;
    std::size_t fitting = 0; ///< of the rows looked at
    bool isWhole = false;    ///< the index is asked for all its letters
    bool isAsked = true;     ///< the index is asked for it at all
};
enum class LookMay
{
    GiveUp, ///< when too few rows fit
    GoOn
};

void addTerm(std::string& query, std::string_view beginning)
{
    query += query.empty() ? "\"" : " AND \"";
    query += beginning;
    query += "\"*";
}

/// Goes through the rows the index names and keeps those that have all words.
struct Look
{
    Database& database;
    std::size_t limit;
    std::int64_t last; ///< the row looked at last
    WordHits& hits;
    std::size_t looked = 0;

    /// True at the end of the rows or at the limit.
    bool run(std::vector<Asked>& asked, LookMay may)
    {
        std::string query;
        for (const auto& word : asked) {
            if (word.isAsked) {
                addTerm(query, word.isWhole ? std::string_view(word.word)
                                            : cut(word.word, indexedLetters));
            }
        }
        Use use(prepared(database, candidates));
        use.bind(1, query).bind(2, last);
        while (use.step()) {
            last = use.number(0);
            const auto have = use.text(1);
            bool fits = true;
            for (auto& word : asked) {
                const bool has = hasWord(have, word.word);
                word.fitting += has ? 1 : 0;
                fits = fits && has;
            }
            if (fits) {
                hits.rows.push_back(last);
                if (hits.rows.size() == limit) {
                    return true;
                }
            }
            ++looked;
            if (may == LookMay::GiveUp && looked > firstLook + looksPerHit * hits.rows.size()) {
                return false;
            }
        }
        hits.isComplete = true;
        return true;
    }
};
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
    const auto all = text::words(folded);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < all.size(); ++i) {
        bool isNeeded = true;
        for (std::size_t j = 0; j < all.size(); ++j) {
            const bool begins = all[j].substr(0, all[i].size()) == all[i];
            isNeeded = isNeeded && !(begins && (all[j].size() > all[i].size() || j < i));
        }
        if (isNeeded) {
            words.emplace_back(all[i]);
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
    const bool isShort = std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return cut(word, indexedLetters) == word;
    });
    if (isShort) {
        const std::string query = wordQuery(words, indexedLetters);
        Use use(prepared(database, byShortWords));
        use.bind(1, query).bind(2, static_cast<std::int64_t>(limit));
        while (use.step()) {
            hits.rows.push_back(use.number(0));
        }
        hits.isComplete = hits.rows.size() < limit;
        return hits;
    }
    std::vector<Asked> asked;
    for (const auto& word : words) {
        // nearly every device has a word beginning with any one letter: only looked at
        asked.push_back({word, 0, false, cut(word, 1) != word});
    }
    Look look{database, limit, 0, hits};
    if (look.run(asked, LookMay::GiveUp)) {
        return hits;
    }
    // What is rare among the rows seen is worth its price; what most of them have is not.
    std::size_t least = asked.front().fitting;
    for (const auto& word : asked) {
        least = std::min(least, word.fitting);
    }
    for (auto& word : asked) {
        word.isWhole = word.fitting == least || (least > 0 && word.fitting * 2 < look.looked);
    }
    look.run(asked, LookMay::GoOn);
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
