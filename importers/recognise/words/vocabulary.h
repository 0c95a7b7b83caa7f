#pragma once

#include "core/domain/vocabulary.h"
#include "importers/recognise/model/list_field.h"
#include "importers/recognise/model/usual_price.h"
#include "importers/recognise/words/marked.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dongbo::importers {

/// Lets string_view look things up in maps of strings.
struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const
    {
        return std::hash<std::string_view>{}(text);
    }
};
template <typename V> using TextMap = std::unordered_map<std::string, V, TextHash, std::equal_to<>>;

/// What a wording in a list says about the three states; absent means it does not say.
struct StateReading
{
    std::optional<Condition> condition;
    std::optional<Use> use;
    std::optional<Paper> paper;
    std::optional<AssetClass> assetClass;

    [[nodiscard]] bool isKnown() const { return condition || use || paper || assetClass; }
    bool operator==(const StateReading&) const = default;
};

/// Finds which of many phrases may stand in a text, by their first words.
class PhraseIndex
{
public:
    /// The phrase's number in its list; numbers rise.
    void add(std::string_view phrase, std::size_t number);
    /// Numbers of the phrases whose first word is in the text, ascending.
    void candidates(std::string_view folded, std::vector<std::size_t>& out) const;

private:
    TextMap<std::vector<std::size_t>> m_numbers;
};

/// How rows with a measure are counted: a row of 3 cái is three devices, 3 m of cable are one.
enum class Counting : std::uint8_t
{
    Each,
    Bulk
};

/// The words offices use in lists: data/vocabulary/*.tsv, part of the program, read once.
/// All look-ups take folded text (core/text/fold.h); headings take foldKey.
class Vocabulary
{
public:
    /// The built-in one; made at first use by whichever thread comes first.
    [[nodiscard]] static const Vocabulary& builtIn();

    /// A bit a word: whatever holds all words of another has all its bits.
    template <typename Words> [[nodiscard]] static std::uint64_t marksOf(const Words& words)
    {
        std::uint64_t marks = 0;
        for (const std::string_view word : words) {
            marks |= std::uint64_t{1} << (std::hash<std::string_view>{}(word) % 64);
        }
        return marks;
    }
    struct HeadingKey
    {
        std::string key;
        std::vector<std::string> tokens;
        std::vector<ListField> fields; ///< more than one: the values decide
        std::uint64_t marks = 0;       ///< of the tokens: see marksOf
    };
    [[nodiscard]] const HeadingKey* headingExactly(std::string_view key) const;
    [[nodiscard]] const std::vector<HeadingKey>& headings() const { return m_headings; }
    /// What a heading that is no known one may mean by the words it begins or ends with ("Tên …",
    /// "… number"): the surest of data/vocabulary/heading_cues.tsv.
    struct HeadingCue
    {
        std::vector<ListField> fields; ///< likeliest first; Unknown alone: known and not kept
        double sure = 0;               ///< 0 … 1
    };
    [[nodiscard]] const HeadingCue* headingCue(std::string_view key) const;

    /// The wording as a whole, or the phrases in it: the worst condition named counts. A single
    /// word counts only with its own marks, or without any: "nhiều" is no "nhiễu".
    [[nodiscard]] StateReading state(const Marked& text) const;
    /// Only when the whole wording is one of the known ones.
    [[nodiscard]] const StateReading* stateExactly(std::string_view folded) const;

    [[nodiscard]] std::optional<Counting> measure(std::string_view folded) const;
    /// What kind of sum a row with this label states: all rows above, those of its section, or sums
    /// carried from page to page. Nothing for "Cộng Hòa" and "Tổng đài", which only look like it.
    enum class Sum : std::uint8_t
    {
        Total,
        Section,
        Carried
    };
    struct SumWords
    {
        Sum sum = Sum::Total;
        std::size_t words = 0; ///< how many words say so
        bool isAll = false;    ///< they are all of the text
    };
    [[nodiscard]] std::optional<SumWords> sum(const Marked& text) const;
    enum class Footer : std::uint8_t
    {
        Signature,
        Note
    };
    [[nodiscard]] std::optional<Footer> footer(const Marked& text) const;
    /// True for "Xã Đại An", "UBND thị trấn Gôi", "Điểm cầu …", "Sở Tư pháp": begins with a word
    /// for places or offices. False for "Phương tiện", "Tình hình", which only look so without
    /// marks.
    [[nodiscard]] bool looksLikePlace(const Marked& text) const;
    /// The same by what it begins with only: not "Goi town".
    [[nodiscard]] bool beginsLikePlace(const Marked& text) const;
    /// The same, only by words that name a kind of unit or a room: "UBND xã", "Điểm cầu".
    [[nodiscard]] bool namesAUnit(const Marked& text) const;
    /// "Phương tiện vận tải", "Máy móc, thiết bị": begins like the name of a kind of goods.
    [[nodiscard]] bool namesAGroup(const Marked& text) const;
    /// Begins like the name of land or of a building, which are counted by their area.
    [[nodiscard]] bool namesLand(const Marked& text) const;
    /// Which paper that is no list of devices has such a heading: "test_steps"; empty: none.
    [[nodiscard]] std::string_view otherPaper(std::string_view key) const;
    /// Begins with a family name and has a given name: "Nguyễn Văn A".
    [[nodiscard]] bool beginsLikeAPerson(const Marked& text) const;
    /// Words with which people say that there is nothing: "không có", "N/A", "null".
    [[nodiscard]] bool isAbsence(std::string_view folded) const;
    /// What one device of a type usually costs; types not named cost what anyPrice() says.
    [[nodiscard]] const UsualPrices& usualPrices() const { return m_usualPrices; }
    [[nodiscard]] UsualPrice anyPrice() const { return m_anyPrice; }
    /// A weight of data/vocabulary/weights.tsv, where its reason stands.
    [[nodiscard]] double weight(std::string_view key) const;
    /// The text behind the place words: "ubnd xa dai an" → "dai an".
    [[nodiscard]] std::string_view withoutPlaceWords(std::string_view folded) const;

    /// The type named in a name or category: the heaviest phrase, then the first, then the longest
    /// (data/vocabulary/type_words.tsv). Nothing when none is named.
    /// `written` is the name before it was folded: a single word tells a type only with its own
    /// marks, or written without any: "đẩy" is no "dây", "cấp" no "cáp".
    [[nodiscard]] std::optional<DeviceType> typeIn(std::string_view folded,
                                                   std::string_view written) const;
    /// A maker named in the text as a whole word: its proper spelling and the key found.
    struct MakerFound
    {
        std::string_view name;
        std::size_t position = 0; ///< of the key in the folded text
        std::size_t length = 0;
    };
    [[nodiscard]] std::optional<MakerFound> makerIn(std::string_view folded) const;
    /// The longest known symptom in a note ("hay mất tiếng"), as it is spelled; empty: none.
    [[nodiscard]] std::string_view symptomIn(std::string_view folded) const;

private:
    Vocabulary();
    void loadHeadings();
    void loadStates();
    void loadMeasures();
    void loadSums();
    void loadFooters();
    void loadPlaces();
    void loadTypes();
    void loadMakers();
    void loadSymptoms();
    void loadCues();
    void loadGroups();
    void loadWeighing();

    std::vector<HeadingKey> m_headings;
    TextMap<std::size_t> m_headingByKey;
    TextMap<StateReading> m_states;
    struct StatePhrase
    {
        std::string key;
        std::string words; ///< as Marked::words; only of a single word with marks
        bool isMarkedOnly; ///< without its marks it is another word: "on", "chay"
        StateReading reading;
    };
    std::vector<StatePhrase> m_statePhrases; ///< longest first
    PhraseIndex m_statePhrasesByWord;
    TextMap<Counting> m_measures;
    struct SumLabel
    {
        Marked phrase;
        bool isWhole;
        std::optional<Sum> sum;
    };
    std::vector<SumLabel> m_sums; ///< longest first
    struct FooterLabel
    {
        Marked phrase;
        Footer kind;
    };
    std::vector<FooterLabel> m_footers; ///< longest first
    enum class PlaceWord : std::uint8_t
    {
        Unit,   ///< a kind of unit or room
        Plain,  ///< "Đơn vị", "Cơ quan": introduces any
        Office, ///< part of an office's name
        Not     ///< only looks so without marks
    };
    struct PlaceLabel
    {
        Marked phrase;
        PlaceWord word;
    };
    [[nodiscard]] std::optional<PlaceWord> placeWord(const Marked& text) const;
    std::vector<PlaceLabel> m_placeLabels;                     ///< at the beginning, longest first
    std::vector<Marked> m_placeEnds;                           ///< longest first
    std::vector<std::string> m_placePrefixes, m_placeSuffixes; ///< folded, longest first
    struct Cue
    {
        std::string words;
        bool isOpenLeft, isOpenRight;
        HeadingCue cue;
    };
    std::vector<Cue> m_cues; ///< surest first
    std::vector<Marked> m_groups;
    std::vector<Marked> m_land;
    std::vector<Marked> m_surnames;
    TextMap<std::string> m_otherPapers; ///< by heading
    TextMap<bool> m_absences;
    UsualPrices m_usualPrices;
    UsualPrice m_anyPrice;
    TextMap<double> m_weights;
    struct TypePhrase
    {
        std::string key;
        DeviceType type;
        int weight;
        std::string words; ///< as Marked::words; only of a single word
    };
    std::vector<TypePhrase> m_types; ///< heaviest, then longest first
    PhraseIndex m_typesByWord;
    TextMap<std::string> m_makers;
    std::vector<std::pair<std::string, std::string>> m_symptoms; ///< key, spelling; longest first
    PhraseIndex m_symptomsByWord;
};

/// The lines of a table of data/vocabulary: cells by tab, comments (#) and empty lines left out.
[[nodiscard]] std::vector<std::vector<std::string_view>> tableRows(std::string_view text);
/// Where `phrase` stands in `folded` as whole words; npos when nowhere.
[[nodiscard]] std::size_t findWords(std::string_view folded, std::string_view phrase,
                                    std::size_t from = 0);

} // namespace dongbo::importers
