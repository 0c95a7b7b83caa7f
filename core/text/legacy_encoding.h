#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Vietnamese text in encodings before Unicode. Such text arrives as the code points the file
/// stores: one per original byte, as Latin-1 ("Mµn h×nh" is TCVN3 for "Màn hình"), cp1252 or
/// cp1258. The tables are data/encodings/*.tsv. Nothing here throws or changes ASCII.
namespace dongbo::text {

/// Encoding of a text.
enum class Encoding : std::uint8_t
{
    Unicode, ///< composed or not
    Tcvn3,   ///< ABC; fonts ".VnTime", ".VnArialH"
    Vni,     ///< VNI-Windows; fonts "VNI-Times"
    Viscii,
    Vps
};

inline constexpr Encoding legacyEncodings[] = {Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii,
                                               Encoding::Vps};

/// "unicode", "tcvn3", "vni", "viscii", "vps": the word used in recipes.
[[nodiscard]] std::string_view codeOf(Encoding encoding);
[[nodiscard]] std::optional<Encoding> parseEncoding(std::string_view code);

/// What a font's name implies for its text.
struct FontEncoding
{
    Encoding encoding = Encoding::Unicode;
    /// TCVN3 fonts whose name ends in H show lower case as capitals: ".VnTimeH".
    bool isCapitals = false;
    bool operator==(const FontEncoding&) const = default;
};
/// Absent for fonts that imply nothing ("Times New Roman").
[[nodiscard]] std::optional<FontEncoding> encodingOfFont(std::string_view font);

/// The text in normal form C. Letters unknown to the encoding are kept; a word in capitals gets
/// the capitals that TCVN3 lacks ("§¹I" is "ĐẠI"). Text with a letter no legacy byte maps to is
/// already Unicode and only normalised, as is plain ASCII: serial numbers are safe.
[[nodiscard]] std::string decodeLegacy(std::string_view text, FontEncoding from);

/// Minor repairs of Unicode text with legacy typing habits: Ð (eth) for Đ in Vietnamese words,
/// marks in an order that form C cannot compose. Words of other languages are unchanged. In form C.
[[nodiscard]] std::string repairVietnamese(std::string_view text);

/// True when the word is spelled like a Vietnamese syllable: an onset, a rime, a tone on its
/// nucleus, all in one case or with an initial capital. One word, Unicode in form C.
[[nodiscard]] bool isVietnameseSyllable(std::string_view word);

/// Whether this one text is more plausible in the encoding than as Unicode; for cells of a column
/// known to contain both.
[[nodiscard]] bool readsBetterAs(std::string_view text, Encoding encoding);

/// Detects the encoding of a pool of cells (a column, a sheet). Each encoding is tried on every
/// cell; valid syllables count for it, invalid ones and remaining signs against it. Cells in plain
/// ASCII are ignored. Cost: some microseconds a cell; use a sample.
class EncodingEvidence
{
public:
    EncodingEvidence();
    ~EncodingEvidence();
    EncodingEvidence(EncodingEvidence&&) noexcept;
    EncodingEvidence& operator=(EncodingEvidence&&) noexcept;

    void add(std::string_view text);
    /// Adds the counts of another pool.
    void add(const EncodingEvidence& other);
    /// Number of cells that were evidence.
    [[nodiscard]] std::uint32_t cells() const;
    /// Whether some of them were certainly Unicode.
    [[nodiscard]] bool hasUnicode() const;
    /// The encoding, when certain: at least two valid syllables and clearly better than Unicode;
    /// far better when hardly a word of the pool is odd as Unicode ("Ea Tóh" among names like
    /// "Mai Châu" is no reason to convert). Unicode when Unicode is clearly better. Absent when the
    /// pool is too small or ambiguous: use a larger pool.
    [[nodiscard]] std::optional<Encoding> verdict() const;
    /// Number of valid syllables, minus invalid ones and signs, of the pool in that encoding.
    [[nodiscard]] double score(Encoding encoding) const;

private:
    struct Tally;
    std::unique_ptr<Tally> m_tally;
};

} // namespace dongbo::text
