#include "ui/widgets/scroll_body.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QLayout>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>
#include <utility>
#include <vector>

#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/more_mark.h"
#include "ui/widgets/rule_meter.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kLeastHeight = 64;
constexpr int kAround = 40;        ///< above and below the field with the focus of a whole page
constexpr int kAroundRow = 6;      ///< between rows of fields
constexpr int kLeastCard = 96;     ///< of a card that is cut: less of it is not shown at all
constexpr int kRowsOfAList = 200;  ///< of a list that does not scroll itself

/// What no edge may cut: a row with its hint, without the empty room for one.
struct Piece {
    QRect box;
    QRect row;
    const QWidget* named = nullptr;
};

void collectPieces(const QWidget* widget, const QWidget* in, std::vector<Piece>& found) {
    for (auto* child : widget->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (child->isHidden())
            continue;
        const auto boxOf = [in](const QWidget* part) { return QRect(part->mapTo(in, QPoint(0, 0)), part->size()); };
        const auto row = boxOf(child);
        if (const auto* view = qobject_cast<const QAbstractItemView*>(child)) {
            // One that scrolls itself ends at a whole row by itself.
            const auto* model = view->verticalScrollBar()->maximum() == 0 ? view->model() : nullptr;
            for (int i = 0; model && i < std::min(model->rowCount(), kRowsOfAList); ++i) {
                const auto line =
                    view->visualRect(model->index(i, 0)).translated(view->viewport()->mapTo(in, QPoint()));
                found.push_back({line, line});
            }
        } else if (const auto* meter = qobject_cast<const RuleMeter*>(child)) {
            for (const auto& line : meter->lineBoxes())
                found.push_back({line.translated(row.topLeft()), line.translated(row.topLeft())});
        } else if (const auto* form = qobject_cast<const FormRow*>(child)) {
            const bool hasHint = !form->field()->accessibleDescription().isEmpty();
            const int bottom = hasHint ? row.bottom() : boxOf(form->field()).bottom();
            found.push_back({QRect(row.topLeft(), QPoint(row.right(), bottom)), row,
                             form->findChild<QLabel*>(QString(), Qt::FindDirectChildrenOnly)});
        } else if (qobject_cast<const QAbstractScrollArea*>(child) || child->property("oneRow").toBool() ||
                   child->findChildren<QWidget*>(Qt::FindDirectChildrenOnly).isEmpty()) {
            found.push_back({row, row, child});
        } else {
            collectPieces(child, in, found);
        }
    }
}

/// Words a page always has there: captions and buttons. What a record says is not repeated at the edge.
QString captionOf(const QWidget* widget) {
    if (qobject_cast<const Chip*>(widget))
        return {};
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        return button->text();
    const auto* label = widget && widget->property("oneRow").toBool()
                            ? widget->findChild<Label*>(QString(), Qt::FindDirectChildrenOnly)
                            : qobject_cast<const Label*>(widget);
    return label && label->isCaption() ? label->text().section(QLatin1Char('\n'), 0, 0) : QString();
}

/// The name of the first row that is not in sight.
QString nextName(const std::vector<Piece>& pieces, int from) {
    const Piece* next = nullptr;
    const auto isBefore = [](const Piece& a, const Piece& b) {
        return a.row.top() != b.row.top() ? a.row.top() < b.row.top() : a.row.left() < b.row.left();
    };
    for (const auto& piece : pieces)
        if (piece.box.top() >= from && !captionOf(piece.named).isEmpty() && (!next || isBefore(piece, *next)))
            next = &piece;
    return next ? captionOf(next->named) : QString();
}

/// The title of the first card that is not in sight.
QString nextCard(const QWidget& content, int from) {
    const Card* next = nullptr;
    int highest = 0;
    for (const auto* card : content.findChildren<Card*>()) {
        const int top = card->mapTo(&content, QPoint(0, 0)).y();
        if (!card->isHidden() && top >= from && (!next || top < highest)) {
            next = card;
            highest = top;
        }
    }
    return next ? next->title() : QString();
}

int rightMargin(const QWidget& content) {
    return content.layout() ? content.layout()->contentsMargins().right() : 0;
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
void fit(QScrollArea& area, bool sideways, bool barBeside = true) {
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
    // A bar takes its part of the other side, but for one in a margin.
    const int bar = barBeside ? area.style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, &area) : 0;
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

ScrollBody::ScrollBody(QWidget* content, QWidget* parent)
    : QScrollArea(parent), m_below(new MoreMark(this)), m_above(new MoreMark(this, MoreMark::Side::above)) {
    setWidgetResizable(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    give(*this, *content);
    makeClear(*this, *content);
    content->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now && widget() && widget()->isAncestorOf(now))
            bringIn(now);
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ScrollBody::cut);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &ScrollBody::cutSoon);
    // What stands under the bar is a margin: there is nothing to scroll to.
    connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this, [this] { horizontalScrollBar()->setRange(0, 0); });
}

/// Cards have their own edges: a bar beside them would stand on the canvas between the columns.
bool ScrollBody::holdsCards() const {
    return widget() && widget()->findChild<Card*>();
}

void ScrollBody::fitContent() {
    const bool cards = holdsCards();
    if (cards && verticalScrollBarPolicy() != Qt::ScrollBarAlwaysOff)
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    fit(*this, false, widget() && !cards && rightMargin(*widget()) < bar);
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
    const int beside = rightMargin(*widget()) < bar && verticalScrollBarPolicy() != Qt::ScrollBarAlwaysOff ? bar : 0;
    return {std::max(widget()->minimumSizeHint().width(), widget()->minimumWidth()) + beside,
            std::min(kLeastHeight, std::max(sizeHint().height(), 24))};
}

bool ScrollBody::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)) {
        // Out of sight it waits: a change of the text size asks every page that was ever made.
        if (isVisible())
            fitContent();
        if (event->type() == QEvent::LayoutRequest)
            updateGeometry();
    }
    if (watched == widget() &&
        (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize || event->type() == QEvent::Show))
        cutSoon();
    return QScrollArea::eventFilter(watched, event);
}

void ScrollBody::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fitContent();
    cutSoon();
}

/// The field with its label and hint, and a whole row at the upper edge where there is room for both.
void ScrollBody::bringIn(QWidget* now) {
    const QWidget* row = now;
    for (const QWidget* up = now; up && up != widget(); up = up->parentWidget())
        if (qobject_cast<const FormRow*>(up) || up->property("oneRow").toBool())
            row = up;
    const int high = viewport()->height();
    if (row->height() > high - 2 * MoreMark::kHeight)
        row = now;
    const int top = row->mapTo(widget(), QPoint(0, 0)).y() - kAroundRow;
    auto* bar = verticalScrollBar();
    const int least = top + row->height() + 2 * kAroundRow + MoreMark::kHeight - high;
    if (bar->value() >= least && bar->value() <= top)
        return;
    if (bar->value() > top || least > top) {
        bar->setValue(top);
        return;
    }
    std::vector<Piece> pieces;
    collectPieces(widget(), widget(), pieces);
    int best = top;
    for (const auto& piece : pieces) {
        const int at = piece.row.top() - kAroundRow;
        if (at >= least && at < best)
            best = at;
    }
    bar->setValue(best);
}

/// Once what is inside has its places.
void ScrollBody::cutSoon() {
    if (!isVisible() || std::exchange(m_cutAsked, true))
        return;
    QMetaObject::invokeMethod(this, &ScrollBody::cut, Qt::QueuedConnection);
}

void ScrollBody::cut() {
    m_cutAsked = false;
    const auto* bar = verticalScrollBar();
    const int high = viewport()->height();
    if (!widget() || bar->maximum() == 0) {
        viewport()->clearMask();
        m_below->hide();
        m_above->hide();
        return;
    }
    std::vector<Piece> pieces;
    collectPieces(widget(), widget(), pieces);
    const bool cards = holdsCards();
    int first = bar->value();
    int end = first + high;
    bool cutsCard = false;
    if (bar->value() < bar->maximum()) {
        const int edge = end - MoreMark::kHeight;
        end = edge;
        // A row that begins higher beside one that is cut is cut as well.
        for (int before = end + 1; before != end;) {
            before = end;
            for (const auto& piece : pieces)
                if (piece.box.top() < end && piece.box.bottom() >= end)
                    end = piece.box.top();
        }
        if (cards)
            for (const auto* card : widget()->findChildren<Card*>()) {
                const int top = card->mapTo(widget(), QPoint(0, 0)).y();
                if (top < end && top + card->height() > end && end - top < kLeastCard)
                    end = top;
                cutsCard = cutsCard || (top < end && top + card->height() > end);
            }
        // A paragraph higher than half the room is read line by line.
        if (edge - end > high / 2)
            end = edge;
    }
    if (bar->value() > 0) {
        const int edge = first + (cards ? MoreMark::kHeight : 0);
        first = edge;
        for (int before = first - 1; before != first;) {
            before = first;
            for (const auto& piece : pieces)
                if (piece.row.top() < first && piece.row.bottom() >= first)
                    first = piece.row.bottom() + 1;
        }
        if (first - edge > high / 3 || first >= end)
            first = edge;
    }
    const int top = first - bar->value();
    const int bottom = end - bar->value();
    // What is not shown is left out, not painted over: borders and grounds behind it stay whole.
    if (top > 0 || bottom < high)
        viewport()->setMask(QRegion(0, top, viewport()->width(), bottom - top));
    else
        viewport()->clearMask();
    const auto at = viewport()->geometry();
    auto next = nextName(pieces, end);
    if (next.isEmpty() && cards)
        next = nextCard(*widget(), end);
    m_below->showIn(QRect(at.x(), at.y() + bottom, at.width(), high - bottom), next, cutsCard);
    m_above->showIn(cards ? QRect(at.x(), at.y(), at.width(), top) : QRect());
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
