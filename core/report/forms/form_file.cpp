#include "core/report/forms/form_file.h"

#include "core/domain/error.h"
#include "core/platform/folders.h"

#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <limits>
#include <utility>

#include "forms_embedded.h"

namespace dongbo::report {

namespace {

using Cells = std::vector<std::string>;
using Kind = FormPart::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 10> partNames{{
    {"form-head", Kind::FormHead},
    {"letter-head", Kind::LetterHead},
    {"title", Kind::Title},
    {"to", Kind::To},
    {"heading", Kind::Heading},
    {"text", Kind::Text},
    {"list", Kind::List},
    {"table", Kind::Table},
    {"signers", Kind::Signers},
    {"foot", Kind::Foot},
}};

Cells split(std::string_view text, char by)
{
    Cells out;
    for (auto at = text.find(by); at != std::string_view::npos; at = text.find(by)) {
        out.emplace_back(text.substr(0, at));
        text.remove_prefix(at + 1);
    }
    out.emplace_back(text);
    return out;
}

std::string cell(const Cells& cells, std::size_t index)
{
    return index < cells.size() ? cells[index] : std::string();
}

/// Reads one form line by line.
class FormReader
{
public:
    FormReader(std::string_view name, std::string path)
        : m_path(std::move(path))
    {
        m_form.name = name;
    }

    Form read(std::string_view text)
    {
        for (const auto& line : split(text, '\n')) {
            ++m_line;
            if (!line.empty() && line.front() != '#') {
                take(split(line, '\t'));
            }
        }
        return std::move(m_form);
    }

private:
    [[noreturn]] void fail() const
    {
        throw Error(Error::Kind::Unreadable,
                    {"form.bad_line", {{"path", m_path}, {"line", std::to_string(m_line)}}});
    }

    void take(const Cells& cells)
    {
        const std::string_view word = cells.front();
        if (word == "page") {
            takePage(cells);
        } else if (word == "basis") {
            takeBasis(cells);
        } else if (word == "column") {
            takeColumn(cells);
        } else if (word == "empty") {
            last(Kind::Table).empty = cell(cells, 1);
        } else if (word == "signer") {
            if (m_form.parts.empty() || (m_form.parts.back().kind != Kind::Signers &&
                                         m_form.parts.back().kind != Kind::Foot)) {
                fail();
            }
            m_form.parts.back().signers.push_back({cell(cells, 1), cell(cells, 2), cell(cells, 3)});
        } else {
            takePart(word, cells);
        }
    }
    FormPart& last(Kind kind)
    {
        if (m_form.parts.empty() || m_form.parts.back().kind != kind) {
            fail();
        }
        return m_form.parts.back();
    }
    void takePage(const Cells& cells)
    {
        for (std::size_t i = 1; i < cells.size(); ++i) {
            if (cells[i] == "landscape") {
                m_form.isLandscape = true;
            } else if (cells[i] == "numbered") {
                m_form.pageNumbers = paper::PageNumbers::OfPages;
            } else if (cells[i] == "numbered-above") {
                m_form.pageNumbers = paper::PageNumbers::Top;
            } else if (cells[i] != "portrait") {
                m_form.tableSize = number(cells[i]);
            }
        }
    }
    [[nodiscard]] double number(const std::string& text) const
    {
        double out = 0;
        const auto end = text.data() + text.size();
        const auto result = std::from_chars(text.data(), end, out);
        if (result.ec != std::errc() || result.ptr != end || !(out > 0 && out < 1000)) {
            fail();
        }
        return out;
    }
    [[nodiscard]] std::optional<Date> day(const std::string& text) const
    {
        if (text.empty()) {
            return std::nullopt;
        }
        const auto out = parseIsoDate(text);
        if (!out) {
            fail();
        }
        return out;
    }
    void takeBasis(const Cells& cells)
    {
        FormBasis basis{day(cell(cells, 1)), day(cell(cells, 2)), cell(cells, 3), cell(cells, 4),
                        cell(cells, 5)};
        if (basis.grade != "V" && basis.grade != "P" && basis.grade != "K") {
            fail();
        }
        m_form.bases.push_back(std::move(basis));
    }
    void takeColumn(const Cells& cells)
    {
        FormColumn column;
        column.heads = split(cell(cells, 1), '|');
        column.mark = cell(cells, 2);
        column.width = number(cell(cells, 3));
        const auto align = cell(cells, 4);
        if (align == "right") {
            column.align = paper::Align::Right;
        } else if (align == "centre") {
            column.align = paper::Align::Centre;
        } else if (align != "left") {
            fail();
        }
        column.key = cell(cells, 5);
        last(Kind::Table).columns.push_back(std::move(column));
    }
    void takePart(std::string_view word, const Cells& cells)
    {
        FormPart part;
        const auto mark = word.find('?'); // text?source: only when "source" is given
        if (mark != std::string_view::npos) {
            part.condition = word.substr(mark + 1);
            word = word.substr(0, mark);
        }
        for (const auto& [name, kind] : partNames) {
            if (name == word) {
                part.kind = kind;
                part.cells.assign(cells.begin() + 1, cells.end());
                m_form.parts.push_back(std::move(part));
                return;
            }
        }
        fail();
    }

    std::string m_path;
    std::size_t m_line = 0;
    Form m_form;
};

/// The office's own file of that name, as far as there is one.
std::optional<std::string> ownFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return std::nullopt;
    }
    return std::string{std::istreambuf_iterator<char>(file), {}};
}

} // namespace

Form parseForm(std::string_view name, std::string_view text, const std::string& path)
{
    return FormReader(name, path).read(text);
}

namespace {

/// A file of data/forms, or the office's own of that name, and where it stands.
struct FormText
{
    std::string text;
    std::string path;
};

FormText formText(std::string_view name)
{
    const auto file = std::string(name) + ".tsv";
    if (const auto home = platform::dataHome(); !home.empty()) {
        const auto path = home / "dongbo" / "forms" / file;
        if (auto own = ownFile(path)) {
            return {std::move(*own), path.string()};
        }
    }
    const auto text = forms::embedded("forms/" + file);
    if (text.empty()) {
        throw Error(Error::Kind::Bug, {"error.bug", {}}, "no such form: " + file);
    }
    return {std::string(text), "data/forms/" + file};
}

} // namespace

Form formNamed(std::string_view name)
{
    const auto found = formText(name);
    return parseForm(name, found.text, found.path);
}

std::vector<std::vector<std::string>> formLines(std::string_view name)
{
    std::vector<std::vector<std::string>> out;
    for (const auto& line : split(formText(name).text, '\n')) {
        const auto cells = split(line, '\t');
        out.emplace_back(cells.begin(), cells.end());
    }
    return out;
}

const FormBasis* basisOn(const Form& form, Date day)
{
    for (const auto& basis : form.bases) {
        if ((!basis.from || *basis.from <= day) && (!basis.until || day <= *basis.until)) {
            return &basis;
        }
    }
    return form.bases.empty() ? nullptr : &form.bases.back();
}

std::vector<std::pair<std::string, std::string>> formWords()
{
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& line : split(forms::embedded("forms/words.tsv"), '\n')) {
        if (!line.empty() && line.front() != '#') {
            const auto cells = split(line, '\t');
            out.emplace_back(cells.front(), cell(cells, 1));
        }
    }
    return out;
}

std::string wordOf(std::string_view name)
{
    for (const auto& [word, text] : formWords()) {
        if (word == name) {
            return text;
        }
    }
    return {};
}

} // namespace dongbo::report
