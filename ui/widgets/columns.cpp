#include "ui/widgets/columns.h"

#include <QEvent>
#include <QLayout>

#include <algorithm>

namespace opdesk::ui::widgets {

namespace {
constexpr int kGap = 12;
}

Columns::Columns(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void Columns::add(QWidget* part, int wide, int least) {
    part->setParent(this);
    // Shown with the page; show() would lay it out before it has a width.
    if (isVisible() || part->isHidden())
        part->show();
    // A part that is shown or hidden later gives its room to the others.
    part->installEventFilter(this);
    m_parts.push_back({part, wide, least, nullptr, 60});
    updateGeometry();
}

void Columns::foldUnder(QWidget* part, QWidget* above, int share) {
    for (auto& each : m_parts)
        if (each.widget == part) {
            each.above = above;
            each.share = share;
        }
    updateGeometry();
}

int Columns::leastOf(const Part& part) const {
    if (part.least > 0)
        return part.least;
    return std::max({part.widget->minimumSizeHint().width(), part.widget->minimumWidth(), part.wide});
}

int Columns::highOf(const QWidget& widget, int wide) const {
    const auto* layout = widget.layout();
    const int high = layout && layout->hasHeightForWidth() && wide > 0 ? layout->totalMinimumHeightForWidth(wide)
                                                                       : widget.minimumSizeHint().height();
    return std::max(high, widget.minimumHeight());
}

int Columns::widthOf(bool folded, bool least) const {
    int sum = 0;
    for (const auto& part : m_parts) {
        if (part.widget->isHidden() || (folded && part.above))
            continue;
        int wide = part.wide == 0 || least ? leastOf(part) : std::max(part.wide, part.widget->minimumWidth());
        if (folded)
            for (const auto& under : m_parts)
                if (under.above == part.widget && !under.widget->isHidden())
                    wide = std::max(wide, under.widget->minimumSizeHint().width());
        sum += (sum > 0 ? kGap : 0) + wide;
    }
    return sum;
}

QSize Columns::minimumSizeHint() const {
    const bool canFold = std::ranges::any_of(m_parts, [](const Part& part) { return part.above != nullptr; });
    int high = 0;
    for (const auto& part : m_parts) {
        if (part.widget->isHidden() || (m_folded && part.above))
            continue;
        int column = highOf(*part.widget, part.widget->width());
        if (m_folded)
            for (const auto& under : m_parts)
                if (under.above == part.widget && !under.widget->isHidden())
                    column += kGap + highOf(*under.widget, under.widget->width());
        high = std::max(high, column);
    }
    return {widthOf(canFold, true), high};
}

QSize Columns::sizeHint() const {
    return {widthOf(false, false), minimumSizeHint().height()};
}

void Columns::placeColumn(const Part& part, const QRect& box) {
    std::vector<const Part*> under;
    if (m_folded)
        for (const auto& each : m_parts)
            if (each.above == part.widget && !each.widget->isHidden())
                under.push_back(&each);
    if (under.empty()) {
        part.widget->setGeometry(box);
        return;
    }
    const int room = box.height() - kGap * static_cast<int>(under.size());
    int needed = 0;
    for (const auto* each : under)
        needed += highOf(*each->widget, box.width());
    // The upper part keeps its share, unless the lower ones need more and it can give.
    const int share = room * under.front()->share / 100;
    const int top = std::max(std::min(share, room - needed), std::min(highOf(*part.widget, box.width()), room));
    part.widget->setGeometry(box.left(), box.top(), box.width(), top);
    int y = box.top() + top + kGap;
    int left = room - top;
    for (std::size_t i = 0; i < under.size(); ++i) {
        const int high = i + 1 == under.size() ? left : left / static_cast<int>(under.size() - i);
        under[i]->widget->setGeometry(box.left(), y, box.width(), high);
        y += high + kGap;
        left -= high;
    }
}

void Columns::arrange() {
    const bool canFold = std::ranges::any_of(
        m_parts, [](const Part& part) { return part.above != nullptr && !part.widget->isHidden(); });
    const bool folded = canFold && widthOf(false, true) > width();
    const bool changed = folded != m_folded;
    m_folded = folded;
    std::vector<const Part*> shown;
    for (const auto& part : m_parts)
        if (!part.widget->isHidden() && !(m_folded && part.above))
            shown.push_back(&part);
    // From the least, what is left goes to the fixed ones up to their width, then to those without.
    int spare = width() - widthOf(m_folded, true);
    std::vector<int> wide;
    int open = 0;
    for (const auto* part : shown) {
        int own = leastOf(*part);
        if (m_folded)
            for (const auto& under : m_parts)
                if (under.above == part->widget && !under.widget->isHidden())
                    own = std::max(own, under.widget->minimumSizeHint().width());
        const int more = part->wide > own ? std::clamp(spare, 0, part->wide - own) : 0;
        spare -= more;
        open += part->wide == 0 ? 1 : 0;
        wide.push_back(own + more);
    }
    for (std::size_t i = 0; i < shown.size() && open > 0; ++i)
        if (shown[i]->wide == 0) {
            const int more = std::max(0, spare) / open--;
            wide[i] += more;
            spare -= more;
        }
    int x = 0;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const QRect box(x, 0, wide[i], height());
        placeColumn(*shown[i],
                    layoutDirection() == Qt::RightToLeft ? QRect(width() - x - wide[i], 0, wide[i], height()) : box);
        x += wide[i] + kGap;
    }
    if (changed) {
        updateGeometry();
        emit foldedChanged(m_folded);
    }
}

void Columns::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

bool Columns::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) {
        arrange();
        updateGeometry();
    }
    return QWidget::event(event);
}

bool Columns::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent) {
        arrange();
        updateGeometry();
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace opdesk::ui::widgets
