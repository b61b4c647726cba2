#include "ui/widgets/scroll_body.h"

#include <QApplication>
#include <QEvent>
#include <QLayout>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>
#include <iterator>
#include <utility>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_row.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kLeastHeight = 64;
constexpr int kAround = 40;  ///< above and below the field with the focus: its label, its hint
constexpr int kBelowIcon = 16;

/// Over the row that is cut; where none is, only the mark in the middle.
class MoreBelow : public QWidget {
public:
    explicit MoreBelow(QWidget* parent) : QWidget(parent) { setAttribute(Qt::WA_TransparentForMouseEvents); }

protected:
    void paintEvent(QPaintEvent*) override {
        const auto& theme = theme::themeOf(this);
        const auto ground = theme.color(theme::Role::surface);
        QPainter painter(this);
        painter.fillRect(rect(), ground);
        painter.drawPixmap((width() - kBelowIcon) / 2, height() - kBelowIcon,
                           theme::iconPixmap(QStringLiteral("chevron-down"), kBelowIcon,
                                             theme.color(theme::Role::text3), devicePixelRatioF()));
    }
};

/// Rows and single controls; a container of them is looked through, what scrolls itself is left alone.
void collectRows(const QWidget* widget, const QWidget* in, QList<QRect>& found) {
    for (auto* child : widget->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (child->isHidden() || qobject_cast<const QAbstractScrollArea*>(child))
            continue;
        const bool isLeaf =
            qobject_cast<const FormRow*>(child) || child->findChildren<QWidget*>(Qt::FindDirectChildrenOnly).isEmpty();
        if (isLeaf)
            found << QRect(child->mapTo(in, QPoint(0, 0)), child->size());
        else
            collectRows(child, in, found);
    }
}

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

/// QScrollArea lays out what it is given at once, at a size of its own: fit() does it at the right one.
void give(QScrollArea& area, QWidget& content) {
    content.setAttribute(Qt::WA_Resized);
    auto* layout = content.layout();
    if (layout)
        layout->setEnabled(false);
    area.setWidget(&content);
    if (layout)
        layout->setEnabled(true);
}

/// Follows the focus of whatever is inside; a field that was scrolled away comes back when one types in it.
void followFocus(QScrollArea* area) {
    QObject::connect(qApp, &QApplication::focusChanged, area, [area](QWidget*, QWidget* now) {
        if (now && area->widget() && area->widget()->isAncestorOf(now))
            area->ensureWidgetVisible(now, 0, kAround);
    });
}

}  // namespace

ScrollBody::ScrollBody(QWidget* content, QWidget* parent) : QScrollArea(parent), m_cover(new MoreBelow(this)) {
    setWidgetResizable(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    give(*this, *content);
    makeClear(*this, *content);
    content->installEventFilter(this);
    followFocus(this);
    m_cover->hide();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ScrollBody::cover);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &ScrollBody::coverSoon);
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
    if (watched == widget() &&
        (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize || event->type() == QEvent::Show))
        coverSoon();
    return QScrollArea::eventFilter(watched, event);
}

void ScrollBody::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit(*this, false);
    coverSoon();
}

/// Once what is inside has its places.
void ScrollBody::coverSoon() {
    if (!isVisible() || std::exchange(m_coverAsked, true))
        return;
    QMetaObject::invokeMethod(this, &ScrollBody::cover, Qt::QueuedConnection);
}

void ScrollBody::cover() {
    m_coverAsked = false;
    const auto* bar = verticalScrollBar();
    // Cards inside stand on the canvas, with borders of their own.
    if (!widget() || bar->value() >= bar->maximum() || widget()->findChild<Card*>()) {
        m_cover->hide();
        return;
    }
    QList<QRect> rows;
    collectRows(widget(), widget(), rows);
    const int bottom = viewport()->height() + bar->value();
    int top = bottom;
    // A row that begins higher beside one that is cut is cut as well.
    for (int before = top + 1; before != top;) {
        before = top;
        for (const auto& row : rows)
            if (row.top() < top && row.bottom() >= top)
                top = row.top();
    }
    const int cut = bottom - top;
    // A paragraph higher than half the room is read line by line.
    const bool whole = cut > 0 && cut <= viewport()->height() / 2;
    const int high = whole ? std::max(cut, kBelowIcon) : kBelowIcon;
    const QRect foot(viewport()->x(), viewport()->y() + viewport()->height() - high, viewport()->width(), high);
    const auto markAt = [&](int left) { return QRect(left, foot.y(), 2 * kBelowIcon, high); };
    const QRect places[] = {whole ? foot : markAt(foot.center().x() - kBelowIcon),
                            markAt(foot.right() - 2 * kBelowIcon), markAt(foot.left())};
    // The mark alone stands on no words where there is a place without.
    const auto free = std::ranges::find_if(places, [&](const QRect& place) {
        return whole || std::ranges::none_of(rows, [&](const QRect& row) {
                   return row.translated(viewport()->pos() - QPoint(0, bar->value())).intersects(place);
               });
    });
    m_cover->setGeometry(free == std::end(places) ? places[0] : *free);
    m_cover->show();
    m_cover->raise();
    m_cover->update();
}

PageScroll::PageScroll(QWidget* page, QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(false);
    give(*this, *page);
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
