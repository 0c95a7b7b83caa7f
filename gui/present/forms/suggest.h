#pragma once

#include "gui/present/forms/form.h"
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
/// Vendors alone, those that repaired most first.
[[nodiscard]] std::vector<FormChoice> suggestVendors(Session& session, const std::string& typed,
                                                     std::size_t most = 6);
/// Sites that exist on the shown day.
[[nodiscard]] std::vector<FormChoice> suggestSites(Session& session, const std::string& typed,
                                                   std::size_t most = 6);
/// Units that exist on the shown day; those of one name are told apart by what they belong to.
[[nodiscard]] std::vector<FormChoice> suggestUnits(Session& session, const std::string& typed,
                                                   std::size_t most = 8);
/// Records of a kind: one of the above.
[[nodiscard]] std::vector<FormChoice> suggestOf(Session& session, RecordKind kind,
                                                const std::string& typed);
/// The one record of that kind a person means by the text; throws {Usage, "find.…"} when none or
/// several answer to it.
[[nodiscard]] RecordId recordNamed(Register& reg, RecordKind kind, const std::string& text);
/// The drawing for records of a kind.
[[nodiscard]] std::string kindIcon(RecordKind kind);
/// The officer of exactly that name (marks and case do not count); nothing when there is none or
/// several.
[[nodiscard]] std::optional<OfficerId> officerOf(Session& session, const std::string& name);
/// Whether every word of `folded` begins a word of `text`.
[[nodiscard]] bool beginsWords(const std::string& text, const std::string& folded);

} // namespace dongbo::present
