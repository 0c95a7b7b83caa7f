#pragma once

#include "core/report/model/model.h"
#include "core/report/model/period.h"

#include <string>

namespace dongbo::report {

/// What the periods of two models are called, in words: "quý II/2021", "quý I/2021".
struct ComparedWords
{
    std::string now;
    std::string then;
};

/// A report beside the same report of another period: each column of numbers has one behind it with
/// what stood there then ("Lần sửa, quý I/2021", its code "repairs.then"). Rows belong together by
/// their group and the record they are about, else by their texts; those only `then` had stand at
/// the end of their group, groups only it had at the end. Charts of one series get a second one.
/// What stands behind a number stays with the number of now.
[[nodiscard]] Model compared(const Model& now, const Model& then, const ComparedWords& words);

/// The same days of the year before.
[[nodiscard]] Period yearBefore(const Period& period);

} // namespace dongbo::report
