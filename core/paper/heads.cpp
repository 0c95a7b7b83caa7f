#include "core/paper/flow.h"

#include <algorithm>

// Heads, titles and signatures. Sizes and rules: NĐ 30/2020/NĐ-CP, annex I.

namespace dongbo::paper {

namespace {

constexpr double officeSize = 13;
constexpr double handSpace = 22; ///< millimetres for a signature and a seal

StackLine line(const std::string& text, Face face, double size, double before = 0,
               double ruleShare = 0)
{
    return {textOf(text, face, size), before, ruleShare, Align::Centre};
}

/// Two columns of a head: upper and lower parts, each row as high as its higher side.
struct TwoColumns
{
    std::vector<StackLine> upperLeft, upperRight, lowerLeft, lowerRight;
    double leftWidth = 0;

    double place(Flow& flow, bool draws) const
    {
        const double gap = 2;
        const double right = flow.left() + leftWidth + gap;
        const double rightWidth = flow.width() - leftWidth - gap;
        const double top = flow.y();
        const double upper = std::max(stack(flow, upperLeft, flow.left(), leftWidth, top, draws),
                                      stack(flow, upperRight, right, rightWidth, top, draws));
        const double lower =
            std::max(stack(flow, lowerLeft, flow.left(), leftWidth, top + upper, draws),
                     stack(flow, lowerRight, right, rightWidth, top + upper, draws));
        return upper + lower;
    }
};

TwoColumns columnsOf(Flow& flow, const LetterHead& head)
{
    TwoColumns out;
    // the nation's name stays on one line: 13 points where they fit, else 12
    double size = officeSize;
    double nation = flow.writer().shaper().width(Face::Bold, size, head.nation) + 1;
    if (nation > flow.width() * 0.625) {
        size = 12;
        nation = flow.writer().shaper().width(Face::Bold, size, head.nation) + 1;
    }
    out.leftWidth = flow.width() - nation - 2;
    if (!head.parentBody.empty()) {
        out.upperLeft.push_back(line(head.parentBody, Face::Regular, size));
    }
    out.upperLeft.push_back(line(head.body, Face::Bold, size, 0, 0.42));
    out.upperRight.push_back(line(head.nation, Face::Bold, size));
    out.upperRight.push_back(line(head.motto, Face::Bold, 13, 0, 1));
    out.lowerLeft.push_back(line(head.number, Face::Regular, 13, 2));
    if (!head.about.empty()) {
        out.lowerLeft.push_back(line(head.about, Face::Regular, 12));
    }
    out.lowerRight.push_back(line(head.placeAndDay, Face::Italic, 13, 2));
    return out;
}

TwoColumns columnsOf(Flow& flow, const FormHead& head)
{
    TwoColumns out;
    out.leftWidth = flow.width() * 0.42;
    for (const auto& each : head.left) {
        out.upperLeft.push_back(line(each, Face::Bold, 12));
        out.upperLeft.back().align = Align::Left;
    }
    if (!head.code.empty()) {
        out.upperRight.push_back(line(head.code, Face::Bold, 12));
    }
    if (!head.legalLine.empty()) {
        out.upperRight.push_back(line(head.legalLine, Face::Italic, 11));
    }
    return out;
}

std::vector<StackLine> linesOf(const Title& title)
{
    std::vector<StackLine> out;
    out.push_back(line(title.text, Face::Bold, 14, 5));
    for (const auto& each : title.lines) {
        out.push_back(line(each, Face::Bold, 13));
    }
    if (title.hasRule) {
        out.back().ruleShare = 0.3;
    }
    for (const auto& each : title.plain) {
        out.push_back(line(each, Face::Regular, 12, 0.5));
    }
    return out;
}

constexpr double belowTitle = 3;

std::vector<StackLine> linesOf(const Signer& signer)
{
    std::vector<StackLine> out;
    for (const auto& role : signer.roles) {
        out.push_back(line(role, Face::Bold, 13));
    }
    if (!signer.hint.empty()) {
        out.push_back(line(signer.hint, Face::Italic, 12));
    }
    out.push_back(line(signer.name, Face::Bold, 13, handSpace));
    return out;
}

double place(Flow& flow, const Signatures& signatures, bool draws)
{
    const auto count = std::max<std::size_t>(signatures.signers.size(), 1);
    const double width = flow.width() / static_cast<double>(count);
    double y = flow.y() + 4;
    if (!signatures.placeAndDay.empty()) {
        // over the last signer, but never narrower than it needs
        const double wide = std::max(width, flow.width() * 0.45);
        y += stack(flow, {line(signatures.placeAndDay, Face::Italic, 12)},
                   flow.left() + flow.width() - wide, wide, y, draws);
    }
    double height = 0;
    for (std::size_t i = 0; i < signatures.signers.size(); ++i) {
        height = std::max(height, stack(flow, linesOf(signatures.signers[i]),
                                        flow.left() + static_cast<double>(i) * width + 1, width - 2,
                                        y, draws));
    }
    return y + height - flow.y();
}

double place(Flow& flow, const LetterFoot& foot, bool draws)
{
    const double leftWidth = flow.width() * 0.47;
    const double y = flow.y() + 4;
    std::vector<StackLine> left;
    if (!foot.recipients.empty()) {
        left.push_back(line(foot.title, Face::BoldItalic, 12));
    }
    for (std::size_t i = 0; i < foot.recipients.size(); ++i) {
        const bool isLast = i + 1 == foot.recipients.size();
        left.push_back(line("- " + foot.recipients[i] + (isLast ? "." : ";"), Face::Regular, 11));
    }
    for (auto& each : left) {
        each.align = Align::Left;
    }
    return 4 + std::max(stack(flow, left, flow.left(), leftWidth, y, draws),
                        stack(flow, linesOf(foot.signer), flow.left() + leftWidth + 2,
                              flow.width() - leftWidth - 2, y, draws));
}

template <typename Block> void drawWhole(Flow& flow, const Block& block, double height)
{
    flow.need(height);
    place(flow, block, true);
    flow.advance(height);
}

} // namespace

double heightOf(Flow& flow, const LetterHead& head)
{
    return columnsOf(flow, head).place(flow, false) + 2;
}

double heightOf(Flow& flow, const FormHead& head)
{
    return columnsOf(flow, head).place(flow, false) + 1;
}

double heightOf(Flow& flow, const Title& title)
{
    return stack(flow, linesOf(title), flow.left(), flow.width(), 0, false) + belowTitle;
}

double heightOf(Flow& flow, const Signatures& signatures)
{
    return place(flow, signatures, false);
}

double heightOf(Flow& flow, const LetterFoot& foot)
{
    return place(flow, foot, false);
}

void draw(Flow& flow, const LetterHead& head)
{
    const double height = heightOf(flow, head);
    flow.need(height);
    columnsOf(flow, head).place(flow, true);
    flow.advance(height);
}

void draw(Flow& flow, const FormHead& head)
{
    const double height = heightOf(flow, head);
    flow.need(height);
    columnsOf(flow, head).place(flow, true);
    flow.advance(height);
}

void draw(Flow& flow, const Title& title)
{
    const double height = heightOf(flow, title);
    flow.need(height);
    stack(flow, linesOf(title), flow.left(), flow.width(), flow.y(), true);
    flow.advance(height);
}

void draw(Flow& flow, const Signatures& signatures)
{
    drawWhole(flow, signatures, heightOf(flow, signatures));
}

void draw(Flow& flow, const LetterFoot& foot)
{
    drawWhole(flow, foot, heightOf(flow, foot));
}

} // namespace dongbo::paper
