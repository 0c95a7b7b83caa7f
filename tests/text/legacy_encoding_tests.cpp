#include "core/text/legacy_encoding.h"
#include "core/text/unicode.h"
#include "tests/support/old_writer.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <set>

using namespace dongbo::text;
using dongbo::tests::OldWriter;

namespace {

std::vector<std::string> linesOf(const std::string& name)
{
    const char* root = std::getenv("DONGBO_SOURCE");
    REQUIRE(root != nullptr);
    std::ifstream file(std::string(root) + "/" + name);
    REQUIRE(file);
    std::vector<std::string> out;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line.front() != '#') {
            out.push_back(line);
        }
    }
    return out;
}

std::string cellAt(const std::string& line, std::size_t index)
{
    std::string rest = line;
    for (; index > 0; --index) {
        rest.erase(0, rest.find('\t') + 1);
    }
    return rest.substr(0, rest.find('\t'));
}

using Phrases = std::vector<std::string>;

/// Names of communes, then phrases of offices about devices and their state, one list per table.
const std::vector<Phrases>& phraseTables()
{
    static const auto all = [] {
        std::vector<Phrases> out{linesOf("tests/text/communes.txt")};
        const std::map<std::string, std::size_t> tables{
            {"type_words", 0}, {"states", 0}, {"measures", 0}, {"headers", 1}, {"symptoms", 2}};
        for (const auto& [table, column] : tables) {
            auto& phrases = out.emplace_back();
            for (const auto& line : linesOf("data/vocabulary/" + table + ".tsv")) {
                phrases.push_back(nfc(cellAt(line, column)));
            }
        }
        return out;
    }();
    return all;
}

const Phrases& phrases()
{
    static const auto all = [] {
        Phrases out;
        for (const auto& table : phraseTables()) {
            out.insert(out.end(), table.begin(), table.end());
        }
        return out;
    }();
    return all;
}

/// One phrase in six of the vocabulary. A row added to one of its tables changes only which of
/// that table's phrases are drawn.
const std::string& draw(std::mt19937& random)
{
    const auto& tables = phraseTables();
    const auto dice = random() % (6 * (tables.size() - 1));
    const auto& table = tables[dice < tables.size() - 1 ? dice + 1 : 0];
    return table[random() % table.size()];
}

/// The letter decomposed before its last mark: "ế" is "ê" and U+0301.
std::string inParts(char32_t letter)
{
    static constexpr char32_t marks[] = {0x300, 0x301, 0x303, 0x309, 0x323, 0x302, 0x306, 0x31B};
    std::string whole;
    appendCodePoint(whole, letter);
    for (const auto base : std::u32string_view(U"aeiouyAEIOUYâăêôơưÂĂÊÔƠƯ")) {
        for (const auto mark : marks) {
            std::string pair;
            appendCodePoint(pair, base);
            appendCodePoint(pair, mark);
            if (nfc(pair) == whole) {
                return pair;
            }
        }
    }
    return whole;
}

std::string decomposed(const std::string& text)
{
    static std::map<char32_t, std::string> known;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto letter = nextCodePoint(text, at);
        auto found = known.find(letter);
        if (found == known.end()) {
            found = known.emplace(letter, inParts(letter)).first;
        }
        out += found->second;
    }
    return out;
}

struct Measured
{
    std::size_t cells = 0;
    std::size_t right = 0;
    std::string wrong; ///< the first few
};

/// Columns of three to six cells, each in the encoding, judged without context.
Measured measure(Encoding encoding, std::uint32_t seed)
{
    const OldWriter writer(encoding);
    std::mt19937 random(seed);
    Measured out;
    for (int column = 0; column < 4'000; ++column) {
        std::vector<std::string> cells;
        const auto size = 3 + random() % 4;
        EncodingEvidence evidence;
        for (std::size_t i = 0; i < size; ++i) {
            cells.push_back(draw(random));
            evidence.add(writer.write(cells.back()));
        }
        const auto verdict = evidence.verdict();
        for (const auto& cell : cells) {
            const auto stored = writer.write(cell);
            const auto read = decodeLegacy(stored, {verdict.value_or(Encoding::Unicode), false});
            ++out.cells;
            out.right += read == writer.readable(cell) ? 1 : 0;
            if (read != writer.readable(cell) && out.wrong.size() < 600) {
                out.wrong += cell + " → " + stored + " → " + read + "; ";
            }
        }
    }
    return out;
}

/// "vps: Mai Châu; Ea Tóh; Y Tý; " when the column would be converted; else empty.
std::string conversionOf(const Phrases& column)
{
    EncodingEvidence evidence;
    std::string output;
    for (const auto& cell : column) {
        evidence.add(cell);
        output += cell + "; ";
    }
    const auto verdict = evidence.verdict().value_or(Encoding::Unicode);
    return verdict == Encoding::Unicode ? "" : std::string(codeOf(verdict)) + ": " + output + "\n";
}

} // namespace

TEST_CASE("Legacy: columns of three cells and more are decoded correctly in every encoding",
          "[legacy]")
{
    const auto encoding = GENERATE(Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii, Encoding::Vps);
    const auto got = measure(encoding, 20210511);
    INFO(codeOf(encoding) << ": " << got.right << " of " << got.cells << "; wrong: " << got.wrong);
    CHECK(static_cast<double>(got.right) >= 0.995 * static_cast<double>(got.cells));
}

TEST_CASE("Legacy: capitals of H fonts and decomposed text round-trip", "[legacy]")
{
    const OldWriter writer(Encoding::Tcvn3);
    std::size_t wrong = 0, wrongEth = 0, eths = 0;
    std::string output;
    for (const auto& phrase : phrases()) {
        std::string small, capitals, eth;
        for (std::size_t at = 0; at < phrase.size();) {
            const auto letter = nextCodePoint(phrase, at);
            appendCodePoint(small, OldWriter::small(letter));
            appendCodePoint(capitals, OldWriter::capital(letter));
            appendCodePoint(eth, letter == 0x110 ? char32_t{0xD0} : letter);
        }
        const auto stored = writer.write(small);
        const auto read = decodeLegacy(stored, {Encoding::Tcvn3, true});
        wrong += read != capitals && stored != small ? 1 : 0;
        wrong += repairVietnamese(decomposed(phrase)) == phrase ? 0 : 1;
        eths += eth != phrase ? 1 : 0;
        if (repairVietnamese(eth) != phrase) {
            ++wrongEth;
            output += eth + "; ";
        }
    }
    CHECK(wrong == 0);
    INFO(wrongEth << " of " << eths << " phrases with Ð for Đ: " << output);
    CHECK(wrongEth * 200 <= eths);
}

TEST_CASE("Legacy: a column of Unicode is never converted", "[legacy]")
{
    std::mt19937 random(7);
    std::string wrong;
    for (int column = 0; column < 30'000; ++column) {
        Phrases cells(3 + random() % 4);
        for (auto& cell : cells) {
            cell = draw(random);
        }
        wrong += conversionOf(cells);
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("Legacy: neighbouring communes in Unicode are never converted", "[legacy]")
{
    const auto& communes = phraseTables().front();
    std::string wrong = conversionOf({"Mai Châu", "Ea Tóh", "Y Tý"});
    for (std::size_t at = 0; at + 3 <= communes.size(); ++at) {
        wrong += conversionOf({communes[at], communes[at + 1], communes[at + 2]});
    }
    // Names without a letter found in Unicode only are the hardest.
    Phrases hard;
    for (const auto& name : communes) {
        EncodingEvidence evidence;
        evidence.add(name);
        if (evidence.cells() > 0 && !evidence.hasUnicode()) {
            hard.push_back(name);
        }
    }
    for (std::size_t at = 0; at + 3 <= hard.size(); ++at) {
        wrong += conversionOf({hard[at], hard[at + 1], hard[at + 2]});
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("Legacy: serial numbers, models and words of other languages are unchanged", "[legacy]")
{
    const std::vector<std::vector<std::string>> columns{
        {"SN-0012/A", "7H2K9X2", "0AXR3CBN4021", "B4:2E:99:01"},
        {"Café", "Müller", "Señor", "Bösch", "naïve"},
        {"±5 °C", "25 m²", "½", "Ø 12", "© Sony", "® Bosch"},
        {"55″", "15–20 W", "“Pro”", "É", "Ångström"},
        {"São Paulo", "Zürich", "Genève", "Córdoba", "Malmö"},
        {"Ø", "½", "©"},
        {"Citroën", "Škoda", "Façade", "résumé", "crème brûlée"},
    };
    for (const auto& column : columns) {
        EncodingEvidence evidence;
        for (const auto& cell : column) {
            evidence.add(cell);
        }
        INFO(column.front());
        CHECK(evidence.verdict().value_or(Encoding::Unicode) == Encoding::Unicode);
        for (const auto& cell : column) {
            CHECK(repairVietnamese(cell) == nfc(cell));
        }
    }
    for (const auto encoding : legacyEncodings) {
        CHECK(decodeLegacy("SB1907-2214 (55\")", {encoding, true}) == "SB1907-2214 (55\")");
    }
}

TEST_CASE("Legacy: one short cell is not enough evidence", "[legacy]")
{
    for (const auto* cell : {"Háng", "Tèt", "Bé", "Chê", "Ghi chó", "Toát"}) {
        EncodingEvidence evidence;
        evidence.add(cell);
        CHECK(evidence.verdict().value_or(Encoding::Unicode) == Encoding::Unicode);
    }
}

TEST_CASE("Legacy: a font's name implies its encoding", "[legacy]")
{
    CHECK(encodingOfFont(".VnTime") == FontEncoding{Encoding::Tcvn3, false});
    CHECK(encodingOfFont(".VnArialH") == FontEncoding{Encoding::Tcvn3, true});
    CHECK(encodingOfFont(".VNTIMEH") == FontEncoding{Encoding::Tcvn3, true});
    CHECK(encodingOfFont("VNI-Times") == FontEncoding{Encoding::Vni, false});
    CHECK_FALSE(encodingOfFont("Times New Roman"));
    CHECK_FALSE(encodingOfFont("Vnature"));
    CHECK_FALSE(encodingOfFont(""));
}

TEST_CASE("Legacy: TCVN3 keeps its ư, its capitals and its H fonts", "[legacy]")
{
    CHECK(decodeLegacy("T\u00ADêng l\u00ADíi", {Encoding::Tcvn3, false}) == "Tường lưới");
    CHECK(decodeLegacy("ubnd x· ®¹i an", {Encoding::Tcvn3, true}) == "UBND XÃ ĐẠI AN");
    CHECK(decodeLegacy("HéI §åNG", {Encoding::Tcvn3, false}) == "HỘI ĐỒNG");
    CHECK(decodeLegacy("HuyÖn Vô B¶n", {Encoding::Tcvn3, false}) == "Huyện Vụ Bản");
    CHECK(decodeLegacy("Hµ Néi", {Encoding::Tcvn3, false}) == "Hà Nội");
    CHECK(decodeLegacy("§VT", {Encoding::Tcvn3, false}) == "ĐVT");
}

TEST_CASE("Legacy: VNI takes the longest match and marks of either case", "[legacy]")
{
    CHECK(decodeLegacy("Maøn hình Ñaïi Haûi", {Encoding::Vni, false}) == "Màn hình Đại Hải");
    CHECK(decodeLegacy("MAÙY TÍNH", {Encoding::Vni, false}) == "MÁY TÍNH");
    CHECK(decodeLegacy("MAùY", {Encoding::Vni, false}) == "MÁY");
}

TEST_CASE("Legacy: text that went through code page 1258 is recovered", "[legacy]")
{
    // The bytes of "Thiết bị dùng", TCVN3, displayed by a system of that code page.
    EncodingEvidence evidence;
    for (const auto* cell : {"ThiÕt bÞ héi nghÞ", "M¸y chiÕu", "Lo\u0309 loa"}) {
        evidence.add(cell);
    }
    CHECK(evidence.verdict() == Encoding::Tcvn3);
}

TEST_CASE("Legacy: Unicode with legacy typing habits is repaired", "[legacy]")
{
    CHECK(repairVietnamese("Ðại An") == "Đại An");
    CHECK(repairVietnamese("ÐVT") == "ĐVT");
    CHECK(repairVietnamese("Suður") == "Suður");
    CHECK(repairVietnamese("Th\u0069e\u0302\u0301t bi\u0323") == "Thiết bị");
    CHECK(repairVietnamese("Thi\u00e9\u0302t") == "Thiết");
    CHECK(repairVietnamese("T\u00ea\u0301t") == "Tết");
}

TEST_CASE("Legacy: syllables are distinguished from other words", "[legacy]")
{
    for (const auto* word : {"Nghĩa", "QUYẾT", "hòa", "hoà", "gìn", "giếng", "ươm", "khuya"}) {
        INFO(word);
        CHECK(isVietnameseSyllable(word));
    }
    for (const auto* word : {"thiÕt", "Café", "Müller", "hỏc", "nghả", "cê", "rÌ", "xyz", ""}) {
        INFO(word);
        CHECK_FALSE(isVietnameseSyllable(word));
    }
}
