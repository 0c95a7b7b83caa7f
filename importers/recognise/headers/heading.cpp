#include "importers/recognise/headers/heading.h"

#include "core/text/fold.h"
#include "core/text/wording.h"
#include "importers/recognise/words/marked.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dongbo::importers {

namespace {

HeadingReading found(const Vocabulary::HeadingKey& heading, HeadingMatch match, double confidence)
{
    return {heading.fields, match, confidence};
}

/// "nguyen gia dvt 1 000d" → "nguyen gia"; parentheses are cut before folding.
std::string withoutUnit(std::string_view heading)
{
    std::string bare;
    int depth = 0;
    for (const char c : heading) {
        if (c == '(' || c == '[' || c == '{') {
            ++depth;
        } else if ((c == ')' || c == ']' || c == '}') && depth > 0) {
            --depth;
        } else if (depth == 0) {
            bare += c;
        }
    }
    auto key = text::foldKey(bare);
    static constexpr std::array<std::string_view, 16> tails{" dvt nghin dong",
                                                            " dvt dong",
                                                            " don vi tinh dong",
                                                            " nghin dong",
                                                            " ngan dong",
                                                            " trieu dong",
                                                            " 1 000 dong",
                                                            " 1000 dong",
                                                            " 1 000d",
                                                            " 1000d",
                                                            " dvt 1 000d",
                                                            " dvt 1000d",
                                                            " vnd",
                                                            " dong",
                                                            " d",
                                                            " trd"};
    for (bool cut = true; cut;) {
        cut = false;
        for (const auto tail : tails) {
            if (key.size() > tail.size() && key.ends_with(tail)) {
                key.resize(key.size() - tail.size());
                cut = true;
            }
        }
    }
    return key;
}

bool isOneEditAway(std::string_view a, std::string_view b)
{
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    if (b.size() - a.size() > 1) {
        return false;
    }
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i]) {
        ++i;
    }
    if (i > 0 && a[i - 1] == ' ') {
        return false; // "ten tang" is no slip for "ten hang"
    }
    if (a.size() == b.size()) {
        return a.substr(std::min(i + 1, a.size())) == b.substr(std::min(i + 1, b.size()));
    }
    return a.substr(i) == b.substr(i + 1);
}

/// The known heading most of whose words the key has; a single word must lead or be long, or "hang"
/// would be found in every sentence.
HeadingReading byWords(const std::string& key)
{
    const auto tokens = text::words(key);
    if (tokens.size() < 2 || tokens.size() > 12) {
        return {};
    }
    const Vocabulary::HeadingKey* best = nullptr;
    double bestCover = 0;
    const auto marks = Vocabulary::marksOf(tokens);
    for (const auto& heading : Vocabulary::builtIn().headings()) {
        const auto& wanted = heading.tokens;
        if ((heading.marks & ~marks) != 0 || wanted.empty() || wanted.size() > tokens.size() ||
            (wanted.size() == 1 && (heading.key.size() < 5 || tokens.size() > 3))) {
            continue;
        }
        const bool all = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& w) {
            return std::find(tokens.begin(), tokens.end(), w) != tokens.end();
        });
        const double cover =
            static_cast<double>(wanted.size()) / static_cast<double>(tokens.size()) +
            (key.starts_with(heading.key) ? 0.05 : 0.0);
        if (all && cover > bestCover) {
            best = &heading;
            bestCover = cover;
        }
    }
    return best && bestCover >= 0.3
               ? found(*best, HeadingMatch::Words, 0.45 + 0.4 * std::min(1.0, bestCover))
               : HeadingReading{};
}

/// The heading that a workbook of rows set aside adds to a list's own.
bool isOfReasonSetAside(std::string_view key)
{
    static const auto keys = [] {
        std::vector<std::string> out;
        for (const auto language : {Language::Vietnamese, Language::English}) {
            out.push_back(text::foldKey(text::say(language, "list.reason")));
        }
        out.emplace_back("ly do de rieng"); // lists written by 0.2 and before
        return out;
    }();
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

} // namespace

namespace {

/// "MaThietBi" → "Ma Thiet Bi", "AssetID" → "Asset ID"; headings with spaces come back as they are.
std::string withoutCamels(std::string_view heading)
{
    std::string out;
    for (std::size_t i = 0; i < heading.size(); ++i) {
        const auto isSmall = [](char c) { return c >= 'a' && c <= 'z'; };
        const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
        if (heading[i] == ' ') {
            return std::string(heading);
        }
        const bool isHump =
            i > 0 && isCapital(heading[i]) &&
            (isSmall(heading[i - 1]) || (isCapital(heading[i - 1]) && i + 1 < heading.size() &&
                                         isSmall(heading[i + 1]) && i > 1));
        out += isHump ? " " : "";
        out += heading[i];
    }
    return out;
}

/// "Tên thiết bị / Device name", "Số seri (Serial No.)": each language by itself.
HeadingReading byLanguages(std::string_view heading)
{
    HeadingReading best;
    std::size_t from = 0;
    if (heading.find('(') != std::string_view::npos && !heading.ends_with(')')) {
        return best; // "Nguyên giá (đồng) - Khác" says more than what stands before the bracket
    }
    while (from < heading.size()) {
        const auto end = std::min(heading.find_first_of("/(|\n)", from), heading.size());
        const auto* known =
            Vocabulary::builtIn().headingExactly(text::foldKey(heading.substr(from, end - from)));
        if (known != nullptr && !best.fields.empty()) {
            const bool isSame =
                std::any_of(known->fields.begin(), known->fields.end(), [&](auto field) {
                    return std::find(best.fields.begin(), best.fields.end(), field) !=
                           best.fields.end();
                });
            if (!isSame) {
                return {}; // two things, not one in two languages
            }
        }
        if (known != nullptr && known->key.size() > 2 && best.fields.empty()) {
            best = found(*known, HeadingMatch::Stripped, 0.9);
        }
        from = end + 1;
    }
    return best;
}

/// Words of known headings, or the words such headings begin and end with.
HeadingReading byWordsOrCue(const std::string& key)
{
    auto words = byWords(key);
    const auto* cue = Vocabulary::builtIn().headingCue(key);
    if (cue == nullptr || (!words.fields.empty() && words.confidence >= cue->sure)) {
        return words;
    }
    return {cue->fields, HeadingMatch::Cue, cue->sure};
}

} // namespace

HeadingReading readHeading(std::string_view written)
{
    const auto heading = withoutCamels(written);
    const auto key = text::foldKey(heading);
    if (key.empty() || key.size() > 120) {
        return {};
    }
    const auto& words = Vocabulary::builtIn();
    if (const auto* exact = words.headingExactly(key)) {
        return found(*exact, HeadingMatch::Exact, 1.0);
    }
    if (isOfReasonSetAside(key)) {
        return {{ListField::SetAsideReason}, HeadingMatch::Exact, 1.0};
    }
    const auto bare = withoutUnit(heading);
    if (bare != key && !bare.empty()) {
        if (const auto* stripped = words.headingExactly(bare)) {
            return found(*stripped, HeadingMatch::Stripped, 0.95);
        }
    }
    if (auto either = byLanguages(heading); !either.fields.empty()) {
        return either;
    }
    const auto& shortest = bare.empty() ? key : bare;
    if (shortest.size() >= 6) {
        for (const auto& known : words.headings()) {
            // A difference within the first two letters is not taken for a slip.
            if (known.key.size() >= 6 && known.key.compare(0, 2, shortest, 0, 2) == 0 &&
                isOneEditAway(known.key, shortest)) {
                return found(known, HeadingMatch::Spelling, 0.7);
            }
        }
    }
    return byWordsOrCue(shortest);
}

std::string joinedHeading(const std::vector<std::string>& path)
{
    std::string out;
    for (const auto& part : path) {
        if (path.size() < 2 || part.size() > 40) {
            return {};
        }
        out += (out.empty() ? "" : " ") + part;
    }
    const auto& words = Vocabulary::builtIn();
    const bool isKnown = words.headingExactly(text::foldKey(out)) != nullptr ||
                         words.headingExactly(withoutUnit(out)) != nullptr;
    return isKnown ? out : std::string{};
}

void joinTail(std::vector<std::string>& path)
{
    constexpr double sure = 0.7;
    for (auto from = path.begin(); path.end() - from > 1; ++from) {
        std::string tail;
        for (auto part = from; part != path.end(); ++part) {
            tail += (tail.empty() ? "" : " ") + *part;
        }
        const auto reading = readHeading(tail);
        const bool isKnown = reading.match == HeadingMatch::Exact ||
                             reading.match == HeadingMatch::Stripped ||
                             reading.match == HeadingMatch::Cue;
        if (isKnown && reading.confidence >= sure && tail.size() <= 80) {
            *from = std::move(tail);
            path.erase(std::next(from), path.end());
            return;
        }
    }
}

namespace {

/// "Nguyên giá - Nguồn NS", "Nguyên giá - Khác": a part of the price; "Nguyên giá - Tổng số": all
/// of it. Nothing when the group is no price or the leaf says something else.
HeadingReading partOfPrice(const HeadingReading& group, const HeadingReading& leaf,
                           const HeadingReading& full, const std::string& text)
{
    const bool isPrice = !group.fields.empty() && group.confidence >= 0.9 &&
                         isOneOf(group.fields.front(), {ListField::Cost, ListField::Amount});
    const bool isPart = (leaf.fields.empty() || leaf.match == HeadingMatch::Words ||
                         leaf.match == HeadingMatch::Cue ||
                         isOneOf(leaf.fields.front(), {ListField::CostBudget, ListField::CostOther,
                                                       ListField::FundingSource})) &&
                        full.match != HeadingMatch::Exact && full.match != HeadingMatch::Stripped;
    if (!isPrice || !isPart) {
        return {};
    }
    const Marked words(text);
    if (Vocabulary::builtIn().sum(words)) {
        return {{group.fields.front()}, HeadingMatch::Words, 0.9};
    }
    const bool isBudget = findWords(words.folded, "ngan sach") != std::string_view::npos ||
                          findWords(words.folded, "ns") != std::string_view::npos;
    return {{isBudget ? ListField::CostBudget : ListField::CostOther}, HeadingMatch::Words, 0.9};
}

} // namespace

HeadingReading readHeadingPath(const std::vector<std::string>& path)
{
    if (path.empty()) {
        return {};
    }
    HeadingReading best = readHeading(path.back());
    if (path.size() == 1) {
        return best;
    }
    if (const auto joined = joinedHeading(path); !joined.empty()) {
        return readHeading(joined);
    }
    std::string whole;
    for (const auto& part : path) {
        whole += whole.empty() ? part : " - " + part;
    }
    // What left the books is no part of what is there: of it only the reason and the rest count.
    if (findWords(text::fold(path.front()), "ghi giam") != std::string_view::npos) {
        const bool isKept =
            !best.fields.empty() &&
            isOneOf(best.fields.front(), {ListField::ReasonOut, ListField::NetValue});
        return isKept ? best : HeadingReading{};
    }
    if (path.size() > 2) {
        // "Ghi tăng - Chứng từ - Số hiệu": the two lowest say most.
        const auto pair = readHeading(path[path.size() - 2] + " - " + path.back());
        if (pair.match == HeadingMatch::Exact || pair.match == HeadingMatch::Stripped) {
            return pair;
        }
    }
    const auto full = readHeading(whole);
    const auto group = readHeading(path.front());
    for (auto above = path.begin(); above + 1 != path.end(); ++above) {
        if (auto part = partOfPrice(readHeading(*above), best, full, path.back());
            !part.fields.empty()) {
            return part;
        }
    }
    if (full.match == HeadingMatch::Exact || full.match == HeadingMatch::Stripped) {
        return full;
    }
    // A group called after the devices ("Ghi tăng tài sản cố định") says nothing of a column in it
    // that says nothing itself.
    const bool isOfDevices =
        !group.fields.empty() && isOneOf(group.fields.front(), {ListField::Name, ListField::Type});
    if (best.fields.empty() && isOfDevices) {
        return {};
    }
    if (full.confidence > best.confidence) {
        return full;
    }
    // "Chứng từ - Số hiệu": the group says which number.
    if (best.fields.size() > 1 && !full.fields.empty() &&
        std::find(best.fields.begin(), best.fields.end(), full.fields.front()) !=
            best.fields.end()) {
        return full;
    }
    // "Chênh lệch - Giá trị" is no price, whatever its leaf says.
    if (!group.fields.empty() && group.fields.front() == ListField::QuantityDifference) {
        return {group.fields, group.match, group.confidence * 0.9};
    }
    if (best.fields.empty() && !group.fields.empty()) {
        return {group.fields, group.match, group.confidence * 0.6};
    }
    return best;
}

std::int64_t unitOfMoneyIn(std::string_view folded)
{
    static constexpr std::array<std::pair<std::string_view, std::int64_t>, 13> units{{
        {"nghin dong", 1000},
        {"ngan dong", 1000},
        {"1 000 dong", 1000},
        {"1000 dong", 1000},
        {"1 000d", 1000},
        {"1000d", 1000},
        {"1 000 d", 1000},
        {"1000 d", 1000},
        {"1 000 vnd", 1000},
        {"1000 vnd", 1000},
        {"trieu dong", 1'000'000},
        {"tr d", 1'000'000},
        {"dvt dong", 1},
    }};
    for (const auto& [words, dong] : units) {
        if (findWords(folded, words) != std::string_view::npos) {
            return dong;
        }
    }
    return 0;
}

} // namespace dongbo::importers
