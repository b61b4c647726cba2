#include "ui/paper/page_flow.h"

#include <cstddef>

namespace opdesk::ui::paper {

namespace {

double heightOf(const std::vector<Block>& blocks, std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t i = from; i < to; ++i)
        sum += blocks[i].height;
    return sum;
}

/// First block after the group that begins at `from` (a block and all it must stay with).
std::size_t groupEnd(const std::vector<Block>& blocks, std::size_t from) {
    std::size_t end = from + 1;
    while (end < blocks.size() && blocks[end - 1].keepWithNext)
        ++end;
    return end;
}

/// Pages as ranges of blocks; `forced` begins a new page when it is reached.
std::vector<Page> fill(const std::vector<Block>& blocks, double top, double bottom, std::size_t forced) {
    std::vector<Page> pages(1);
    double y = top;
    for (std::size_t i = 0; i < blocks.size();) {
        const std::size_t end = groupEnd(blocks, i);
        const bool fits = y + heightOf(blocks, i, end) <= bottom;
        if ((!fits || i == forced) && !pages.back().empty()) {
            pages.emplace_back();
            y = top;
        }
        for (; i < end; ++i) {
            // A group higher than a page breaks between its blocks.
            if (y + blocks[i].height > bottom && !pages.back().empty()) {
                pages.emplace_back();
                y = top;
            }
            pages.back().push_back({&blocks[i], y});
            y += blocks[i].height;
        }
    }
    return pages;
}

double endOf(const Page& page, double top) {
    return page.empty() ? top : page.back().top + page.back().block->height;
}

}  // namespace

std::vector<Page> flow(const std::vector<Block>& blocks, double top, double bottom, double closingHeight) {
    std::vector<Page> pages = fill(blocks, top, bottom, blocks.size());
    if (blocks.empty() || endOf(pages.back(), top) + closingHeight <= bottom)
        return pages;
    // The closing part does not fit below: take the last medicine along, or the fewest blocks that fit.
    std::size_t start = blocks.size() - 1;
    for (std::size_t i = blocks.size(); i-- > 0;) {
        if (heightOf(blocks, i, blocks.size()) + closingHeight > bottom - top)
            break;
        if (blocks[i].isAnchor) {
            start = i;
            break;
        }
    }
    while (start > 0 && blocks[start - 1].keepWithNext && !blocks[start - 1].isAnchor)
        --start;
    return fill(blocks, top, bottom, start);
}

}  // namespace opdesk::ui::paper
