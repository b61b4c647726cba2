#pragma once

#include <QRect>

#include <chrono>

#include "core/clinic/queue.h"

class QPainter;

namespace opdesk::ui::board {

inline constexpr int kDoctorsPerPage = 4;

struct BoardView {
    const clinic::PublicQueue::Answer* content = nullptr;
    int page = 0;
    base::Instant now{};
    std::optional<base::Instant> asOf;  ///< shown small when the state is not of this minute
    std::chrono::minutes offset{330};
    bool paused = false;  ///< the desk is locked: nothing here is of now, and the board says so
};

/// Paints the whole board, always dark, sized to `area` so that a token is read from six metres.
void paintBoard(QPainter& painter, const QRect& area, const BoardView& view);

}  // namespace opdesk::ui::board
