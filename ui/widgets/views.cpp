#include "ui/widgets/views.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QResizeEvent>

#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

namespace {

void paintEmpty(QAbstractItemView* view, const QString& sentence) {
    if (sentence.isEmpty() || (view->model() && view->model()->rowCount(view->rootIndex()) > 0))
        return;
    QPainter painter(view->viewport());
    const auto& theme = theme::themeOf(view);
    painter.setFont(theme.font(theme::Type::body));
    painter.setPen(theme.color(theme::Role::text3));
    painter.drawText(view->viewport()->rect().adjusted(24, 12, -24, -12), Qt::AlignCenter | Qt::TextWordWrap, sentence);
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

ListView::ListView(const QString& objectName, const QString& accessibleName, QWidget* parent) : QListView(parent) {
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

TableView::TableView(const QString& objectName, const QString& accessibleName, QWidget* parent) : QTableView(parent) {
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
