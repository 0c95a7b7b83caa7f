#include "core/paper/layout.h"

#include "core/paper/flow.h"

#include <algorithm>

namespace dongbo::paper {

namespace {

/// Draws nothing: for counting pages.
class Nothing : public Canvas
{
public:
    void beginPage(Size /*page*/) override {}
    void endPage() override {}
    void text(Point /*at*/, const Run& /*run*/, Colour /*colour*/) override {}
    void lines(std::span<const Segment> /*lines*/, double /*width*/, Colour /*colour*/) override {}
    void fill(std::span<const Point> /*outline*/, Colour /*colour*/) override {}
    void fill(std::span<const Box> /*boxes*/, Colour /*colour*/) override {}
};

/// One pass over the document.
struct Pass
{
    const std::vector<Block>& blocks;
    const std::map<std::size_t, std::vector<std::string>>& gaps;
    Flow& flow;

    [[nodiscard]] static bool staysWithNext(const Block& block)
    {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        return paragraph != nullptr && (paragraph->isHeading || paragraph->staysWithNext);
    }
    /// Height of what must stand on the page on which the block before it ends: signatures, and
    /// paragraphs that stay with them.
    [[nodiscard]] double tailAfter(std::size_t index) const
    {
        double height = 0;
        for (auto next = index + 1; next < blocks.size(); ++next) {
            if (const auto* signatures = std::get_if<Signatures>(&blocks[next])) {
                return height + heightOf(flow, *signatures);
            }
            if (const auto* foot = std::get_if<LetterFoot>(&blocks[next])) {
                return height + heightOf(flow, *foot);
            }
            if (!staysWithNext(blocks[next])) {
                return 0;
            }
            height += heightOf(flow, std::get<Paragraph>(blocks[next]));
        }
        return 0;
    }
    /// Whether it ends soon after it begins, so that what stays with its end stays with its
    /// beginning.
    [[nodiscard]] static bool isShort(const Table& table)
    {
        struct Enough
        {};
        constexpr std::size_t few = 3;
        std::size_t rows = 0;
        try {
            table.rows([&rows](const TableRow& /*row*/) {
                if (++rows > few) {
                    throw Enough();
                }
            });
        } catch (const Enough&) {
            return false;
        }
        return true;
    }
    /// What a block needs at its beginning.
    [[nodiscard]] double leastHeight(std::size_t index) const
    {
        if (index >= blocks.size()) {
            return 0;
        }
        const auto& block = blocks[index];
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            return staysWithNext(block) ? heightOf(flow, *paragraph) + leastHeight(index + 1)
                                        : leastOf(flow, *paragraph);
        }
        if (const auto* table = std::get_if<Table>(&block)) {
            return leastOf(flow, *table) + (isShort(*table) ? tailAfter(index) : 0);
        }
        if (const auto* title = std::get_if<Title>(&block)) {
            return heightOf(flow, *title) + leastHeight(index + 1);
        }
        return std::visit(
            [this](const auto& each) -> double {
                using Kind = std::decay_t<decltype(each)>;
                if constexpr (std::is_same_v<Kind, Signatures> ||
                              std::is_same_v<Kind, LetterFoot> || std::is_same_v<Kind, Drawing>) {
                    return heightOf(flow, each);
                } else {
                    return 0;
                }
            },
            block);
    }

    void place(std::size_t index)
    {
        const auto& block = blocks[index];
        const auto page = flow.pages();
        const double y = flow.y();
        if (staysWithNext(block) || std::holds_alternative<Title>(block)) {
            const double height = leastHeight(index);
            if (height <= flow.fullRoom()) {
                flow.need(height);
            }
        }
        std::visit(
            [&](const auto& each) {
                using Kind = std::decay_t<decltype(each)>;
                if constexpr (std::is_same_v<Kind, PageBreak>) {
                    flow.endPage();
                } else if constexpr (std::is_same_v<Kind, Table> ||
                                     std::is_same_v<Kind, Paragraph>) {
                    draw(flow, each, tailAfter(index));
                } else {
                    draw(flow, each);
                }
            },
            block);
        if (const auto found = gaps.find(index); found != gaps.end()) {
            flow.tellFilled(found->second, page, y);
        }
    }
};

std::size_t run(const Document& document, LineWriter& writer, Canvas& canvas, std::size_t pages,
                const PageProgress& progress)
{
    Flow flow(document, canvas, writer, pages, progress);
    Pass pass{document.blocks, document.gaps, flow};
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        pass.place(i);
    }
    if (!flow.isAtTop() || flow.pages() == 0) {
        flow.endPage();
    }
    return flow.pages();
}

std::size_t count(const Document& document, LineWriter& writer, const PageProgress& progress)
{
    Nothing nothing;
    return run(document, writer, nothing, 0, progress);
}

} // namespace

std::size_t layOut(const Document& document, const std::shared_ptr<const Fonts>& fonts,
                   Canvas& canvas, const PageProgress& progress)
{
    Shaper shaper(fonts);
    LineWriter writer(shaper);
    const bool needsCount = document.pageNumbers == PageNumbers::OfPages;
    const auto pages = needsCount ? count(document, writer, progress) : 0;
    return run(document, writer, canvas, pages, progress);
}

std::size_t countPages(const Document& document, const std::shared_ptr<const Fonts>& fonts)
{
    Shaper shaper(fonts);
    LineWriter writer(shaper);
    return count(document, writer, {});
}

} // namespace dongbo::paper
