#include "core/report/forms/form_filling.h"

#include <algorithm>

namespace dongbo::report {

namespace {

using Kind = FormPart::Kind;

constexpr std::size_t usualDots = 24;
constexpr std::size_t mostDots = 200;

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> out;
    std::size_t from = 0;
    for (auto at = text.find('|'); at != std::string::npos; at = text.find('|', from)) {
        out.push_back(text.substr(from, at - from));
        from = at + 1;
    }
    if (from < text.size()) {
        out.push_back(text.substr(from));
    }
    return out;
}

/// Fills the gaps of one form.
class Filler
{
public:
    Filler(const Form& form, const FormValues& values, const FormBasis* basis)
        : m_form(form)
        , m_values(values)
        , m_basis(basis)
    {}

    [[nodiscard]] std::string text(std::string_view pattern) const
    {
        std::string out;
        while (!pattern.empty()) {
            const auto open = pattern.find('{');
            const auto close = open == std::string_view::npos ? open : pattern.find('}', open);
            out += pattern.substr(0, open);
            if (close == std::string_view::npos) {
                break;
            }
            out += gap(pattern.substr(open + 1, close - open - 1));
            pattern.remove_prefix(close + 1);
        }
        return out;
    }
    [[nodiscard]] std::vector<std::string> lines(const std::string& pattern) const
    {
        auto out = linesOf(pattern);
        for (auto& line : out) {
            line = text(line);
        }
        out.erase(std::remove(out.begin(), out.end(), std::string()), out.end());
        return out;
    }
    /// The pattern's own marks make bold and italic; what values contain does not.
    [[nodiscard]] std::vector<paper::Span> spans(std::string_view pattern) const
    {
        std::vector<paper::Span> out;
        bool isBold = false;
        bool isItalic = false;
        while (!pattern.empty()) {
            const auto next = std::min(pattern.find("**"), pattern.find("//"));
            if (next != 0) {
                out.push_back({text(pattern.substr(0, next)), isBold, isItalic});
            }
            if (next == std::string_view::npos) {
                break;
            }
            (pattern[next] == '*' ? isBold : isItalic) ^= true;
            pattern.remove_prefix(next + 2);
        }
        return out;
    }
    [[nodiscard]] bool isShown(const FormPart& part) const
    {
        if (part.condition.empty()) {
            return true;
        }
        const auto list = m_values.lists.find(part.condition);
        return m_values.texts.contains(part.condition) ||
               (list != m_values.lists.end() && !list->second.empty());
    }
    [[nodiscard]] const std::vector<std::string>& list(const std::string& name) const
    {
        static const std::vector<std::string> none;
        const auto found = m_values.lists.find(name);
        return found == m_values.lists.end() ? none : found->second;
    }

    void add(const FormPart& part, std::vector<paper::Block>& out) const
    {
        const auto cell = [&](std::size_t index) {
            return index < part.cells.size() ? part.cells[index] : std::string();
        };
        switch (part.kind) {
        case Kind::FormHead:
            out.emplace_back(paper::FormHead{lines(cell(0)), m_basis ? m_basis->code : "",
                                             m_basis ? m_basis->line : ""});
            return;
        case Kind::LetterHead:
            out.emplace_back(paper::LetterHead{text(cell(0)), text(cell(1)), text(cell(2)),
                                               text(cell(3)), text(cell(4)), text("{nation}"),
                                               text("{motto}")});
            return;
        case Kind::Title:
            out.emplace_back(
                paper::Title{text(cell(0)), lines(cell(1)), lines(cell(2)), cell(3) == "rule"});
            return;
        case Kind::To:
            addTo(cell(0), out);
            return;
        case Kind::Heading:
        case Kind::Text:
            addParagraph(part.kind, cell(0), out);
            return;
        case Kind::List:
            for (const auto& each : list(cell(0))) {
                paper::Paragraph paragraph;
                paragraph.spans = {{each, false, false}};
                out.emplace_back(std::move(paragraph));
            }
            return;
        case Kind::Table:
            addTable(part, cell(0), out);
            return;
        case Kind::Signers:
            addSigners(part, cell(0), out);
            return;
        case Kind::Foot:
            addFoot(part, out);
            return;
        }
    }

private:
    [[nodiscard]] std::string gap(std::string_view name) const
    {
        std::string_view how;
        if (const auto at = name.find_first_of(":?"); at != std::string_view::npos) {
            how = name.substr(at);
            name = name.substr(0, at);
        }
        if (const auto found = m_values.texts.find(name); found != m_values.texts.end()) {
            return found->second;
        }
        if (how.starts_with('?')) {
            return {};
        }
        const bool isBlank = how.starts_with(":_");
        std::size_t count = 0;
        for (const char c : how) {
            count = c >= '0' && c <= '9' ? count * 10 + static_cast<std::size_t>(c - '0') : count;
        }
        count = std::min(count == 0 ? usualDots : count, mostDots);
        std::string out;
        for (std::size_t i = 0; i < count; ++i) {
            out += isBlank ? "\u00A0" : "."; // blanks that stay at the end of a line
        }
        return out;
    }
    void addTo(const std::string& pattern, std::vector<paper::Block>& out) const
    {
        paper::Paragraph paragraph;
        paragraph.size = 14;
        paragraph.align = paper::Align::Centre;
        paragraph.firstLine = 0;
        paragraph.spans = spans(pattern);
        out.emplace_back(std::move(paragraph));
    }
    void addParagraph(Kind kind, const std::string& pattern, std::vector<paper::Block>& out) const
    {
        paper::Paragraph paragraph;
        paragraph.spans = spans(pattern);
        if (kind == Kind::Heading) {
            paragraph.isHeading = true;
            for (auto& span : paragraph.spans) {
                span.isBold = true;
            }
        }
        out.emplace_back(std::move(paragraph));
    }
    void addTable(const FormPart& part, const std::string& name,
                  std::vector<paper::Block>& out) const
    {
        paper::Table table;
        table.size = m_form.tableSize;
        table.empty = text(part.empty);
        std::vector<std::string> keys;
        for (const auto& column : part.columns) {
            std::vector<std::string> heads;
            for (const auto& head : column.heads) {
                heads.push_back(text(head));
            }
            table.columns.push_back({std::move(heads), column.mark, column.width, column.align});
            keys.push_back(column.key);
        }
        const auto found = m_values.tables.find(name);
        FormRows rows = found == m_values.tables.end() ? FormRows() : found->second;
        table.rows = [rows = std::move(rows), keys = std::move(keys)](const paper::RowSink& sink) {
            if (!rows) {
                return;
            }
            paper::TableRow out_;
            rows([&](const FormRow& row) {
                out_.kind = row.kind;
                out_.cells.assign(keys.size(), {});
                const auto value = [&](const std::string& key) {
                    const auto at = row.cells.find(key);
                    return at == row.cells.end() ? std::string() : at->second;
                };
                for (std::size_t i = 0; i < keys.size(); ++i) {
                    out_.cells[i] = value(keys[i]);
                }
                if (row.kind == paper::RowKind::Group) {
                    out_.cells[0] = value("group");
                }
                sink(out_);
            });
        };
        out.emplace_back(std::move(table));
    }
    [[nodiscard]] paper::Signer signer(const FormPart::SignerLine& line) const
    {
        std::string hint;
        for (const auto& each : lines(line.hint)) {
            hint += (hint.empty() ? "" : "\n") + each;
        }
        std::vector<std::string> roles;
        for (const auto& each : lines(line.roles)) { // a value may be several lines
            for (std::size_t from = 0; from <= each.size();) {
                const auto end = std::min(each.find('\n', from), each.size());
                roles.push_back(each.substr(from, end - from));
                from = end + 1;
            }
        }
        return {std::move(roles), hint, text(line.name)};
    }
    void addSigners(const FormPart& part, const std::string& place,
                    std::vector<paper::Block>& out) const
    {
        paper::Signatures block;
        block.placeAndDay = text(place);
        for (const auto& line : part.signers) {
            block.signers.push_back(signer(line));
        }
        out.emplace_back(std::move(block));
    }
    void addFoot(const FormPart& part, std::vector<paper::Block>& out) const
    {
        paper::LetterFoot block;
        block.title = text(part.cells.empty() ? "" : part.cells[0]);
        block.recipients = list(part.cells.size() > 1 ? part.cells[1] : "");
        if (!part.signers.empty()) {
            block.signer = signer(part.signers.front());
        }
        out.emplace_back(std::move(block));
    }

    const Form& m_form;
    const FormValues& m_values;
    const FormBasis* m_basis;
};

/// The parameter a gap is filled by: day, month and year are one.
std::string parameterOf(std::string gap)
{
    return gap == "dd" || gap == "mm" || gap == "yyyy" ? "dated" : gap;
}

/// The gaps of a part, each once.
std::vector<std::string> gapsOf(const FormPart& part)
{
    std::string all;
    for (const auto& cell : part.cells) {
        all += cell;
    }
    for (const auto& signer : part.signers) {
        all += signer.roles + signer.hint + signer.name;
    }
    std::vector<std::string> out;
    const auto add = [&out](std::string name) {
        if (std::find(out.begin(), out.end(), name) == out.end()) {
            out.push_back(std::move(name));
        }
    };
    if (part.kind == Kind::List) {
        add(part.cells.front());
    }
    if (part.kind == Kind::Foot) {
        add("recipients");
    }
    for (auto at = all.find('{'); at != std::string::npos; at = all.find('{', at + 1)) {
        const auto end = all.find_first_of("}:?", at);
        add(parameterOf(all.substr(at + 1, end - at - 1)));
    }
    return out;
}

} // namespace

void FormValues::set(std::string_view name, std::string text)
{
    if (!text.empty()) {
        texts.insert_or_assign(std::string(name), std::move(text));
    }
}

FormRows rowsOf(std::vector<FormRow> rows)
{
    return [rows = std::move(rows)](const FormRowSink& sink) {
        for (const auto& row : rows) {
            sink(row);
        }
    };
}

namespace {

/// What stands between a table and the signatures stays with them, if it is short.
void keepSignaturesTogether(std::vector<paper::Block>& blocks)
{
    constexpr std::size_t most = 3;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!std::holds_alternative<paper::Signatures>(blocks[i])) {
            continue;
        }
        for (std::size_t back = 1; back <= std::min(most, i); ++back) {
            auto* paragraph = std::get_if<paper::Paragraph>(&blocks[i - back]);
            if (paragraph == nullptr) {
                break;
            }
            paragraph->staysWithNext = true;
        }
    }
}

} // namespace

paper::Document filled(const Form& form, const FormValues& values, Date day)
{
    auto all = values;
    for (auto& [name, words] : formWords()) {
        all.texts.try_emplace(name, words);
    }
    const Filler filler(form, all, basisOn(form, day));
    paper::Document out;
    out.language = Language::Vietnamese; // official papers are in no other
    out.isLandscape = form.isLandscape;
    if (form.isLandscape) {
        out.margins = {15, 15, 15, 20};
    }
    out.pageNumbers = form.pageNumbers;
    out.pageNumberText = all.texts["page"];
    for (const auto& part : form.parts) {
        if (filler.isShown(part)) {
            const auto first = out.blocks.size();
            filler.add(part, out.blocks);
            for (auto block = first; block < out.blocks.size(); ++block) {
                out.gaps[block] = gapsOf(part);
            }
        }
    }
    keepSignaturesTogether(out.blocks);
    return out;
}

} // namespace dongbo::report
