#pragma once

#include "core/domain/field_change.h"
#include "importers/proposal/match/matcher.h"
#include "importers/proposal/places/new_records.h"
#include "importers/recognise/model/row_draft.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

// A row's draft as the devices it makes; `index` counts them from 0.

[[nodiscard]] DeviceType typeOf(const RowDraft& draft);
/// The text the draft gives a Device field; empty when it gives none.
[[nodiscard]] std::string_view textOf(const RowDraft& draft, FieldNumber field);
/// "MT01", "MT01-2", "MT01-3": one code for each device of a row; empty when the row has none.
[[nodiscard]] std::string codeOfDevice(const RowDraft& draft, std::int64_t index);
/// What to look for in the register. Points into the draft and `code`.
[[nodiscard]] Matcher::Wanted wantedOf(const RowDraft& draft, std::int64_t index,
                                       const std::optional<SiteId>& site, const std::string& code);

/// All fields the list gives the device, ascending, each with the cell it comes from. People it
/// names are found or planned in `newRecords`.
[[nodiscard]] std::vector<FieldChange> fieldsOf(const RowDraft& draft, std::int64_t index,
                                                const PlaceAnswer& place, NewRecords& newRecords,
                                                std::optional<std::uint32_t> quantityColumn);
/// Gives the field a value unless the list gives it one.
void complete(std::vector<FieldChange>& fields, FieldNumber number, Value value);

} // namespace dongbo::importers
