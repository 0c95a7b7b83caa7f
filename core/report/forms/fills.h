#pragma once

#include "core/register/stocktake/stocktake_view.h"
#include "core/report/forms/paper_filling.h"
#include "core/store/queries/wear_queries.h"

#include <initializer_list>
#include <string_view>
#include <unordered_map>
#include <vector>

// Inside core/report only: what the files that fill papers share.

namespace dongbo::report {

/// How a device left the books.
struct Departure
{
    std::optional<Date> day;
    std::string document;
    std::string reason;
};
/// How a device left the books; absent while it is in them.
[[nodiscard]] std::optional<Departure> departureOf(store::Database& database,
                                                   const store::DeviceRow& row);

/// How it came: document, name, code, country, year.
void setIncrease(FormRow& row, const Device& device);

/// {member-1}, {position-1} … with the head of the committee first, and {head-of-committee}.
void setCommittee(FormValues& out, std::vector<CommitteeMember> members);

/// paperParameters, and `texts`: gaps of the form that are given in words.
[[nodiscard]] std::vector<ParameterSpec>
paperParametersWith(std::vector<ParameterSpec> own, std::initializer_list<std::string_view> texts);

/// Its cost less the wear that was entered; absent where nobody entered any, or there is no cost.
[[nodiscard]] std::optional<Money> netOf(const std::unordered_map<RecordId, store::HeldWear>& held,
                                         const RecordId& device, const std::optional<Money>& cost);
/// The last year whose wear has been charged by that day.
[[nodiscard]] int lastWornYear(Date day);
/// "STT" of the next row.
[[nodiscard]] std::string nextOrdinal(std::int64_t& count);
/// A line of sums under that name.
[[nodiscard]] FormRow sumRow(paper::RowKind kind, std::string_view nameKey, std::string_view code);

} // namespace dongbo::report
