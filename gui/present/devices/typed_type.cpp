#include "gui/present/devices/typed_type.h"

#include "core/register/base/tsv.h"
#include "core/text/unicode.h"

#include <vector>

#include "present_data_embedded.h"

namespace dongbo::present {

namespace {

struct Phrase
{
    std::string key; ///< folded, a space at either end
    DeviceType type;
};

const std::vector<Phrase>& phrases()
{
    static const auto all = [] {
        std::vector<Phrase> out;
        for (const auto& row : tsv::rows(present_data::embedded("vocabulary/type_words.tsv"))) {
            if (const auto type = parseCode<DeviceType>(row.at(2))) {
                out.push_back({" " + std::string(row.at(1)) + " ", *type});
            }
        }
        return out;
    }();
    return all;
}

} // namespace

std::optional<TypedType> typeInWords(std::string_view folded)
{
    const auto held = " " + std::string(folded) + " ";
    const Phrase* best = nullptr;
    std::size_t at = 0;
    for (const auto& phrase : phrases()) {
        const auto found = held.find(phrase.key);
        if (found != std::string::npos &&
            (best == nullptr || phrase.key.size() > best->key.size())) {
            best = &phrase;
            at = found;
        }
    }
    if (best == nullptr) {
        return std::nullopt;
    }
    auto rest = held.substr(0, at) + " " + held.substr(at + best->key.size());
    return TypedType{best->type, text::collapseSpaces(rest)};
}

} // namespace dongbo::present
