#pragma once

#include "gui/present/place.h"
#include "gui/present/session.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// Something the search box found, and where it leads.
struct FoundRow
{
    std::string icon;
    std::string title;  ///< code, number or name
    std::string detail; ///< what tells it from its like; may be empty
    Place place;
    /// No screen stands for it (a repair shop): its form shows and corrects what is known of it.
    std::optional<RecordRef> form;
};

struct FoundGroup
{
    std::string title; ///< "Thiết bị"
    std::vector<FoundRow> rows;
};

/// What the search box shows for what was typed so far (half words, with or without marks), of the
/// register that is shown: at most `limitPerKind` of each kind; a group a kind, the few kinds
/// first. Empty for an empty text. Cheap enough for every key.
[[nodiscard]] std::vector<FoundGroup> findEverything(Session& session, std::string_view typed,
                                                     std::size_t limitPerKind);

} // namespace dongbo::present
