#include "core/report/forms/papers.h"

#include "core/register/base/office.h"
#include "core/report/forms/fills.h"
#include "core/report/forms/office_settings.h"
#include "core/report/forms/paper_filling.h"

#include <algorithm>

namespace dongbo::report {

paper::Document makePaper(Register& reg, const Definition& definition, const Values& values,
                          const std::string& title)
{
    FormValues filling;
    PaperFilling paper{reg, values, reg.pastDay().value_or(reg.today()), filling};
    const auto day = values.get<Date>("dated").value_or(paper.day);
    const auto settings = officeSettings();
    auto form = formNamed(definition.name);
    takeBases(form, settings);
    fillCommon(paper);
    fillSettings(filling, definition.name, settings, day);
    definition.fill(paper);
    fillTyped(paper, definition.parameters);
    auto out = filled(form, filling, day);
    out.title = title;
    out.author = registerIdentity(reg).name;
    out.created = reg.now();
    return out;
}

std::vector<ParameterSpec> paperParameters(std::vector<ParameterSpec> own)
{
    return paperParametersWith(std::move(own), {});
}

std::vector<ParameterSpec> paperParametersWith(std::vector<ParameterSpec> own,
                                               std::initializer_list<std::string_view> texts)
{
    own.push_back({"number", ParameterKind::Text});
    own.push_back({"dated", ParameterKind::Day});
    for (const char* name : {"place", "to"}) {
        own.push_back({name, ParameterKind::Text});
    }
    for (const auto name : texts) {
        own.push_back({name, ParameterKind::Text});
    }
    own.push_back({"signs", ParameterKind::Choice, {"chair", "deputy", "office"}});
    for (const char* name : {"signer", "head", "accountant", "maker", "recipients"}) {
        own.push_back({name, ParameterKind::Text});
    }
    return own;
}

namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between)
{
    std::string out;
    for (const auto& part : parts) {
        if (!part.empty()) {
            out += (out.empty() ? "" : std::string(between)) + part;
        }
    }
    return out;
}

std::string wordsOf(const paper::Paragraph& paragraph)
{
    std::string out;
    for (const auto& span : paragraph.spans) {
        out += span.text;
    }
    return out;
}

/// Gives a paper's blocks to a sink.
struct PaperSender
{
    Head head;
    Sink& sink;
    Tail tail{};
    bool isPastTable = false;
    bool isInGroup = false;

    void line(std::string words)
    {
        if (!words.empty()) {
            (isPastTable ? tail.notes : head.parameters).push_back(std::move(words));
        }
    }
    void operator()(const paper::Paragraph& block) { line(wordsOf(block)); }
    void operator()(const paper::LetterHead& block)
    {
        line(joined({block.number, block.placeAndDay}, " · "));
        line(block.about);
    }
    void operator()(const paper::FormHead& block)
    {
        for (const auto& each : block.left) {
            line(each);
        }
        line(joined({block.code, block.legalLine}, " "));
    }
    void operator()(const paper::Title& block)
    {
        line(block.text);
        for (const auto* lines : {&block.lines, &block.plain}) {
            for (const auto& each : *lines) {
                line(each);
            }
        }
    }
    void operator()(const paper::Signatures& block)
    {
        line(block.placeAndDay);
        for (const auto& signer : block.signers) {
            line(joined({joined(signer.roles, " "), signer.name}, ": "));
        }
    }
    void operator()(const paper::LetterFoot& block)
    {
        line(joined({joined(block.signer.roles, " "), block.signer.name}, ": "));
        line(joined({block.title, joined(block.recipients, "; ")}, " "));
    }
    void operator()(const paper::Table& block)
    {
        if (!isPastTable) {
            isPastTable = true;
            mainTable(block);
            return;
        }
        bool isEmpty = true;
        block.rows([&](const paper::TableRow& row) {
            isEmpty = false;
            line(joined(row.cells, " · "));
        });
        if (isEmpty) {
            line(block.empty);
        }
    }
    template <typename Other> void operator()(const Other& /*block*/) {}

    void mainTable(const paper::Table& table)
    {
        for (const auto& column : table.columns) {
            head.columns.push_back({joined(column.heads, " – "), ColumnKind::Text,
                                    std::max(6, static_cast<int>(column.width / 2)), column.mark});
        }
        sink.begin(head);
        table.rows([this, &table](const paper::TableRow& row) {
            if (row.kind == paper::RowKind::Group) {
                endGroup();
                sink.beginGroup({row.cells.front()});
                isInGroup = true;
                return;
            }
            Row out(table.columns.size());
            for (std::size_t i = 0; i < std::min(row.cells.size(), out.size()); ++i) {
                if (!row.cells[i].empty()) {
                    out[i] = row.cells[i];
                }
            }
            if (row.kind == paper::RowKind::Total) {
                tail.total = std::move(out);
            } else if (row.kind == paper::RowKind::Subtotal && isInGroup) {
                sink.endGroup(out);
                isInGroup = false;
            } else {
                sink.row(std::move(out));
            }
        });
        endGroup();
    }
    void endGroup()
    {
        if (isInGroup) {
            sink.endGroup({});
            isInGroup = false;
        }
    }
};

} // namespace

void sendPaper(const paper::Document& document, Head head, Sink& sink)
{
    PaperSender sender{std::move(head), sink};
    for (const auto& block : document.blocks) {
        std::visit(sender, block);
    }
    if (!sender.isPastTable) {
        sink.begin(sender.head);
    }
    sink.end(sender.tail);
}

} // namespace dongbo::report
