#include "importers/recognise/words/vocabulary.h"

#include "core/domain/error.h"
#include "core/text/fold.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

bool startsWithWords(std::string_view folded, std::string_view phrase)
{
    return folded.starts_with(phrase) &&
           (folded.size() == phrase.size() || folded[phrase.size()] == ' ');
}

bool endsWithWords(std::string_view folded, std::string_view phrase)
{
    return folded.ends_with(phrase) && folded.size() > phrase.size() &&
           folded[folded.size() - phrase.size() - 1] == ' ';
}

/// The worse of two conditions; the codes rise from good to broken.
void worsen(std::optional<Condition>& into, std::optional<Condition> other)
{
    if (other && (!into || static_cast<int>(*other) > static_cast<int>(*into))) {
        into = other;
    }
}

} // namespace

std::size_t findWords(std::string_view folded, std::string_view phrase, std::size_t from)
{
    for (auto at = folded.find(phrase, from); at != std::string_view::npos;
         at = folded.find(phrase, at + 1)) {
        const auto end = at + phrase.size();
        if ((at == 0 || folded[at - 1] == ' ') && (end == folded.size() || folded[end] == ' ')) {
            return at;
        }
    }
    return std::string_view::npos;
}

void PhraseIndex::add(std::string_view phrase, std::size_t number)
{
    const auto first = phrase.substr(0, phrase.find(' '));
    m_numbers[std::string(first)].push_back(number);
}

void PhraseIndex::candidates(std::string_view folded, std::vector<std::size_t>& out) const
{
    out.clear();
    for (const auto word : text::words(folded)) {
        if (const auto found = m_numbers.find(word); found != m_numbers.end()) {
            out.insert(out.end(), found->second.begin(), found->second.end());
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

const Vocabulary& Vocabulary::builtIn()
{
    static const Vocabulary words;
    return words;
}

const Vocabulary::HeadingCue* Vocabulary::headingCue(std::string_view key) const
{
    for (const auto& cue : m_cues) {
        const auto at = findWords(key, cue.words);
        if (at == std::string_view::npos) {
            continue;
        }
        const bool isFirst = key.starts_with(cue.words) &&
                             (key.size() == cue.words.size() || key[cue.words.size()] == ' ');
        const bool isLast = key.ends_with(cue.words);
        if ((cue.isOpenLeft || isFirst) && (cue.isOpenRight || isLast)) {
            return &cue.cue;
        }
    }
    return nullptr;
}

bool Vocabulary::namesAGroup(const Marked& text) const
{
    return std::any_of(m_groups.begin(), m_groups.end(),
                       [&text](const Marked& phrase) { return beginsWith(text, phrase); });
}

bool Vocabulary::namesLand(const Marked& text) const
{
    return std::any_of(m_land.begin(), m_land.end(),
                       [&text](const Marked& phrase) { return beginsWith(text, phrase); });
}

std::string_view Vocabulary::otherPaper(std::string_view key) const
{
    const auto found = m_otherPapers.find(key);
    return found == m_otherPapers.end() ? std::string_view{} : found->second;
}

bool Vocabulary::beginsLikeAPerson(const Marked& text) const
{
    const auto words = countWords(text.folded);
    return words >= 2 && words <= 5 &&
           std::any_of(m_surnames.begin(), m_surnames.end(),
                       [&text](const Marked& name) { return beginsWith(text, name); });
}

bool Vocabulary::isAbsence(std::string_view folded) const
{
    return folded.empty() || m_absences.find(folded) != m_absences.end();
}

double Vocabulary::weight(std::string_view key) const
{
    const auto found = m_weights.find(key);
    if (found == m_weights.end()) {
        throw Error(Error::Kind::Bug, {"error.bug", {}},
                    "weights.tsv: no weight for " + std::string(key));
    }
    return found->second;
}

std::string_view Vocabulary::symptomIn(std::string_view folded) const
{
    std::vector<std::size_t> candidates;
    m_symptomsByWord.candidates(folded, candidates);
    for (const auto number : candidates) {
        const auto& [key, symptom] = m_symptoms[number];
        if (key.size() > 3 && findWords(folded, key) != std::string_view::npos) {
            return symptom;
        }
    }
    return {};
}

const Vocabulary::HeadingKey* Vocabulary::headingExactly(std::string_view key) const
{
    const auto found = m_headingByKey.find(key);
    return found == m_headingByKey.end() ? nullptr : &m_headings[found->second];
}

const StateReading* Vocabulary::stateExactly(std::string_view folded) const
{
    const auto found = m_states.find(folded);
    return found == m_states.end() ? nullptr : &found->second;
}

StateReading Vocabulary::state(const Marked& text) const
{
    const auto isSo = [&text](std::string_view words, std::string_view key, bool isMarkedOnly) {
        return words.empty() || (text.isBare && !isMarkedOnly) ||
               findWords(text.words, words) != std::string_view::npos ||
               (!isMarkedOnly && findWords(text.words, key) != std::string_view::npos);
    };
    if (const auto* known = stateExactly(text.folded)) {
        // "Mở" is no "Mờ".
        const bool isOne = text.folded.find(' ') == std::string::npos && !text.isBare;
        const auto written = isOne ? std::find_if(m_statePhrases.begin(), m_statePhrases.end(),
                                                  [&text](const StatePhrase& phrase) {
                                                      return phrase.key == text.folded;
                                                  })
                                   : m_statePhrases.end();
        if (written == m_statePhrases.end() || isSo(written->words, written->key, false)) {
            return *known;
        }
    }
    StateReading out;
    std::string rest(text.folded);
    std::vector<std::size_t> candidates;
    m_statePhrasesByWord.candidates(text.folded, candidates);
    for (const auto number : candidates) {
        const auto& [phrase, words, isMarkedOnly, reading] = m_statePhrases[number];
        const auto at = findWords(rest, phrase);
        if (at == std::string::npos || !isSo(words, phrase, isMarkedOnly)) {
            continue;
        }
        worsen(out.condition, reading.condition);
        out.use = out.use ? out.use : reading.use;
        out.paper = out.paper ? out.paper : reading.paper;
        out.assetClass = out.assetClass ? out.assetClass : reading.assetClass;
        rest.replace(at, phrase.size(), "|"); // a later phrase must not reach across
    }
    return out;
}

std::optional<Counting> Vocabulary::measure(std::string_view folded) const
{
    const auto found = m_measures.find(folded);
    return found == m_measures.end() ? std::nullopt : std::optional{found->second};
}

std::optional<Vocabulary::SumWords> Vocabulary::sum(const Marked& text) const
{
    for (const auto& label : m_sums) {
        if (label.isWhole ? isSame(text, label.phrase) : beginsWith(text, label.phrase)) {
            return label.sum ? std::optional{SumWords{*label.sum, countWords(label.phrase.folded),
                                                      isSame(text, label.phrase)}}
                             : std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<Vocabulary::Footer> Vocabulary::footer(const Marked& text) const
{
    for (const auto& label : m_footers) {
        if (beginsWith(text, label.phrase)) {
            return label.kind;
        }
    }
    return std::nullopt;
}

std::optional<Vocabulary::PlaceWord> Vocabulary::placeWord(const Marked& text) const
{
    for (const auto& label : m_placeLabels) {
        // A single word without its marks says too little of an office: "so", "ban", "hoi".
        const bool isTold = !text.isBare || label.word != PlaceWord::Office ||
                            label.phrase.isBare ||
                            label.phrase.folded.find(' ') != std::string::npos;
        if (isTold && beginsWith(text, label.phrase) &&
            (label.word == PlaceWord::Not || text.folded.size() > label.phrase.folded.size())) {
            return label.word;
        }
    }
    return std::nullopt;
}

bool Vocabulary::looksLikePlace(const Marked& text) const
{
    if (const auto word = placeWord(text)) {
        return *word != PlaceWord::Not;
    }
    return std::any_of(m_placeEnds.begin(), m_placeEnds.end(), [&text](const Marked& phrase) {
        return text.folded.size() > phrase.folded.size() && endsWith(text, phrase);
    });
}

bool Vocabulary::beginsLikePlace(const Marked& text) const
{
    const auto word = placeWord(text);
    return word && *word != PlaceWord::Not;
}

bool Vocabulary::namesAUnit(const Marked& text) const
{
    return placeWord(text) == PlaceWord::Unit;
}

std::string_view Vocabulary::withoutPlaceWords(std::string_view folded) const
{
    for (bool cut = true; cut;) {
        cut = false;
        for (const auto& prefix : m_placePrefixes) {
            if (folded.size() > prefix.size() && startsWithWords(folded, prefix)) {
                folded.remove_prefix(prefix.size() + 1);
                cut = true;
                break;
            }
        }
        for (const auto& suffix : m_placeSuffixes) {
            if (endsWithWords(folded, suffix)) {
                folded.remove_suffix(suffix.size() + 1);
                cut = true;
                break;
            }
        }
    }
    return folded;
}

namespace {

/// A name and its words with their marks, which few names need.
class Name
{
public:
    Name(std::string_view folded, std::string_view written)
        : m_folded(folded)
        , m_written(written)
    {}

    /// Where the word stands with these marks or without any; npos when nowhere.
    [[nodiscard]] std::size_t find(std::string_view key, std::string_view words)
    {
        auto at = findWords(m_folded, key);
        while (at != std::string_view::npos && !words.empty() && !isMarkedSo(at, key, words)) {
            const auto next = findWords(m_folded.substr(at + key.size()), key);
            at = next == std::string_view::npos ? next : at + key.size() + next;
        }
        return at;
    }

private:
    [[nodiscard]] bool isMarkedSo(std::size_t at, std::string_view key, std::string_view words)
    {
        if (!m_marked) {
            m_marked.emplace(m_written);
            m_isAligned = countWords(m_marked->words) == countWords(m_folded);
        }
        if (m_marked->isBare || !m_isAligned) {
            return true;
        }
        auto before =
            std::count(m_folded.begin(), m_folded.begin() + static_cast<std::ptrdiff_t>(at), ' ');
        std::string_view rest = m_marked->words;
        for (; before > 0; --before) {
            rest.remove_prefix(rest.find(' ') + 1);
        }
        const auto word = rest.substr(0, rest.find(' '));
        return word == words || word == key;
    }

    std::string_view m_folded, m_written;
    std::optional<Marked> m_marked;
    bool m_isAligned = false;
};

} // namespace

std::optional<DeviceType> Vocabulary::typeIn(std::string_view folded,
                                             std::string_view written) const
{
    Name name(folded, written);
    const TypePhrase* best = nullptr;
    std::size_t bestAt = std::string_view::npos;
    std::vector<std::size_t> candidates;
    m_typesByWord.candidates(folded, candidates);
    for (const auto number : candidates) {
        const auto& phrase = m_types[number];
        if (best != nullptr && phrase.weight < best->weight) {
            break;
        }
        const auto at = name.find(phrase.key, phrase.words);
        if (at < bestAt) {
            best = &phrase;
            bestAt = at;
        }
    }
    return best ? std::optional{best->type} : std::nullopt;
}

std::optional<Vocabulary::MakerFound> Vocabulary::makerIn(std::string_view folded) const
{
    // Names of one and two words; the earliest wins.
    const auto tokens = text::words(folded);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        for (std::size_t length = std::min<std::size_t>(3, tokens.size() - i); length > 0;
             --length) {
            const auto* begin = tokens[i].data();
            const auto* end = tokens[i + length - 1].data() + tokens[i + length - 1].size();
            const std::string_view phrase(begin, static_cast<std::size_t>(end - begin));
            if (const auto found = m_makers.find(phrase); found != m_makers.end()) {
                return MakerFound{found->second, static_cast<std::size_t>(begin - folded.data()),
                                  phrase.size()};
            }
        }
    }
    return std::nullopt;
}

} // namespace dongbo::importers
