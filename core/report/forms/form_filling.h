#pragma once

#include "core/paper/document.h"
#include "core/report/forms/form_file.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

// Inside core/report only.

namespace dongbo::report {

/// A row of a form's table by the keys of its columns; a group has its text under "group".
struct FormRow
{
    paper::RowKind kind = paper::RowKind::Plain;
    std::map<std::string, std::string, std::less<>> cells;
};
using FormRowSink = std::function<void(const FormRow&)>;
/// Gives every row in order, the same each time it is called.
using FormRows = std::function<void(const FormRowSink&)>;

/// What a form is filled with. A gap without a value stays a dotted line to be written on.
struct FormValues
{
    std::map<std::string, std::string, std::less<>> texts;
    std::map<std::string, std::vector<std::string>, std::less<>> lists;
    std::map<std::string, FormRows, std::less<>> tables;

    /// Empty texts count as not given.
    void set(std::string_view name, std::string text);
};

/// Rows that are in memory.
[[nodiscard]] FormRows rowsOf(std::vector<FormRow> rows);

/// The form with its gaps filled. In texts of the form, {name} is a value, else dots; {name:30} as
/// many dots; {name:_8} as many blanks; {name?} nothing. **bold** and //italic// are marks of the
/// form's own text, never of values. `day` decides on what the form rests.
[[nodiscard]] paper::Document filled(const Form& form, const FormValues& values, Date day);

} // namespace dongbo::report
