#include "core/report/forms/label_sheets.h"

#include "core/domain/error.h"

#include <charconv>
#include <string>
#include <vector>

#include "forms_embedded.h"

namespace dongbo::report {

namespace {

std::vector<std::string_view> split(std::string_view text, char by)
{
    std::vector<std::string_view> out;
    for (auto at = text.find(by); at != std::string_view::npos; at = text.find(by)) {
        out.push_back(text.substr(0, at));
        text.remove_prefix(at + 1);
    }
    out.push_back(text);
    return out;
}

double number(std::string_view text)
{
    double out = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) {
        throw Error(Error::Kind::Bug, {"form.bad_line", {{"path", "labels.tsv"}, {"line", "0"}}});
    }
    return out;
}

} // namespace

paper::LabelSheet labelSheet(std::string_view name, Date day)
{
    enum Cell : std::size_t
    {
        From,
        Until,
        Grade,
        Name,
        PageWidth,
        PageHeight,
        Columns,
        Rows,
        Left,
        Top,
        Width,
        Height,
        Across,
        Down,
        Count
    };
    for (const auto line : split(forms::embedded("forms/labels.tsv"), '\n')) {
        const auto cells = split(line, '\t');
        if (line.starts_with('#') || cells.size() < Count || cells[Name] != name) {
            continue;
        }
        const auto from = parseIsoDate(cells[From]);
        const auto until = parseIsoDate(cells[Until]);
        if ((from && day < *from) || (until && *until < day)) {
            continue;
        }
        return {{number(cells[PageWidth]), number(cells[PageHeight])},
                static_cast<std::size_t>(number(cells[Columns])),
                static_cast<std::size_t>(number(cells[Rows])),
                {number(cells[Left]), number(cells[Top])},
                {number(cells[Width]), number(cells[Height])},
                {number(cells[Across]), number(cells[Down])}};
    }
    throw Error(Error::Kind::Bug, {"value.unknown_choice", {{"value", std::string(name)}}});
}

} // namespace dongbo::report
