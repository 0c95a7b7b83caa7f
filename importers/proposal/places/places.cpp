#include "importers/proposal/places/places.h"

#include "core/register/base/unit_prefix.h"
#include "core/store/queries/place_queries.h"
#include "core/store/search/lookups.h"
#include "core/text/fold.h"
#include "core/text/wording.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

constexpr std::size_t mostOffers = 3;
/// Offered for rows that name no place at all.
constexpr std::size_t mostSites = 200;
/// Mergers one after the other that a name is followed through; a loop of them ends here too.
constexpr int mostSuccessors = 8;

bool existsOn(const Unit& unit, Date day)
{
    return store::existsOn(unit.validFrom, unit.validTo, day);
}

} // namespace

Places::Places(Register& reg, NewRecords& newRecords, bool createPlaces)
    : m_register(&reg)
    , m_newRecords(&newRecords)
    , m_createPlaces(createPlaces)
    , m_today(reg.today())
    , m_day(m_today)
{
    readUnits();
    readSites();
    m_answers.push_back(unsaid()); // 0
}

void Places::readUnits()
{
    const auto& words = Vocabulary::builtIn();
    for (auto& row : store::unitTree(m_register->database(), {})) {
        KnownUnit known;
        known.id = row.id;
        known.title = store::unitTitle(row.unit);
        known.bare = std::string(words.withoutPlaceWords(text::fold(row.unit.name.value_or(""))));
        known.kind = text::fold(row.unit.kind.value_or(""));
        known.isOfToday = existsOn(row.unit, m_today);
        known.unit = std::move(row.unit);
        m_hasUnits = m_hasUnits || known.isOfToday;
        m_unitsByName[known.bare].push_back(m_units.size());
        m_unitAt.emplace(known.id, m_units.size());
        m_units.push_back(std::move(known));
    }
}

void Places::readSites()
{
    const auto& words = Vocabulary::builtIn();
    for (auto& row : store::sites(m_register->database(), {std::nullopt, m_today, false})) {
        KnownSite known;
        known.id = row.id;
        known.unitId = row.site.unit;
        known.name = row.site.name.value_or("");
        known.unit = row.unit;
        if (row.site.unit) {
            if (const auto unit = m_unitAt.find(*row.site.unit); unit != m_unitAt.end()) {
                m_units[unit->second].openSites.push_back(m_sites.size());
                known.prefix = m_units[unit->second].unit.prefix.value_or("");
            }
        }
        const auto folded = text::fold(known.name);
        m_sitesByName[folded].push_back(m_sites.size());
        m_sitesByBare[std::string(words.withoutPlaceWords(folded))].push_back(m_sites.size());
        m_siteAt.emplace(known.id, m_sites.size());
        m_sites.push_back(std::move(known));
    }
}

PlaceAnswer Places::unsaid() const
{
    PlaceAnswer answer;
    if (m_sites.size() == 1) {
        answer = answerFor(m_sites.front());
        answer.note = {"import.place_only", {{"place", answer.siteName}}};
        return answer;
    }
    for (const auto& site : m_sites) {
        if (answer.offers.size() < mostSites) {
            answer.offers.push_back({site.name, site.id.text()});
        }
    }
    return answer;
}

void Places::beginList(std::optional<Date> day, const std::set<std::string, std::less<>>& newPlaces)
{
    m_day = day.value_or(m_today);
    m_mayBeMade = &newPlaces;
    m_answerOf.clear();
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
    // What had this name on the list's day; what has it today; what ever had it.
    auto named = found->second;
    for (const auto day : {m_day, m_today}) {
        std::vector<std::size_t> then;
        std::copy_if(named.begin(), named.end(), std::back_inserter(then),
                     [&](std::size_t at) { return existsOn(m_units[at].unit, day); });
        if (!then.empty()) {
            named = std::move(then);
            break;
        }
    }
    // "huyện Vụ Bản" and "xã Vụ Bản": the word before the name chooses.
    std::vector<std::size_t> ofKind;
    for (const auto index : named) {
        const auto& kind = m_units[index].kind;
        if (!kind.empty() && folded.size() > bare.size() &&
            findWords(folded, kind) != std::string_view::npos) {
            ofKind.push_back(index);
        }
    }
    return ofKind.empty() ? named : ofKind;
}

PlaceAnswer Places::answerFor(const KnownSite& site) const
{
    PlaceAnswer answer;
    answer.kind = PlaceAnswer::Kind::Site;
    answer.site = site.id;
    answer.unit = site.unitId;
    answer.siteName = site.name;
    answer.unitName = site.unit;
    answer.prefix = site.prefix;
    return answer;
}

PlaceAnswer Places::severalSites(const std::vector<std::size_t>& sites) const
{
    PlaceAnswer answer;
    answer.kind = PlaceAnswer::Kind::Ambiguous;
    for (const auto at : sites) {
        const auto& site = m_sites[at];
        const bool isNameTwice = std::count_if(sites.begin(), sites.end(), [&](std::size_t other) {
                                     return m_sites[other].name == site.name;
                                 }) > 1;
        answer.offers.push_back(
            {isNameTwice ? site.name + " (" + site.unit + ")" : site.name, site.id.text()});
    }
    return answer;
}

std::optional<PlaceAnswer> Places::afterItsEnd(const KnownUnit& unit) const
{
    PlaceAnswer answer;
    // The room it left behind, which now belongs to what it was merged into.
    const auto left = m_sitesByBare.find(unit.bare);
    if (left != m_sitesByBare.end() && left->second.size() == 1) {
        answer = answerFor(m_sites[left->second.front()]);
    } else {
        const auto* now = &unit;
        for (int i = 0; i < mostSuccessors && !now->isOfToday; ++i) {
            const auto next =
                now->unit.successor ? m_unitAt.find(*now->unit.successor) : m_unitAt.end();
            if (next == m_unitAt.end()) {
                return std::nullopt;
            }
            now = &m_units[next->second];
        }
        if (!now->isOfToday) {
            return std::nullopt;
        }
        answer = answerFor(*now);
    }
    answer.note = {"import.place_merged", {{"place", unit.title}, {"now", answer.unitName}}};
    return answer;
}

PlaceAnswer Places::answerFor(const KnownUnit& unit) const
{
    if (unit.openSites.size() == 1) {
        return answerFor(m_sites[unit.openSites.front()]);
    }
    if (!unit.openSites.empty()) {
        auto answer = severalSites(unit.openSites);
        answer.unit = unit.id;
        answer.unitName = unit.title;
        return answer;
    }
    if (!unit.isOfToday) {
        if (auto answer = afterItsEnd(unit)) {
            return *answer;
        }
    }
    PlaceAnswer answer;
    answer.kind = PlaceAnswer::Kind::NewSite;
    answer.unit = unit.id;
    answer.unitName = unit.title;
    answer.prefix = unit.unit.prefix.value_or(prefixFromName(unit.unit.name.value_or("")));
    // The name a site gets in the register is in the office's language.
    answer.siteName = text::say(Language::Vietnamese, "register.site_of_unit",
                                {{"unit", unit.unit.name.value_or("")}});
    answer.site = m_newRecords->siteOf(unit.id, answer.siteName);
    return answer;
}

std::vector<PlaceOffer> Places::offersFor(std::string_view folded) const
{
    std::vector<PlaceOffer> out;
    const auto bare = Vocabulary::builtIn().withoutPlaceWords(folded);
    for (const auto kind : {RecordKind::Unit, RecordKind::Site}) {
        for (auto& near : store::nearest(m_register->database(), kind, bare, 2 * mostOffers)) {
            const auto unit = m_unitAt.find(UnitId{near.id});
            const bool isOpen = kind == RecordKind::Site
                                    ? m_siteAt.contains(SiteId{near.id})
                                    : unit != m_unitAt.end() && m_units[unit->second].isOfToday;
            if (isOpen && out.size() < mostOffers) {
                out.push_back({std::move(near.label), near.id.text()});
            }
        }
        if (!out.empty()) {
            break;
        }
    }
    return out;
}

std::optional<PlaceAnswer> Places::byId(std::string_view text) const
{
    const auto id = text.size() == 36 ? RecordId::parse(text) : std::nullopt;
    if (!id) {
        return std::nullopt;
    }
    if (const auto site = m_siteAt.find(SiteId{*id}); site != m_siteAt.end()) {
        return answerFor(m_sites[site->second]);
    }
    if (const auto unit = m_unitAt.find(UnitId{*id}); unit != m_unitAt.end()) {
        return answerFor(m_units[unit->second]);
    }
    return std::nullopt;
}

std::optional<PlaceAnswer> Places::bySite(std::string_view folded) const
{
    const auto found = m_sitesByName.find(folded);
    if (found == m_sitesByName.end()) {
        return std::nullopt;
    }
    return found->second.size() == 1 ? answerFor(m_sites[found->second.front()])
                                     : severalSites(found->second);
}

std::optional<PlaceAnswer> Places::byUnit(std::string_view folded) const
{
    const auto units = unitsNamed(folded);
    if (units.empty()) {
        return std::nullopt;
    }
    if (units.size() == 1) {
        return answerFor(m_units[units.front()]);
    }
    PlaceAnswer answer;
    answer.kind = PlaceAnswer::Kind::Ambiguous;
    for (const auto at : units) {
        answer.offers.push_back({m_units[at].title, m_units[at].id.text()});
    }
    return answer;
}

std::optional<PlaceAnswer> Places::byPart(const std::string& text) const
{
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
    return part;
}

std::optional<PlaceAnswer> Places::byLongestName(std::string_view folded) const
{
    const KnownUnit* longest = nullptr;
    for (const auto& unit : m_units) {
        if (unit.bare.size() > 3 && findWords(folded, unit.bare) != std::string::npos &&
            (longest == nullptr || unit.bare.size() > longest->bare.size())) {
            longest = &unit;
        }
    }
    return longest == nullptr ? std::nullopt : byUnit(longest->bare);
}

PlaceAnswer Places::unknown(const std::string& text, std::string_view folded) const
{
    PlaceAnswer answer;
    answer.siteName = text;
    answer.unitName = text;
    answer.prefix = prefixFromName(Vocabulary::builtIn().withoutPlaceWords(folded));
    const bool mayBeMade = m_mayBeMade != nullptr && m_mayBeMade->contains(text);
    if (m_createPlaces || mayBeMade || !hasUnits()) {
        answer.kind = PlaceAnswer::Kind::NewPlace;
        answer.site = m_newRecords->placeNamed(text);
    } else {
        answer.kind = PlaceAnswer::Kind::Unknown;
        answer.offers = offersFor(folded);
    }
    return answer;
}

PlaceAnswer Places::ask(const std::string& text) const
{
    if (auto known = byId(text)) {
        return *known;
    }
    const auto folded = text::fold(text);
    if (auto site = bySite(folded)) {
        return *site;
    }
    if (auto unit = byUnit(folded)) {
        return *unit;
    }
    // "Phòng họp tầng 2, UBND xã Đại An": each part may be the place.
    if (auto part = byPart(text)) {
        return *part;
    }
    // The longest known name among the words, when words for places stand around it.
    if (Vocabulary::builtIn().looksLikePlace(Marked(text))) {
        if (auto named = byLongestName(folded)) {
            return *named;
        }
    }
    return unknown(text, folded);
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
