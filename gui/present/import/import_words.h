#pragma once

#include "gui/present/import/import_presenter.h"
#include "importers/recognise/explain/understanding.h"

#include <string>
#include <string_view>

namespace dongbo::present {

// How the import screen words what recognition and comparing found. Inside this room.

/// Why a file could not be read, and what to do about it.
[[nodiscard]] ImportFailure failureOf(const Session& session, const LoadedList& list);
/// The drawing of a kind of decision.
[[nodiscard]] std::string_view iconOf(importers::DecisionKind kind);
[[nodiscard]] Tone toneOf(importers::Standing standing);
/// Evidence in one line, joined by commas.
[[nodiscard]] std::string evidenceOf(const Session& session, const importers::Decision& decision);
/// Whether the row is set aside because its place is not settled.
[[nodiscard]] bool asksForPlace(const importers::SetAsideRow& row);
/// "Tên thiết bị"
[[nodiscard]] std::string meaningOf(const Session& session, importers::ListField field);
/// Whether values of that field are numbers or amounts.
[[nodiscard]] bool isNumeric(importers::ListField field);

} // namespace dongbo::present
