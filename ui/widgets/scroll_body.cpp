#include "ui/widgets/scroll_body.h"

#include <QApplication>
#include <QEvent>
#include <QLayout>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>

namespace opdesk::ui::widgets {

namespace {

constexpr int kLeastHeight = 64;
constexpr int kAround = 40;  ///< above and below the field with the focus: its label, its hint

/// Both fill themselves by default; the ground behind them is to be seen.
void makeClear(QScrollArea& area, QWidget& content) {
    area.setFrameShape(QFrame::NoFrame);
    area.setFocusPolicy(Qt::NoFocus);
    area.viewport()->setAutoFillBackground(false);
    content.setAutoFillBackground(false);
}

/// As large as the room, or as large as the content needs at least. The natural height of a resizable area would make
/// areas scroll whose lists can give way. Sideways only where it may scroll there.
void fit(QScrollArea& area, bool sideways) {
    auto* content = area.widget();
    if (!content)
        return;
    const auto room = area.maximumViewportSize();
    const auto sizeIn = [&](QSize space) {
        const auto* layout = content->layout();
        const int least = std::max(content->minimumSizeHint().width(), content->minimumWidth());
        const int wide = sideways ? std::max(space.width(), least) : space.width();
        const int high = layout && layout->hasHeightForWidth() ? layout->totalMinimumHeightForWidth(wide)
                                                               : content->minimumSizeHint().height();
        return QSize(wide, std::max({space.height(), high, content->minimumHeight()}));
    };
    auto size = sizeIn(room);
    // A bar takes its part of the other side.
    const int bar = area.style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, &area);
    if (size.height() > room.height())
        size = sizeIn(room - QSize(bar, 0));
    else if (size.width() > room.width())
        size = sizeIn(room - QSize(0, bar));
    content->resize(size);
}

/// Follows the focus of whatever is inside; a field that was scrolled away comes back when one types in it.
void followFocus(QScrollArea* area) {
    QObject::connect(qApp, &QApplication::focusChanged, area, [area](QWidget*, QWidget* now) {
        if (now && area->widget() && area->widget()->isAncestorOf(now))
            area->ensureWidgetVisible(now, 0, kAround);
    });
}

}  // namespace

ScrollBody::ScrollBody(QWidget* content, QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(content);
    makeClear(*this, *content);
    content->installEventFilter(this);
    followFocus(this);
}

QSize ScrollBody::sizeHint() const {
    if (!widget())
        return {200, kLeastHeight};
    const int wide = width() > 100 ? width() : widget()->sizeHint().width();
    const int high = widget()->hasHeightForWidth() ? widget()->heightForWidth(wide) : widget()->sizeHint().height();
    return {widget()->sizeHint().width(), high};
}

QSize ScrollBody::minimumSizeHint() const {
    if (!widget())
        return {96, kLeastHeight};
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    return {std::max(widget()->minimumSizeHint().width(), widget()->minimumWidth()) + bar,
            std::min(kLeastHeight, std::max(sizeHint().height(), 24))};
}

bool ScrollBody::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)) {
        // Out of sight it waits: a change of the text size asks every page that was ever made.
        if (isVisible())
            fit(*this, false);
        if (event->type() == QEvent::LayoutRequest)
            updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

void ScrollBody::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit(*this, false);
}

PageScroll::PageScroll(QWidget* page, QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(false);
    setWidget(page);
    makeClear(*this, *page);
    page->installEventFilter(this);
    followFocus(this);
}

bool PageScroll::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && isVisible() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show))
        fit(*this, true);
    return QScrollArea::eventFilter(watched, event);
}

void PageScroll::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit(*this, true);
}

}  // namespace opdesk::ui::widgets
