#pragma once

#include <functional>
#include <vector>

class QPainter;

namespace opdesk::ui::paper {

/// A piece of a page that is never split. `paint` gets its top edge.
struct Block {
    double height = 0;
    std::function<void(QPainter&, double top)> paint;
    bool keepWithNext = false;  ///< a heading stays with what it heads
    bool isAnchor = false;      ///< a medicine: the last one moves with the closing part when that needs a new page
};

struct PlacedBlock {
    const Block* block;
    double top;
};
using Page = std::vector<PlacedBlock>;

/// Fills pages between `top` and `bottom`. The closing part (signature) takes `closingHeight` at the end of the last
/// page and never stands there alone: the last anchor and what follows it, or else the last block, goes with it.
std::vector<Page> flow(const std::vector<Block>& blocks, double top, double bottom, double closingHeight);

}  // namespace opdesk::ui::paper
