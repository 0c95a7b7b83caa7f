#include "core/domain/error.h"
#include "core/text/fold.h"
#include "core/text/language.h"
#include "core/text/numbers.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>

#include "importers_vocabulary_embedded.h"

// The tables of data/vocabulary as they are read into the vocabulary, one function a table.

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

// states.tsv: wording, key, whole|phrase|marked, condition, use, paper, asset class
void Vocabulary::loadStates()
{
    for (const auto& row : table("states")) {
        const Marked marked(row.at(0));
        const auto& key = marked.folded;
        const StateReading reading{choice<Condition>(row, 3), choice<Use>(row, 4),
                                   choice<Paper>(row, 5), choice<AssetClass>(row, 6)};
        const bool isMarkedOnly = row.at(2) == "marked";
        if (!isMarkedOnly) {
            m_states.emplace(key, reading);
        }
        if (isMarkedOnly || row.at(2) == "phrase") {
            const bool isSingle = key.find(' ') == std::string::npos;
            m_statePhrases.push_back({key,
                                      isSingle && !marked.isBare ? marked.words : std::string{},
                                      isMarkedOnly, reading});
        }
    }
    longestFirst(m_statePhrases,
                 [](const StatePhrase& phrase) -> const std::string& { return phrase.key; });
    for (std::size_t i = 0; i < m_statePhrases.size(); ++i) {
        m_statePhrasesByWord.add(m_statePhrases[i].key, i);
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
    for (std::size_t i = 0; i < m_types.size(); ++i) {
        m_typesByWord.add(m_types[i].key, i);
    }
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

} // namespace dongbo::importers
