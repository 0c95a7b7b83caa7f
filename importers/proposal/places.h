#pragma once

#include "core/register/register.h"
#include "importers/proposal/proposal.h"
#include "importers/recognise/vocabulary.h"

#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// The register's units and sites, to match the places a list names: without marks, case and the
/// words around a name ("UBND xã", "TT", "điểm cầu"), on today's tree.
class Places
{
public:
    Places(Register& reg, bool createPlaces);

    [[nodiscard]] bool hasUnits() const { return !m_units.empty(); }
    /// Whether the text names a unit or site; for recognition.
    [[nodiscard]] bool isPlaceName(std::string_view text) const;

    /// Index into answers(); equal texts get the same.
    [[nodiscard]] std::uint32_t find(const std::string& text);
    [[nodiscard]] const std::vector<PlaceAnswer>& answers() const { return m_answers; }

private:
    struct KnownUnit
    {
        UnitId id;
        Unit unit;
        std::string title;                  ///< "xã Đại An"
        std::string bare;                   ///< "dai an"
        std::string kind;                   ///< "xa"
        std::vector<std::size_t> openSites; ///< into m_sites
    };
    struct KnownSite
    {
        SiteId id;
        std::string name;
        std::string folded;
        std::string unit;
        std::string prefix;
    };
    [[nodiscard]] PlaceAnswer ask(const std::string& text) const;
    [[nodiscard]] std::vector<std::size_t> unitsNamed(std::string_view folded) const;
    [[nodiscard]] PlaceAnswer answerFor(const KnownUnit& unit) const;
    [[nodiscard]] std::vector<std::string> suggestionsFor(std::string_view folded) const;

    Register* m_register;
    bool m_createPlaces;
    std::vector<KnownUnit> m_units;
    std::vector<KnownSite> m_sites;
    TextMap<std::vector<std::size_t>> m_unitsByName;
    TextMap<std::vector<std::size_t>> m_sitesByName;
    TextMap<std::uint32_t> m_answerOf;
    std::vector<PlaceAnswer> m_answers;
};

} // namespace dongbo::importers
