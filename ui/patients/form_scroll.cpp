#include "ui/patients/form_scroll.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/form_row.h"

namespace opdesk::ui::patients {

namespace {

constexpr int kBelowIcon = 16;

class MoreBelow : public QWidget {
public:
    explicit MoreBelow(QWidget* parent) : QWidget(parent) { setAttribute(Qt::WA_TransparentForMouseEvents); }

protected:
    void paintEvent(QPaintEvent*) override {
        const auto& theme = theme::themeOf(this);
        QPainter painter(this);
        painter.fillRect(rect(), theme.color(theme::Role::surface));
        if (height() >= kBelowIcon)
            painter.drawPixmap((width() - kBelowIcon) / 2, height() - kBelowIcon,
                               theme::iconPixmap(QStringLiteral("chevron-down"), kBelowIcon,
                                                 theme.color(theme::Role::text3), devicePixelRatioF()));
    }
};

/// Rows and single controls; a container of them is looked through.
void collectRows(const QWidget* widget, const QWidget* in, QList<QRect>& found) {
    for (auto* child : widget->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (child->isHidden())
            continue;
        const bool isLeaf = qobject_cast<const widgets::FormRow*>(child) ||
                            child->findChildren<QWidget*>(Qt::FindDirectChildrenOnly).isEmpty();
        if (isLeaf)
            found << QRect(child->mapTo(in, QPoint(0, 0)), child->size());
        else
            collectRows(child, in, found);
    }
}

}  // namespace

FormScroll::FormScroll(QWidget* form, QWidget* parent)
    : widgets::ScrollBody(form, parent), m_cover(new MoreBelow(this)) {
    m_cover->hide();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &FormScroll::cover);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &FormScroll::cover);
}

void FormScroll::resizeEvent(QResizeEvent* event) {
    ScrollBody::resizeEvent(event);
    cover();
}

bool FormScroll::eventFilter(QObject* watched, QEvent* event) {
    const bool handled = ScrollBody::eventFilter(watched, event);
    if (watched == widget() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
        QMetaObject::invokeMethod(this, &FormScroll::cover, Qt::QueuedConnection);
    return handled;
}

void FormScroll::cover() {
    const int edge = viewport()->height();
    QList<QRect> rows;
    if (widget() && verticalScrollBar()->value() < verticalScrollBar()->maximum())
        collectRows(widget(), widget(), rows);
    int top = edge + verticalScrollBar()->value();
    const int bottom = top;
    // A row that begins higher beside one that is cut is cut as well.
    for (int before = top + 1; before != top;) {
        before = top;
        for (const auto& row : rows)
            if (row.top() < top && row.bottom() >= top)
                top = row.top();
    }
    const int high = bottom - top;
    if (high <= 0 || high > edge / 2) {
        m_cover->hide();
        return;
    }
    m_cover->setGeometry(viewport()->x(), viewport()->y() + edge - high, viewport()->width(), high);
    m_cover->show();
    m_cover->raise();
    m_cover->update();
}

}  // namespace opdesk::ui::patients
