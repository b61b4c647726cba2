#include "ui/widgets/views.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

#include <utility>

#include "ui/theme/figures_apart.h"
#include "ui/theme/theme.h"
#include "ui/widgets/more_mark.h"
#include "ui/widgets/row_menu.h"

namespace opdesk::ui::widgets {

namespace {

void paintEmpty(QAbstractItemView* view, const QString& sentence) {
    if (sentence.isEmpty() || (view->model() && view->model()->rowCount(view->rootIndex()) > 0))
        return;
    QPainter painter(view->viewport());
    const auto& theme = theme::themeOf(view);
    painter.setFont(theme.font(theme::Type::body));
    painter.setPen(theme.color(theme::Role::text3));
    theme::paintWords(painter, view->viewport()->rect().adjusted(24, 12, -24, -12), Qt::AlignCenter | Qt::TextWordWrap,
                      sentence);
}

template <typename View>
bool rowKey(View* view, QKeyEvent* event) {
    const QModelIndex index = view->currentIndex();
    if (!index.isValid() || event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            emit view->chosen(index);
            return true;
        case Qt::Key_Space:
            emit view->spacePressed(index);
            return true;
        case Qt::Key_Delete:
            emit view->deletePressed(index);
            return true;
        default:
            return false;
    }
}

}  // namespace

WholeRows::WholeRows(QAbstractItemView& view) : QObject(&view), m_view(view) {
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, &WholeRows::cut);
    connect(view.verticalScrollBar(), &QScrollBar::rangeChanged, this, &WholeRows::askAgain);
}

void WholeRows::askAgain() {
    if (!std::exchange(m_asked, true))
        QMetaObject::invokeMethod(this, &WholeRows::cut, Qt::QueuedConnection);
}

/// What is shown begins and ends at whole rows, with a sign where more of them are.
void WholeRows::cut() {
    m_asked = false;
    // A step of the cursor to a row the sign has the place of scrolls nothing.
    if (auto* rows = m_view.selectionModel(); rows && rows != m_rows) {
        m_rows = rows;
        connect(rows, &QItemSelectionModel::currentChanged, this, &WholeRows::askAgain);
    }
    const int high = m_view.viewport()->height();
    int begin = 0, end = high;
    if (m_view.verticalScrollBar()->value() > 0) {
        // The row with the cursor stays in sight at the very edge; any other gives way to the sign.
        const auto now = m_view.visualRect(m_view.currentIndex());
        const bool isNowAtEdge = now.isValid() && now.top() >= 0 && now.top() < MoreMark::kLeastHeight;
        const int edge = isNowAtEdge ? now.top() : MoreMark::kLeastHeight;
        const auto first = edge > 0 ? m_view.visualRect(m_view.indexAt(QPoint(2, edge - 1))) : QRect();
        begin = edge;
        if (first.isValid() && first.bottom() >= edge)
            begin = first.bottom() < high / 2 ? first.bottom() + 1 : 0;
    }
    if (m_view.verticalScrollBar()->value() < m_view.verticalScrollBar()->maximum()) {
        // As above: the sign has its place, but for the row with the cursor at the very edge.
        const auto now = m_view.visualRect(m_view.currentIndex());
        const int room = high - MoreMark::kLeastHeight;
        const int edge = now.isValid() && now.bottom() >= room && now.bottom() < high ? high : room;
        const auto last = m_view.visualRect(m_view.indexAt(QPoint(2, edge - 1)));
        // A row higher than half the room is read as far as it goes.
        if (last.isValid() && last.bottom() >= edge && last.top() >= high / 2)
            end = last.top();
        else if (last.isValid() && last.bottom() < edge)
            end = last.bottom() + 1;
    }
    const auto at = m_view.viewport()->geometry();
    if (begin == 0 && end == high)
        m_view.viewport()->clearMask();
    else
        m_view.viewport()->setMask(QRegion(0, begin, at.width(), end - begin));
    if (!m_mark && (begin > 0 || end < high))
        m_mark = new MoreMark(&m_view);
    if (!m_mark)
        return;
    const auto next = m_view.indexAt(QPoint(2, end));
    const int below = end < high && next.isValid() ? m_view.model()->rowCount(next.parent()) - next.row() : 0;
    // A row at the end that is none of the list's own is not counted with them: alone it is named.
    const int more = below - m_view.property("rowsBeside").toInt();
    m_mark->showIn(QRect(at.x(), at.y() + end, at.width(), high - end),
                   more > 0    ? tr("%n more", "rows of a list", more)
                   : below > 0 ? next.data(Qt::AccessibleTextRole).toString()
                               : QString());
    m_mark->above().showIn(QRect(at.x(), at.y(), at.width(), begin));
}

ListView::ListView(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QListView(parent), m_wholeRows(new WholeRows(*this)) {
    new RowMenu(*this);
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setTextElideMode(Qt::ElideNone);
    setTabKeyNavigation(false);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListView::doubleClicked, this, &ListView::chosen);
}

void ListView::updateGeometries() {
    QListView::updateGeometries();
    m_wholeRows->askAgain();
}

void ListView::setEmptyText(const QString& sentence) {
    m_empty = sentence;
    setAccessibleDescription(sentence);
    viewport()->update();
}

void ListView::keyPressEvent(QKeyEvent* event) {
    if (!rowKey(this, event))
        QListView::keyPressEvent(event);
}

void ListView::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    paintEmpty(this, m_empty);
}

void ListView::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        scheduleDelayedItemsLayout();  // heights of wrapped rows follow the width
}

TableView::TableView(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QTableView(parent), m_wholeRows(new WholeRows(*this)) {
    new RowMenu(*this);
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setWordWrap(false);
    setTextElideMode(Qt::ElideNone);
    viewport()->setAutoFillBackground(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(24);
    verticalHeader()->setDefaultSectionSize(theme::themeOf(this).metric(theme::Metric::row));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(24);
    connect(this, &QTableView::doubleClicked, this, &TableView::chosen);
}

void TableView::updateGeometries() {
    QTableView::updateGeometries();
    m_wholeRows->askAgain();
}

void TableView::setEmptyText(const QString& sentence) {
    m_empty = sentence;
    setAccessibleDescription(sentence);
    viewport()->update();
}

void TableView::keyPressEvent(QKeyEvent* event) {
    if (!rowKey(this, event))
        QTableView::keyPressEvent(event);
}

void TableView::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    paintEmpty(this, m_empty);
}

void TableView::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        verticalHeader()->setDefaultSectionSize(theme::themeOf(this).metric(theme::Metric::row));
}

}  // namespace opdesk::ui::widgets
