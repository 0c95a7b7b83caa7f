#include "core/store/search/lookups.h"

#include "core/domain/error.h"
#include "core/store/projection/rows.h"
#include "core/store/queries/word_search.h"
#include "core/text/fold.h"

#include <algorithm>
#include <numeric>

namespace dongbo::store {

namespace {

constexpr const char* deviceByCode =
    "SELECT id FROM device WHERE code_fold = ?1 AND state = 1 ORDER BY id";
constexpr const char* deviceBySerial =
    "SELECT id FROM device WHERE serial_fold = ?1 AND state = 1 ORDER BY id";
constexpr const char* siteByName =
    "SELECT id FROM site WHERE name_fold = ?1 AND state = 1 ORDER BY id";
constexpr const char* unitByName =
    "SELECT id FROM unit WHERE name_fold = ?1 AND state = 1 ORDER BY id";
constexpr const char* unitByCode = "SELECT id FROM unit WHERE code = ?1 AND state = 1 ORDER BY id";
constexpr const char* officerByName =
    "SELECT id FROM officer WHERE name_fold = ?1 AND state = 1 ORDER BY id";
constexpr const char* officerByAccount =
    "SELECT id FROM officer WHERE account = ?1 AND state = 1 ORDER BY id";
constexpr const char* vendorByName =
    "SELECT id FROM vendor WHERE name_fold = ?1 AND state = 1 ORDER BY id";
constexpr const char* faultByNumber =
    "SELECT id FROM fault WHERE number_fold = ?1 AND state = 1 ORDER BY id";
constexpr const char* repairByNumber =
    "SELECT id FROM repair WHERE number_fold = ?1 AND state = 1 ORDER BY id";
constexpr const char* fileByHash =
    "SELECT id FROM import_file WHERE hash = ?1 AND state = 1 ORDER BY id";
constexpr const char* changeSetByBeginning =
    "SELECT id FROM change_set WHERE id >= ?1 AND id <= ?2 AND state <> 0 ORDER BY id DESC";

std::vector<RecordId> byText(Database& database, const char* sql, std::string_view text)
{
    if (text.empty()) {
        return {};
    }
    Use use(prepared(database, sql));
    use.bindCopy(1, text);
    return idsOf(use);
}

} // namespace

std::vector<RecordId> devicesByCode(Database& database, std::string_view folded)
{
    return byText(database, deviceByCode, folded);
}
std::vector<RecordId> devicesBySerial(Database& database, std::string_view folded)
{
    return byText(database, deviceBySerial, folded);
}
std::vector<RecordId> sitesByName(Database& database, std::string_view folded)
{
    return byText(database, siteByName, folded);
}
std::vector<RecordId> unitsByName(Database& database, std::string_view folded)
{
    return byText(database, unitByName, folded);
}
std::vector<RecordId> unitsByCode(Database& database, std::string_view code)
{
    return byText(database, unitByCode, code);
}
std::vector<RecordId> officersByName(Database& database, std::string_view folded)
{
    return byText(database, officerByName, folded);
}
std::vector<RecordId> officersByAccount(Database& database, std::string_view account)
{
    return byText(database, officerByAccount, account);
}
std::vector<RecordId> vendorsByName(Database& database, std::string_view folded)
{
    return byText(database, vendorByName, folded);
}
std::vector<RecordId> faultsByNumber(Database& database, std::string_view folded)
{
    return byText(database, faultByNumber, folded);
}
std::vector<RecordId> repairsByNumber(Database& database, std::string_view folded)
{
    return byText(database, repairByNumber, folded);
}
std::vector<RecordId> importFilesByHash(Database& database, std::string_view hash)
{
    return byText(database, fileByHash, hash);
}

namespace {

/// The least and the greatest id that begin with these hexadecimal digits (hyphens do not count);
/// nothing when there are none, too many or other letters.
std::optional<std::pair<RecordId, RecordId>> rangeOf(std::string_view hexadecimal)
{
    std::pair<RecordId, RecordId> range;
    range.second.bytes.fill(0xFF);
    std::size_t digits = 0;
    for (const char c : hexadecimal) {
        if (c == '-') {
            continue;
        }
        const bool isDigit = c >= '0' && c <= '9';
        const char lower = static_cast<char>(c | 0x20);
        if ((!isDigit && (lower < 'a' || lower > 'f')) || digits == 32) {
            return std::nullopt;
        }
        const auto value = static_cast<unsigned>(isDigit ? c - '0' : lower - 'a' + 10);
        const unsigned shift = digits % 2 == 0 ? 4 : 0;
        auto& low = range.first.bytes[digits / 2];
        auto& high = range.second.bytes[digits / 2];
        low = static_cast<std::uint8_t>(low | (value << shift));
        high = static_cast<std::uint8_t>((high & ~(0xFU << shift)) | (value << shift));
        ++digits;
    }
    return digits == 0 ? std::nullopt : std::optional{range};
}

/// Born records of a kind by a range of ids: ?1 to ?2.
const char* byRange(RecordKind kind)
{
    static const auto all = [] {
        std::map<RecordKind, std::string> statements;
        for (const auto& one : kinds()) {
            statements[one.number] =
                "SELECT id FROM " + std::string(one.name) +
                " WHERE id BETWEEN ?1 AND ?2 AND state = 1 ORDER BY id LIMIT 7";
        }
        return statements;
    }();
    return all.at(kind).c_str();
}

} // namespace

std::vector<RecordId> changeSetsByBeginning(Database& database, std::string_view hexadecimal)
{
    const auto range = rangeOf(hexadecimal);
    if (!range) {
        return {};
    }
    Use use(prepared(database, changeSetByBeginning));
    use.bind(1, range->first).bind(2, range->second);
    return idsOf(use);
}

std::vector<RecordId> recordsByBeginning(Database& database, RecordKind kind,
                                         std::string_view hexadecimal)
{
    const auto range = rangeOf(hexadecimal);
    if (!range) {
        return {};
    }
    Use use(prepared(database, byRange(kind)));
    use.bind(1, range->first).bind(2, range->second);
    return idsOf(use);
}

namespace {

constexpr const char* unitNames =
    "SELECT id, name, name_fold FROM unit WHERE state = 1 AND name_fold IS NOT NULL";
constexpr const char* siteNames =
    "SELECT id, name, name_fold FROM site WHERE state = 1 AND name_fold IS NOT NULL";
constexpr const char* officerNames =
    "SELECT id, name, name_fold FROM officer WHERE state = 1 AND name_fold IS NOT NULL";
constexpr const char* vendorNames =
    "SELECT id, name, name_fold FROM vendor WHERE state = 1 AND name_fold IS NOT NULL";
// The numbers beginning alike: ?1 to ?2. Of all devices and faults only those, they are the many.
constexpr const char* deviceCodes = R"(
SELECT id, code, code_fold FROM device WHERE code_fold >= ?1 AND code_fold < ?2 LIMIT 20000)";
constexpr const char* faultNumbers = R"(
SELECT id, number, number_fold FROM fault WHERE number_fold >= ?1 AND number_fold < ?2 LIMIT 20000)";
constexpr const char* repairNumbers = R"(
SELECT id, number, number_fold FROM repair WHERE number_fold >= ?1 AND number_fold < ?2
LIMIT 20000)";
constexpr const char* codeOfRow = "SELECT id, code FROM device WHERE no = ?1";

/// Insertions, deletions, changes and swaps of neighbours; counts no further than `most` + 1.
/// Source: optimal string alignment, Damerau (1964), with the band of Ukkonen (1985) left out:
/// texts here are short.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t most)
{
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > most) {
        return most + 1;
    }
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                now[j] = std::min(now[j], before[j - 2] + 1);
            }
        }
        before.swap(last);
        last.swap(now);
    }
    return last[b.size()];
}

/// Smaller is nearer; nothing when it is not worth offering.
std::optional<std::size_t> farness(std::string_view wanted, std::string_view have)
{
    const std::size_t allowed = 1 + std::min(wanted.size(), have.size()) / 4;
    const std::size_t mistakes = editDistance(wanted, have, allowed);
    if (mistakes <= allowed) {
        return mistakes * 10;
    }
    const auto wantedWords = text::words(wanted);
    std::size_t shared = 0;
    std::size_t letters = 0;
    for (const auto word : wantedWords) {
        if (hasWord(have, word)) {
            ++shared;
            letters += word.size();
        }
    }
    // half of what was typed, or the whole of it inside the other
    if (letters * 2 < wanted.size() || shared == 0) {
        return std::nullopt;
    }
    return 100 + 100 * (wantedWords.size() - shared) + have.size();
}

const char* candidatesOf(RecordKind kind)
{
    if (kind == RecordKind::Unit) {
        return unitNames;
    }
    if (kind == RecordKind::Site) {
        return siteNames;
    }
    if (kind == RecordKind::Officer) {
        return officerNames;
    }
    if (kind == RecordKind::Vendor) {
        return vendorNames;
    }
    if (kind == RecordKind::Device) {
        return deviceCodes;
    }
    if (kind == RecordKind::Fault) {
        return faultNumbers;
    }
    if (kind == RecordKind::Repair) {
        return repairNumbers;
    }
    throw Error(Error::Kind::Bug, {"store.failed", {{"detail", "nearest"}}});
}

bool isNumbered(RecordKind kind)
{
    return kind == RecordKind::Device || kind == RecordKind::Fault || kind == RecordKind::Repair;
}

struct Candidate
{
    std::size_t farness = 0;
    std::string folded;
    Suggestion suggestion;
};

} // namespace

std::vector<Suggestion> nearest(Database& database, RecordKind kind, std::string_view folded,
                                std::size_t limit)
{
    std::vector<Candidate> found;
    if (folded.empty()) {
        return {};
    }
    {
        Use use(prepared(database, candidatesOf(kind)));
        if (isNumbered(kind)) {
            std::string end(folded.substr(0, 2));
            end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
            use.bindCopy(1, folded.substr(0, 2)).bindCopy(2, end);
        }
        while (use.step()) {
            if (const auto far = farness(folded, use.text(2))) {
                found.push_back(
                    {*far, std::string(use.text(2)), {use.id(0), std::string(use.text(1))}});
            }
        }
    }
    std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
        return std::tie(a.farness, a.folded, a.suggestion.id) <
               std::tie(b.farness, b.folded, b.suggestion.id);
    });
    std::vector<Suggestion> out;
    for (auto& candidate : found) {
        if (out.size() == limit) {
            break;
        }
        out.push_back(std::move(candidate.suggestion));
    }
    if (out.empty() && kind == RecordKind::Device) {
        for (const auto row :
             devicesWithWords(database, typedWords(std::string(folded)), limit).rows) {
            Use use(prepared(database, codeOfRow));
            use.bind(1, row);
            if (use.step() && !use.isNull(1)) {
                out.push_back({use.id(0), std::string(use.text(1))});
            }
        }
    }
    return out;
}

namespace {
// ?1 the prefix and a space, ?2 the least text past it, ?3 where the digits begin
constexpr const char* highestCode = R"(
SELECT substr(code_fold, ?3) FROM device
WHERE code_fold >= ?1 AND code_fold < ?2 AND substr(code_fold, ?3) NOT GLOB '*[^0-9]*'
ORDER BY length(code_fold) DESC, code_fold DESC LIMIT 1)";
constexpr const char* highestFault = R"(
SELECT substr(number_fold, ?3) FROM fault
WHERE number_fold >= ?1 AND number_fold < ?2 AND substr(number_fold, ?3) NOT GLOB '*[^0-9]*'
ORDER BY length(number_fold) DESC, number_fold DESC LIMIT 1)";
constexpr const char* highestRepair = R"(
SELECT substr(number_fold, ?3) FROM repair
WHERE number_fold >= ?1 AND number_fold < ?2 AND substr(number_fold, ?3) NOT GLOB '*[^0-9]*'
ORDER BY length(number_fold) DESC, number_fold DESC LIMIT 1)";
} // namespace

std::string highestNumber(Database& database, RecordKind kind, std::string_view foldedPrefix)
{
    const char* sql = kind == RecordKind::Device   ? highestCode
                      : kind == RecordKind::Fault  ? highestFault
                      : kind == RecordKind::Repair ? highestRepair
                                                   : nullptr;
    if (sql == nullptr) {
        throw Error(Error::Kind::Bug, {"store.failed", {{"detail", "highestNumber"}}});
    }
    const std::string from = std::string(foldedPrefix) + " ";
    const std::string to = std::string(foldedPrefix) + "!";
    std::size_t letters = 1;
    for (const char c : from) {
        letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    }
    Use use(prepared(database, sql));
    use.bind(1, from).bind(2, to).bind(3, static_cast<std::int64_t>(letters));
    return use.step() ? textOr(use, 0) : std::string();
}

} // namespace dongbo::store
