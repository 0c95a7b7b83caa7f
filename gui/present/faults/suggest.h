#pragma once

#include "gui/present/form.h"
#include "gui/present/session.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// Repair shops, providers and officers whose names hold the words typed so far (beginnings of
/// words, no marks), shops first; keys are record ids. Nothing typed: those used most.
[[nodiscard]] std::vector<FormChoice> suggestRepairers(Session& session, const std::string& typed,
                                                       std::size_t most = 6);
[[nodiscard]] std::vector<FormChoice> suggestOfficers(Session& session, const std::string& typed,
                                                      std::size_t most = 6);
/// Sites that exist on the shown day.
[[nodiscard]] std::vector<FormChoice> suggestSites(Session& session, const std::string& typed,
                                                   std::size_t most = 6);
/// The officer of exactly that name (marks and case do not count); nothing when there is none or
/// several.
[[nodiscard]] std::optional<OfficerId> officerOf(Session& session, const std::string& name);
/// Whether every word of `folded` begins a word of `text`.
[[nodiscard]] bool beginsWords(const std::string& text, const std::string& folded);

} // namespace dongbo::present
