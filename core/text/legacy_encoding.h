#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Vietnamese text from before Unicode. Such text reaches us as the code points its file stores:
/// one for each old byte, as Latin-1 ("Mµn h×nh" is TCVN3 for "Màn hình"), as cp1252, or as cp1258.
/// The tables are data/encodings/*.tsv. Nothing here throws or touches ASCII.
namespace dongbo::text {

/// How text was written.
enum class Encoding : std::uint8_t
{
    Unicode, ///< as it is, composed or not
    Tcvn3,   ///< ABC; fonts ".VnTime", ".VnArialH"
    Vni,     ///< VNI-Windows; fonts "VNI-Times"
    Viscii,
    Vps
};

inline constexpr Encoding legacyEncodings[] = {Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii,
                                               Encoding::Vps};

/// "unicode", "tcvn3", "vni", "viscii", "vps": the word of recipes.
[[nodiscard]] std::string_view codeOf(Encoding encoding);
[[nodiscard]] std::optional<Encoding> parseEncoding(std::string_view code);

/// What a font's name says of the text set in it.
struct FontEncoding
{
    Encoding encoding = Encoding::Unicode;
    /// TCVN3 fonts whose name ends in H show small letters as capitals: ".VnTimeH".
    bool isCapitals = false;
    bool operator==(const FontEncoding&) const = default;
};
/// Nothing for fonts that say nothing ("Times New Roman").
[[nodiscard]] std::optional<FontEncoding> encodingOfFont(std::string_view font);

/// The text in normal form C. Letters the encoding does not know stay as they are; a word of
/// capitals is given the capitals that TCVN3 lacks ("§¹I" is "ĐẠI"). Text with a letter no old byte
/// stands for is Unicode already and only comes back in form C, as does plain ASCII: serial numbers
/// are safe.
[[nodiscard]] std::string decodeLegacy(std::string_view text, FontEncoding from);

/// Small repairs of Unicode text typed the old way: Ð (eth) for Đ in Vietnamese words, marks in an
/// order that form C cannot compose. Other languages' words are left alone. In form C.
[[nodiscard]] std::string repairVietnamese(std::string_view text);

/// True when the word is spelled like a Vietnamese syllable: an onset, a rime, a tone on its
/// nucleus, all of one case or with a capital first. One word, Unicode in form C.
[[nodiscard]] bool isVietnameseSyllable(std::string_view word);

/// Whether this one text reads better in the encoding than as Unicode; for cells of a column that
/// is known to hold both.
[[nodiscard]] bool readsBetterAs(std::string_view text, Encoding encoding);

/// What a pool of cells (a column, a sheet) says about how they were written. Each encoding is
/// tried on every cell; legal syllables speak for it, illegal ones and left-over signs against it.
/// Cells in plain ASCII say nothing. Cost: some microseconds a cell; feed it a sample.
class EncodingEvidence
{
public:
    EncodingEvidence();
    ~EncodingEvidence();
    EncodingEvidence(EncodingEvidence&&) noexcept;
    EncodingEvidence& operator=(EncodingEvidence&&) noexcept;

    void add(std::string_view text);
    /// Takes over what another pool has seen.
    void add(const EncodingEvidence& other);
    /// Cells that said something.
    [[nodiscard]] std::uint32_t cells() const;
    /// Whether some of them were Unicode beyond doubt.
    [[nodiscard]] bool hasUnicode() const;
    /// The encoding the pool is surely in: at least two legal syllables and clearly better than
    /// Unicode; better by far when hardly a word of the pool is odd as Unicode ("Ea Tóh" among
    /// names like "Mai Châu" is no reason to convert). Unicode when Unicode is clearly better.
    /// Nothing when the pool is too small or reads as well one way as the other: ask a larger pool.
    [[nodiscard]] std::optional<Encoding> verdict() const;
    /// How many legal syllables, less illegal ones and signs, the encoding makes of the pool.
    [[nodiscard]] double score(Encoding encoding) const;

private:
    struct Tally;
    std::unique_ptr<Tally> m_tally;
};

} // namespace dongbo::text
