#include "importers/proposal/places.h"

#include "core/register/devices.h"
#include "core/store/lookups.h"
#include "core/store/place_queries.h"
#include "core/text/fold.h"
#include "core/text/wording.h"

#include <algorithm>

namespace dongbo::importers {

Places::Places(Register& reg, bool createPlaces)
    : m_register(&reg)
    , m_createPlaces(createPlaces)
{
    const auto& words = Vocabulary::builtIn();
    const auto today = reg.today();
    for (auto& row : store::unitTree(reg.database(), {std::nullopt, today, false})) {
        KnownUnit known;
        known.id = row.id;
        known.title = store::unitTitle(row.unit);
        known.bare = std::string(words.withoutPlaceWords(text::fold(row.unit.name.value_or(""))));
        known.kind = text::fold(row.unit.kind.value_or(""));
        known.unit = std::move(row.unit);
        m_unitsByName[known.bare].push_back(m_units.size());
        m_units.push_back(std::move(known));
    }
    for (auto& row : store::sites(reg.database(), {std::nullopt, today, false})) {
        KnownSite known;
        known.id = row.id;
        known.name = row.site.name.value_or("");
        known.folded = text::fold(known.name);
        known.unit = row.unit;
        for (auto& unit : m_units) {
            if (row.site.unit == unit.id) {
                unit.openSites.push_back(m_sites.size());
                known.prefix = unit.unit.prefix.value_or("");
            }
        }
        m_sitesByName[known.folded].push_back(m_sites.size());
        m_sites.push_back(std::move(known));
    }
    m_answers.push_back({}); // 0: nowhere
}

bool Places::isPlaceName(std::string_view text) const
{
    const auto folded = text::fold(text);
    if (folded.size() < 3 || folded.size() > 80) {
        return false;
    }
    return m_sitesByName.contains(folded) || !unitsNamed(folded).empty();
}

std::vector<std::size_t> Places::unitsNamed(std::string_view folded) const
{
    const auto bare = Vocabulary::builtIn().withoutPlaceWords(folded);
    const auto found = m_unitsByName.find(bare);
    if (found == m_unitsByName.end()) {
        return {};
    }
    // "huyện Vụ Bản" and "xã Vụ Bản": the word before the name chooses.
    std::vector<std::size_t> ofKind;
    for (const auto index : found->second) {
        const auto& kind = m_units[index].kind;
        if (!kind.empty() && folded.size() > bare.size() &&
            findWords(folded, kind) != std::string_view::npos) {
            ofKind.push_back(index);
        }
    }
    return ofKind.empty() ? found->second : ofKind;
}

PlaceAnswer Places::answerFor(const KnownUnit& unit) const
{
    PlaceAnswer answer;
    answer.unit = unit.id;
    answer.unitName = unit.title;
    answer.prefix = unit.unit.prefix.value_or(prefixFromName(unit.unit.name.value_or("")));
    if (unit.openSites.size() == 1) {
        answer.kind = PlaceAnswer::Kind::Site;
        answer.site = m_sites[unit.openSites.front()].id;
        answer.siteName = m_sites[unit.openSites.front()].name;
    } else if (unit.openSites.empty()) {
        answer.kind = PlaceAnswer::Kind::NewSite;
        // The name a site gets in the register is in the office's language.
        answer.siteName = text::say(Language::Vietnamese, "register.site_of_unit",
                                    {{"unit", unit.unit.name.value_or("")}});
    } else {
        answer.kind = PlaceAnswer::Kind::Ambiguous;
        for (const auto site : unit.openSites) {
            answer.suggestions.push_back(m_sites[site].name);
        }
    }
    return answer;
}

std::vector<std::string> Places::suggestionsFor(std::string_view folded) const
{
    std::vector<std::string> out;
    const auto bare = Vocabulary::builtIn().withoutPlaceWords(folded);
    for (const auto kind : {RecordKind::Unit, RecordKind::Site}) {
        for (auto& near : store::nearest(m_register->database(), kind, bare, 3)) {
            out.push_back(std::move(near.label));
        }
        if (!out.empty()) {
            break;
        }
    }
    return out;
}

PlaceAnswer Places::ask(const std::string& text) const
{
    const auto folded = text::fold(text);
    const auto bySite = [&](std::string_view key) -> std::optional<PlaceAnswer> {
        const auto found = m_sitesByName.find(key);
        if (found == m_sitesByName.end()) {
            return std::nullopt;
        }
        PlaceAnswer answer;
        const auto& first = m_sites[found->second.front()];
        if (found->second.size() > 1) {
            answer.kind = PlaceAnswer::Kind::Ambiguous;
            for (const auto site : found->second) {
                answer.suggestions.push_back(m_sites[site].name + " (" + m_sites[site].unit + ")");
            }
            return answer;
        }
        answer.kind = PlaceAnswer::Kind::Site;
        answer.site = first.id;
        answer.siteName = first.name;
        answer.unitName = first.unit;
        answer.prefix = first.prefix;
        return answer;
    };
    const auto byUnit = [&](std::string_view key) -> std::optional<PlaceAnswer> {
        const auto units = unitsNamed(key);
        if (units.size() == 1) {
            return answerFor(m_units[units.front()]);
        }
        if (units.size() > 1) {
            PlaceAnswer answer;
            answer.kind = PlaceAnswer::Kind::Ambiguous;
            for (const auto unit : units) {
                answer.suggestions.push_back(m_units[unit].title);
            }
            return answer;
        }
        return std::nullopt;
    };
    if (auto site = bySite(folded)) {
        return *site;
    }
    if (auto unit = byUnit(folded)) {
        return *unit;
    }
    // "Phòng họp tầng 2, UBND xã Đại An": each part may be the place.
    std::optional<PlaceAnswer> part;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find_first_of(",;-(/)", from), text.size());
        const auto key = text::fold(std::string_view(text).substr(from, end - from));
        auto found = key.size() < 3 ? std::nullopt : bySite(key);
        found = found || key.size() < 3 ? found : byUnit(key);
        // A room named beside its unit settles which of the unit's sites is meant.
        if (!part || (found && part->kind == PlaceAnswer::Kind::Ambiguous &&
                      found->kind == PlaceAnswer::Kind::Site)) {
            part = found;
        }
        from = end + 1;
    }
    if (part) {
        return *part;
    }
    // The longest known name among the words, when words for places stand around it.
    if (Vocabulary::builtIn().looksLikePlace(folded)) {
        const KnownUnit* longest = nullptr;
        for (const auto& unit : m_units) {
            if (unit.bare.size() > 3 && findWords(folded, unit.bare) != std::string::npos &&
                (longest == nullptr || unit.bare.size() > longest->bare.size())) {
                longest = &unit;
            }
        }
        if (longest != nullptr) {
            return answerFor(*longest);
        }
    }
    PlaceAnswer answer;
    answer.siteName = text;
    answer.unitName = text;
    answer.prefix = prefixFromName(Vocabulary::builtIn().withoutPlaceWords(folded));
    if (m_createPlaces || !hasUnits()) {
        answer.kind = PlaceAnswer::Kind::NewPlace;
    } else {
        answer.kind = PlaceAnswer::Kind::Unknown;
        answer.suggestions = suggestionsFor(folded);
    }
    return answer;
}

std::uint32_t Places::find(const std::string& text)
{
    if (text.empty()) {
        return 0;
    }
    if (const auto found = m_answerOf.find(text); found != m_answerOf.end()) {
        return found->second;
    }
    m_answers.push_back(ask(text));
    const auto index = static_cast<std::uint32_t>(m_answers.size() - 1);
    m_answerOf.emplace(text, index);
    return index;
}

} // namespace dongbo::importers
