#include "ui/widgets/flow_layout.h"

#include <QWidget>

#include <algorithm>
#include <utility>

namespace opdesk::ui::widgets {

FlowLayout::FlowLayout(int gap, int lineGap, Qt::Alignment side, QWidget* parent)
    : QLayout(parent), m_gap(gap), m_lineGap(lineGap), m_right(side.testFlag(Qt::AlignRight)) {
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() {
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item) {
    m_items << item;
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return m_items.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index) {
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const {
    return place(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const {
    int wide = 0;
    int high = 0;
    for (const auto* item : m_items) {
        if (item->isEmpty())
            continue;
        wide += (wide > 0 ? m_gap : 0) + item->sizeHint().width();
        high = std::max(high, item->sizeHint().height());
    }
    const auto margins = contentsMargins();
    return {wide + margins.left() + margins.right(), high + margins.top() + margins.bottom()};
}

QSize FlowLayout::minimumSize() const {
    QSize least;
    for (const auto* item : m_items)
        if (!item->isEmpty())
            least = least.expandedTo(item->sizeHint());
    const auto margins = contentsMargins();
    return {least.width() + margins.left() + margins.right(), least.height() + margins.top() + margins.bottom()};
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    place(rect, true);
}

/// The item that goes down with the last one, which would stand alone on its line; null when it does not.
const QLayoutItem* FlowLayout::breakBeforeLast(int room) const {
    int used = 0, inLine = 0;
    const QLayoutItem* before = nullptr;
    const QLayoutItem* last = nullptr;
    int lengthOfBefore = 0;
    for (const auto* item : m_items) {
        if (item->isEmpty())
            continue;
        const int wide = std::min(item->sizeHint().width(), room);
        const bool breaks = inLine > 0 && used + m_gap + wide > room;
        lengthOfBefore = breaks ? inLine : 0;
        used = breaks || inLine == 0 ? wide : used + m_gap + wide;
        inLine = breaks ? 1 : inLine + 1;
        before = std::exchange(last, item);
    }
    const bool isAlone = inLine == 1 && lengthOfBefore > 1;
    return isAlone && before->sizeHint().width() + m_gap + last->sizeHint().width() <= room ? before : nullptr;
}

int FlowLayout::place(const QRect& rect, bool move) const {
    const auto inside = rect.marginsRemoved(contentsMargins());
    int y = inside.top();
    QList<QLayoutItem*> line;
    int used = 0;
    const auto* pulled = m_lastInCompany ? breakBeforeLast(inside.width()) : nullptr;
    const auto finish = [&] {
        int high = 0;
        for (const auto* item : line)
            high = std::max(high, item->sizeHint().height());
        int x = m_right && !m_fills ? inside.right() + 1 - used : inside.left();
        int left = m_fills ? std::max(0, inside.width() - used) : 0, parts = static_cast<int>(line.size());
        for (auto* item : line) {
            const auto size = item->sizeHint();
            const int more = left / parts--;
            left -= more;
            const int wide = std::min(size.width(), inside.width()) + more;
            if (move)
                item->setGeometry(
                    QRect(std::max(x, inside.left()), y + (high - size.height()) / 2, wide, size.height()));
            x += wide + m_gap;
        }
        y += high;
        line.clear();
        used = 0;
    };
    for (auto* item : m_items) {
        if (item->isEmpty())
            continue;
        const int wide = std::min(item->sizeHint().width(), inside.width());
        if (!line.isEmpty() && (used + m_gap + wide > inside.width() || item == pulled)) {
            finish();
            y += m_lineGap;
        }
        used += (line.isEmpty() ? 0 : m_gap) + wide;
        line << item;
    }
    if (!line.isEmpty())
        finish();
    return y - rect.top() + contentsMargins().bottom();
}

}  // namespace opdesk::ui::widgets
