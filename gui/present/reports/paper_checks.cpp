#include "gui/present/reports/paper_checks.h"

#include "core/text/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <variant>

namespace dongbo::present {

namespace {

constexpr std::int64_t mostTold = 100'000'000'000'000'000; ///< of a number on paper

/// What no register knows: whom a letter goes to, what a meeting is about.
bool isForPeople(const std::string& field)
{
    static constexpr std::array<std::string_view, 6> names{"to",      "subject", "time",
                                                           "members", "hotline", "proposal"};
    return std::find(names.begin(), names.end(), field) != names.end();
}

std::string millimetres(double value)
{
    const auto tenths = std::lround(value * 10);
    auto out = std::to_string(tenths / 10);
    return tenths % 10 == 0 ? out : out + "," + std::to_string(tenths % 10);
}

/// A whole number as papers write it, "1.234.567"; nothing for anything else.
std::optional<std::int64_t> wholeNumber(const std::string& cell)
{
    std::int64_t out = 0;
    std::size_t digits = 0; // since the last point
    bool hasPoint = false;
    const std::size_t first = cell.starts_with('-') ? 1 : 0;
    for (std::size_t i = first; i < cell.size(); ++i) {
        if (cell[i] == '.') {
            if (digits == 0 || digits > 3 || (hasPoint && digits != 3)) {
                return std::nullopt;
            }
            hasPoint = true;
            digits = 0;
        } else if (cell[i] >= '0' && cell[i] <= '9' && out < mostTold) {
            out = out * 10 + (cell[i] - '0');
            ++digits;
        } else {
            return std::nullopt;
        }
    }
    if (digits == 0 || (hasPoint && digits != 3)) {
        return std::nullopt;
    }
    return first == 1 ? -out : out;
}

/// Compares the sums of a table with the rows above them, column by column. A column in which some
/// cell is no whole number is not compared.
class SumCheck
{
public:
    SumCheck(const paper::Table& table, PaperFacts& facts)
        : m_table(table)
        , m_facts(facts)
        , m_sums(table.columns.size())
    {}

    void take(const paper::TableRow& row)
    {
        if (row.kind == paper::RowKind::Plain) {
            ++m_facts.rows;
            for (std::size_t i = 0; i < std::min(row.cells.size(), m_sums.size()); ++i) {
                add(m_sums[i], row.cells[i]);
            }
        } else if (row.kind == paper::RowKind::Total) {
            compare(row);
        }
    }

private:
    struct Sum
    {
        std::int64_t value = 0;
        bool isWhole = true;
    };
    static void add(Sum& sum, const std::string& cell)
    {
        if (cell.empty()) {
            return;
        }
        const auto number = wholeNumber(cell);
        sum.isWhole = sum.isWhole && number.has_value();
        sum.value += number.value_or(0);
    }
    void compare(const paper::TableRow& row)
    {
        for (std::size_t i = 0; i < std::min(row.cells.size(), m_sums.size()); ++i) {
            const auto said = wholeNumber(row.cells[i]);
            if (!said || !m_sums[i].isWhole) {
                continue;
            }
            ++m_facts.sums;
            m_facts.lastSum = row.cells[i];
            if (*said != m_sums[i].value) {
                const auto& heads = m_table.columns[i].heads;
                m_facts.wrongSums.push_back(heads.empty() ? std::string() : heads.back());
            }
        }
    }

    const paper::Table& m_table;
    PaperFacts& m_facts;
    std::vector<Sum> m_sums;
};

struct FactReader
{
    PaperFacts& facts;

    void operator()(const paper::Table& table) const
    {
        facts.isTabular = true;
        SumCheck check(table, facts);
        table.rows([&check](const paper::TableRow& row) { check.take(row); });
    }
    void operator()(const paper::Signatures& block) const
    {
        for (const auto& signer : block.signers) {
            take(signer);
        }
    }
    void operator()(const paper::LetterFoot& block) const { take(block.signer); }
    void operator()(const paper::Labels& block) const
    {
        PaperFacts::LabelPages out;
        out.places = block.sheet.places();
        out.skipped = block.skipped;
        out.wide = block.sheet.label.width;
        out.tall = block.sheet.label.height;
        block.labels([&out](const paper::Label& /*label*/) { ++out.labels; });
        facts.labels = out;
    }
    template <typename Other> void operator()(const Other& /*block*/) const {}

    void take(const paper::Signer& signer) const
    {
        ++facts.signers;
        facts.unnamed += signer.name.empty() ? 1 : 0;
    }
};

/// Checks being written down.
struct Writing
{
    const Session& session;
    std::vector<PaperCheck> checks;

    void add(Tone tone, const std::string& code,
             std::initializer_list<std::pair<const char*, std::string>> args = {})
    {
        std::vector<Argument> all;
        for (const auto& [name, value] : args) {
            all.push_back({name, value});
        }
        const auto say = [&](const std::string& sentence) {
            return session.say(Message{sentence, all});
        };
        checks.push_back({tone == Tone::Ok ? "circle-check" : "triangle-alert", tone, say(code),
                          say(code + "_help")});
    }
    [[nodiscard]] std::string number(std::size_t count) const
    {
        return text::formatInteger(static_cast<std::int64_t>(count), session.language());
    }
};

void checkFields(Writing& out, const std::vector<ReportField>& fields)
{
    std::string blank;
    std::size_t left = 0;
    for (const auto& field : fields) {
        if (field.name == "number") {
            field.isAsked ? out.add(Tone::Ok, "paper_view.has_number", {{"number", field.value}})
                          : out.add(Tone::Warn, "paper_view.no_number");
        } else if (!field.isAsked && isForPeople(field.name)) {
            blank += (left++ == 0 ? "" : ", ") + field.title;
        }
    }
    if (left != 0) {
        out.add(Tone::Warn, "paper_view.blanks", {{"count", out.number(left)}, {"names", blank}});
    }
}

void checkLabels(Writing& out, const PaperFacts::LabelPages& labels)
{
    if (labels.labels == 0) {
        out.add(Tone::Warn, "paper_view.no_labels");
        return;
    }
    out.add(Tone::Ok, "paper_view.labels",
            {{"count", out.number(labels.labels)}, {"places", out.number(labels.places)}});
    if (labels.places > 1) {
        out.add(Tone::Ok, "paper_view.label_start",
                {{"place", out.number(labels.skipped + 1)}, {"places", out.number(labels.places)}});
    }
    out.add(Tone::Warn, "paper_view.label_scale");
}

} // namespace

PaperFacts factsOf(const paper::Document& document)
{
    PaperFacts out;
    const auto size = paper::pageSize(document);
    out.pageWide = size.width;
    out.pageTall = size.height;
    out.margins = document.margins;
    for (const auto& block : document.blocks) {
        std::visit(FactReader{out}, block);
    }
    return out;
}

std::string sizeWords(const Session& session, const PaperFacts& facts)
{
    if (facts.labels) {
        return session.say("paper_view.label_size",
                           {{"wide", millimetres(facts.labels->wide)},
                            {"tall", millimetres(facts.labels->tall)},
                            {"places", std::to_string(facts.labels->places)}});
    }
    const auto& margins = facts.margins;
    return session.say(
        facts.pageWide > facts.pageTall ? "paper_view.landscape" : "paper_view.portrait",
        {{"margins", millimetres(margins.top) + ", " + millimetres(margins.right) + ", " +
                         millimetres(margins.bottom) + ", " + millimetres(margins.left)}});
}

std::vector<PaperCheck> paperChecks(const Session& session, const PaperFacts& facts,
                                    const std::vector<ReportField>& fields, std::size_t pages,
                                    bool isPaper)
{
    Writing out{session, {}};
    if (facts.labels) {
        checkLabels(out, *facts.labels);
    } else {
        checkFields(out, fields);
        if (facts.isTabular && facts.rows == 0) {
            out.add(Tone::Warn, "paper_view.no_rows");
        } else if (isPaper && !facts.wrongSums.empty()) {
            out.add(Tone::Warn, "paper_view.wrong_sums", {{"names", facts.wrongSums.front()}});
        } else if (isPaper && facts.sums != 0) {
            out.add(Tone::Ok, "paper_view.sums_agree", {{"sum", facts.lastSum}});
        } else if (facts.isTabular) {
            out.add(Tone::Ok, "paper_view.has_rows", {{"count", out.number(facts.rows)}});
        }
        if (facts.signers != 0) {
            const bool isWhole = facts.unnamed == 0;
            out.add(isWhole ? Tone::Ok : Tone::Warn,
                    isWhole ? "paper_view.signers" : "paper_view.unnamed",
                    {{"count", out.number(facts.signers)}, {"left", out.number(facts.unnamed)}});
        }
    }
    out.add(Tone::Ok, facts.signers == 0 ? "paper_view.pages" : "paper_view.pages_signed",
            {{"count", out.number(pages)}, {"size", sizeWords(session, facts)}});
    std::stable_sort(out.checks.begin(), out.checks.end(), [](const auto& a, const auto& b) {
        return a.tone != Tone::Ok && b.tone == Tone::Ok;
    });
    return std::move(out.checks);
}

} // namespace dongbo::present
