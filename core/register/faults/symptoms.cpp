#include "core/register/faults/symptoms.h"

#include "core/register/base/tsv.h"
#include "core/register/faults/faults.h"
#include "core/text/fold.h"

#include "seed_embedded.h"

namespace dongbo {

namespace {

/// True when `words` holds `key` from the start of a word to the end of one; both folded.
bool holdsWords(std::string_view words, std::string_view key)
{
    for (auto at = words.find(key); at != std::string_view::npos; at = words.find(key, at + 1)) {
        const bool starts = at == 0 || words[at - 1] == ' ';
        const auto end = at + key.size();
        if (starts && (end == words.size() || words[end] == ' ')) {
            return true;
        }
    }
    return false;
}

bool concerns(std::string_view list, std::string_view what)
{
    while (!list.empty()) {
        const auto bar = list.find('|');
        if (list.substr(0, bar) == what) {
            return true;
        }
        list.remove_prefix(bar == std::string_view::npos ? list.size() : bar + 1);
    }
    return false;
}

} // namespace

const std::vector<Symptom>& symptoms()
{
    static const std::vector<Symptom> all = [] {
        std::vector<Symptom> rows;
        for (const auto& row : tsv::rows(seed::embedded("vocabulary/symptoms.tsv"))) {
            rows.push_back(
                {row.at(0), row.at(1), row.at(2), row.at(3), parseCode<Severity>(row.at(4))});
        }
        return rows;
    }();
    return all;
}

const Symptom* recogniseSymptom(FaultAbout about, std::optional<DeviceType> type,
                                std::string_view symptom)
{
    const auto what =
        about == FaultAbout::Device ? (type ? codeOf(*type) : std::string_view{}) : codeOf(about);
    const auto words = text::fold(symptom);
    const Symptom* best = nullptr;
    for (const auto& row : symptoms()) {
        if (concerns(row.concerns, what) && holdsWords(words, row.key) &&
            (best == nullptr || row.key.size() > best->key.size())) {
            best = &row;
        }
    }
    return best;
}

std::string symptomGroupOf(FaultAbout about, std::optional<DeviceType> type,
                           std::string_view symptom)
{
    const auto* found = recogniseSymptom(about, type, symptom);
    return found == nullptr ? std::string() : std::string(found->group);
}

} // namespace dongbo
