#pragma once

#include "core/register/base/register.h"
#include "importers/proposal/model/proposal.h"
#include "importers/proposal/places/new_records.h"
#include "importers/recognise/words/vocabulary.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dongbo::importers {

/// The register's units and sites, to match the places a list names: without marks, case and the
/// words around a name ("UBND xã", "TT", "điểm cầu"). A name means what it meant on the list's day;
/// a unit that has ended since stands for the room it left, or else for what it was merged into.
class Places
{
public:
    Places(Register& reg, NewRecords& newRecords, bool createPlaces);

    /// From now on names are those of a list of that day (absent: today), and these places may be
    /// made. Answers given so far stay.
    void beginList(std::optional<Date> day, const std::set<std::string, std::less<>>& newPlaces);

    [[nodiscard]] bool hasUnits() const { return m_hasUnits; }
    /// Whether the text names a unit or site; for recognition.
    [[nodiscard]] bool isPlaceName(std::string_view text) const;

    /// Index into answers(); equal texts of a list get the same. The text may be a site's or unit's
    /// id. No text is the register's only site; where it has several, none, and they are offered.
    [[nodiscard]] std::uint32_t find(const std::string& text);
    [[nodiscard]] const std::vector<PlaceAnswer>& answers() const { return m_answers; }

private:
    struct KnownUnit
    {
        UnitId id;
        Unit unit;
        std::string title; ///< "xã Đại An"
        std::string bare;  ///< "dai an"
        std::string kind;  ///< "xa"
        bool isOfToday = true;
        std::vector<std::size_t> openSites; ///< into m_sites
    };
    struct KnownSite
    {
        SiteId id;
        std::optional<UnitId> unitId;
        std::string name;
        std::string unit;
        std::string prefix;
    };
    void readUnits();
    void readSites();
    [[nodiscard]] PlaceAnswer unsaid() const;
    [[nodiscard]] PlaceAnswer ask(const std::string& text) const;
    [[nodiscard]] std::optional<PlaceAnswer> byId(std::string_view text) const;
    [[nodiscard]] std::optional<PlaceAnswer> bySite(std::string_view folded) const;
    [[nodiscard]] std::optional<PlaceAnswer> byUnit(std::string_view folded) const;
    [[nodiscard]] std::optional<PlaceAnswer> byPart(const std::string& text) const;
    [[nodiscard]] std::optional<PlaceAnswer> byLongestName(std::string_view folded) const;
    [[nodiscard]] PlaceAnswer unknown(const std::string& text, std::string_view folded) const;
    [[nodiscard]] std::vector<std::size_t> unitsNamed(std::string_view folded) const;
    [[nodiscard]] PlaceAnswer answerFor(const KnownSite& site) const;
    [[nodiscard]] PlaceAnswer answerFor(const KnownUnit& unit) const;
    [[nodiscard]] std::optional<PlaceAnswer> afterItsEnd(const KnownUnit& unit) const;
    [[nodiscard]] PlaceAnswer severalSites(const std::vector<std::size_t>& sites) const;
    [[nodiscard]] std::vector<PlaceOffer> offersFor(std::string_view folded) const;

    Register* m_register;
    NewRecords* m_newRecords;
    bool m_createPlaces;
    bool m_hasUnits = false;
    Date m_today;
    Date m_day;
    const std::set<std::string, std::less<>>* m_mayBeMade = nullptr;
    std::vector<KnownUnit> m_units;
    std::vector<KnownSite> m_sites; ///< open today
    std::unordered_map<UnitId, std::size_t> m_unitAt;
    std::unordered_map<SiteId, std::size_t> m_siteAt;
    TextMap<std::vector<std::size_t>> m_unitsByName;
    TextMap<std::vector<std::size_t>> m_sitesByName; ///< by whole folded name
    TextMap<std::vector<std::size_t>> m_sitesByBare; ///< without place words
    TextMap<std::uint32_t> m_answerOf;
    std::vector<PlaceAnswer> m_answers;
};

} // namespace dongbo::importers
