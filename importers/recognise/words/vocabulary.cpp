#include "importers/recognise/words/vocabulary.h"

#include "core/domain/error.h"
#include "core/text/fold.h"
#include "core/text/language.h"
#include "core/text/numbers.h"

#include <algorithm>

#include "importers_vocabulary_embedded.h"

namespace dongbo::importers {

namespace {

using Table = std::vector<std::vector<std::string_view>>;

Table table(const char* name)
{
    return tableRows(importers_vocabulary::embedded(std::string("vocabulary/") + name + ".tsv"));
}

template <typename E>
std::optional<E> choice(const std::vector<std::string_view>& row, std::size_t at)
{
    return at < row.size() ? parseCode<E>(row[at]) : std::nullopt;
}

template <typename T, typename Key> void longestFirst(std::vector<T>& list, Key key)
{
    std::stable_sort(list.begin(), list.end(),
                     [&](const T& a, const T& b) { return key(a).size() > key(b).size(); });
}

/// Longer texts first, so that "ubnd xa" is taken before "ubnd".
template <typename V> void longestFirst(std::vector<std::pair<std::string, V>>& list)
{
    longestFirst(list, [](const auto& entry) -> const std::string& { return entry.first; });
}

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

std::vector<std::vector<std::string_view>> tableRows(std::string_view text)
{
    Table out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (line.empty() || line.front() == '#') {
            continue;
        }
        std::vector<std::string_view> cells;
        for (;;) {
            const auto tab = line.find('\t');
            cells.push_back(line.substr(0, tab));
            if (tab == std::string_view::npos) {
                break;
            }
            line.remove_prefix(tab + 1);
        }
        out.push_back(std::move(cells));
    }
    return out;
}

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

Vocabulary::Vocabulary()
{
    loadHeadings();
    loadStates();
    loadMeasures();
    loadSums();
    loadFooters();
    loadPlaces();
    loadTypes();
    loadMakers();
    loadSymptoms();
    loadCues();
    loadGroups();
    loadWeighing();
}

// headers.tsv: field, spelling, key, other readings by spaces
void Vocabulary::loadHeadings()
{
    for (const auto& row : table("headers")) {
        const auto field = parseListField(row.at(0));
        if (!field) {
            throw Error(Error::Kind::Bug, {"error.bug", {}},
                        "headers.tsv: no such field " + std::string(row.at(0)));
        }
        HeadingKey heading{text::foldKey(row.at(1)), {}, {*field}};
        if (row.size() > 3) {
            for (const auto other : text::words(row[3])) {
                if (const auto more = parseListField(other)) {
                    heading.fields.push_back(*more);
                }
            }
        }
        for (const auto word : text::words(heading.key)) {
            heading.tokens.emplace_back(word);
        }
        if (m_headingByKey.emplace(heading.key, m_headings.size()).second) {
            heading.marks = marksOf(heading.tokens);
            m_headings.push_back(std::move(heading));
        }
    }
}

// states.tsv: wording, key, whole|phrase, condition, use, paper, asset class
void Vocabulary::loadStates()
{
    for (const auto& row : table("states")) {
        const auto key = text::fold(row.at(0));
        const StateReading reading{choice<Condition>(row, 3), choice<Use>(row, 4),
                                   choice<Paper>(row, 5), choice<AssetClass>(row, 6)};
        m_states.emplace(key, reading);
        if (row.at(2) == "phrase") {
            m_statePhrases.emplace_back(key, reading);
        }
    }
    longestFirst(m_statePhrases);
    for (std::size_t i = 0; i < m_statePhrases.size(); ++i) {
        m_statePhrasesByWord.add(m_statePhrases[i].first, i);
    }
}

// measures.tsv: measure, key, countable|bulk
void Vocabulary::loadMeasures()
{
    for (const auto& row : table("measures")) {
        m_measures.emplace(text::fold(row.at(0)),
                           row.at(2) == "bulk" ? Counting::Bulk : Counting::Each);
    }
}

// totals.tsv: phrase, key, start|whole, total|subtotal|carried|not
void Vocabulary::loadSums()
{
    for (const auto& row : table("totals")) {
        std::optional<Sum> sum;
        if (row.at(3) == "total") {
            sum = Sum::Total;
        } else if (row.at(3) == "subtotal") {
            sum = Sum::Section;
        } else if (row.at(3) == "carried") {
            sum = Sum::Carried;
        }
        m_sums.push_back({Marked(row.at(0)), row.at(2) == "whole", sum});
    }
    longestFirst(m_sums,
                 [](const SumLabel& label) -> const std::string& { return label.phrase.folded; });
}

// footers.tsv: phrase, key, signature|note
void Vocabulary::loadFooters()
{
    for (const auto& row : table("footers")) {
        m_footers.push_back(
            {Marked(row.at(0)), row.at(2) == "note" ? Footer::Note : Footer::Signature});
    }
    longestFirst(m_footers, [](const FooterLabel& label) -> const std::string& {
        return label.phrase.folded;
    });
}

// places.tsv: word, key, prefix|suffix|office|not, kind
void Vocabulary::loadPlaces()
{
    for (const auto& row : table("places")) {
        if (row.at(2) == "suffix") {
            m_placeSuffixes.push_back(text::fold(row[0]));
            m_placeEnds.emplace_back(row[0]);
            continue;
        }
        const auto word = row[2] == "office" ? PlaceWord::Office
                          : row[2] == "not"  ? PlaceWord::Not
                          : row.at(3) == "-" ? PlaceWord::Plain
                                             : PlaceWord::Unit;
        m_placeLabels.push_back({Marked(row[0]), word});
        if (row[2] == "prefix") {
            m_placePrefixes.push_back(text::fold(row[0]));
        }
    }
    longestFirst(m_placeLabels,
                 [](const PlaceLabel& label) -> const std::string& { return label.phrase.folded; });
    const auto itself = [](const std::string& word) -> const std::string& { return word; };
    longestFirst(m_placePrefixes, itself);
    longestFirst(m_placeSuffixes, itself);
}

// type_words.tsv: phrase, key, type, weight
void Vocabulary::loadTypes()
{
    for (const auto& row : table("type_words")) {
        const auto type = parseCode<DeviceType>(row.at(2));
        const auto weight = text::parseInteger(row.at(3));
        if (!type || !weight) {
            throw Error(Error::Kind::Bug, {"error.bug", {}},
                        "type_words.tsv: no type or weight for " + std::string(row.at(0)));
        }
        Marked phrase(row.at(0));
        const bool isSingle = phrase.folded.find(' ') == std::string::npos;
        m_types.push_back({std::move(phrase.folded), *type, static_cast<int>(*weight),
                           isSingle ? std::move(phrase.words) : std::string{}});
    }
    std::stable_sort(m_types.begin(), m_types.end(), [](const auto& a, const auto& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.key.size() > b.key.size();
    });
}

// makers.tsv: spelling, key, maker
void Vocabulary::loadMakers()
{
    for (const auto& row : table("makers")) {
        m_makers.emplace(text::fold(row.at(0)), std::string(row.at(2)));
    }
}

// symptoms.tsv: about, group, symptom, key, severity
void Vocabulary::loadSymptoms()
{
    for (const auto& row : table("symptoms")) {
        m_symptoms.emplace_back(text::fold(row.at(2)), std::string(row.at(2)));
    }
    longestFirst(m_symptoms);
    for (std::size_t i = 0; i < m_symptoms.size(); ++i) {
        m_symptomsByWord.add(m_symptoms[i].first, i);
    }
}

// heading_cues.tsv: words with * where more may stand, fields by spaces, how sure
void Vocabulary::loadCues()
{
    for (const auto& row : table("heading_cues")) {
        Cue cue;
        std::string_view words = row.at(0);
        cue.isOpenLeft = words.starts_with("* ");
        cue.isOpenRight = words.ends_with(" *");
        words.remove_prefix(cue.isOpenLeft ? 2 : 0);
        words.remove_suffix(cue.isOpenRight ? 2 : 0);
        cue.words = text::foldKey(words);
        for (const auto name : text::words(row.at(1))) {
            cue.cue.fields.push_back(parseListField(name).value_or(ListField::Unknown));
        }
        cue.cue.sure = text::parseDecimal(row.at(2), Language::English).value_or(0);
        m_cues.push_back(std::move(cue));
    }
    std::stable_sort(m_cues.begin(), m_cues.end(),
                     [](const Cue& a, const Cue& b) { return a.cue.sure > b.cue.sure; });
}

// groups.tsv, land.tsv, surnames.tsv and absences.tsv: a phrase a line; other_papers.tsv: heading,
// key, paper
void Vocabulary::loadGroups()
{
    for (const auto& row : table("groups")) {
        m_groups.emplace_back(row.at(0));
    }
    for (const auto& row : table("land")) {
        m_land.emplace_back(row.at(0));
    }
    for (const auto& row : table("other_papers")) {
        m_otherPapers.emplace(text::foldKey(row.at(0)), std::string(row.at(2)));
    }
    for (const auto& row : table("surnames")) {
        m_surnames.emplace_back(row.at(0));
    }
    for (const auto& row : table("absences")) {
        m_absences.emplace(text::fold(row.at(0)), true);
    }
}

// usual_prices.tsv: type or *, least, most; weights.tsv: key, weight, why
void Vocabulary::loadWeighing()
{
    for (const auto& row : table("usual_prices")) {
        const UsualPrice price{text::parseInteger(row.at(1)).value_or(0),
                               text::parseInteger(row.at(2)).value_or(0)};
        if (const auto type = parseCode<DeviceType>(row.at(0))) {
            m_usualPrices[*type] = price;
        } else {
            m_anyPrice = price;
        }
    }
    for (const auto& row : table("weights")) {
        m_weights.emplace(std::string(row.at(0)),
                          text::parseDecimal(row.at(1), Language::English).value_or(0));
    }
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

StateReading Vocabulary::state(std::string_view folded) const
{
    if (const auto* known = stateExactly(folded)) {
        return *known;
    }
    StateReading out;
    std::string rest(folded);
    std::vector<std::size_t> candidates;
    m_statePhrasesByWord.candidates(folded, candidates);
    for (const auto number : candidates) {
        const auto& [phrase, reading] = m_statePhrases[number];
        const auto at = findWords(rest, phrase);
        if (at == std::string::npos) {
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
    for (const auto& phrase : m_types) {
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
