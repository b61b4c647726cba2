#include "ui/widgets/search_field.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QPainter>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"

namespace opdesk::ui::widgets {

SearchField::SearchField(Size size, const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QLineEdit(parent), m_size(size) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    if (size == Size::desk)
        setProperty("fieldSize", QStringLiteral("large"));
    fitMargins();
}

void SearchField::setFound(const QString& words) {
    m_found = words;
    setAccessibleDescription(words);
    fitMargins();
    update();
}

void SearchField::setKey(const QKeySequence& key) {
    m_caps = keyCaps(key);
    fitMargins();
    update();
}

void SearchField::setList(QAbstractItemView* list) {
    m_list = list;
}

void SearchField::fitMargins() {
    const auto& theme = theme::themeOf(this);
    setFont(theme.font(m_size == Size::desk ? theme::Type::entry : theme::Type::body));
    const QFontMetrics small(theme.font(theme::Type::small));
    const int right = m_found.isEmpty() ? keyCapsWidth(m_caps) : small.horizontalAdvance(m_found);
    setTextMargins(24, 0, right > 0 ? right + 4 : 0, 0);
}

void SearchField::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fitMargins();
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (m_list && m_list->model()) {
        switch (event->key()) {
            case Qt::Key_Down:
            case Qt::Key_Up:
            case Qt::Key_PageDown:
            case Qt::Key_PageUp: {
                const int rows = m_list->model()->rowCount(m_list->rootIndex());
                if (rows == 0)
                    break;
                const int page = event->key() == Qt::Key_PageDown || event->key() == Qt::Key_PageUp ? 5 : 1;
                const int by = event->key() == Qt::Key_Down || event->key() == Qt::Key_PageDown ? page : -page;
                const int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() + by : 0;
                m_list->setCurrentIndex(m_list->model()->index(std::clamp(row, 0, rows - 1), 0, m_list->rootIndex()));
                event->accept();
                return;
            }
            case Qt::Key_Return:
            case Qt::Key_Enter:
                if (event->modifiers() == Qt::NoModifier && m_list->currentIndex().isValid()) {
                    emit rowActivated();
                    event->accept();
                    return;
                }
                break;
            default:
                break;
        }
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    // The list this field leads shows the bright bar while the field has the focus.
    if (m_list && m_list->property("ledByFocus").toBool() != hasFocus()) {
        m_list->setProperty("ledByFocus", hasFocus());
        m_list->viewport()->update();
    }
    const int size = m_size == Size::desk ? 20 : 16;
    const QColor ink = theme.color(hasFocus() ? theme::Role::text : theme::Role::text3);
    painter.drawPixmap(11, (height() - size) / 2,
                       theme::iconPixmap(QStringLiteral("search"), size, ink, devicePixelRatioF()));
    const QRect right = rect().adjusted(0, 0, -10, 0);
    if (!m_found.isEmpty()) {
        painter.setFont(theme.font(theme::Type::small));
        painter.setPen(theme.color(theme::Role::text3));
        theme::paintWords(painter, right, Qt::AlignRight | Qt::AlignVCenter, m_found);
    } else if (!m_caps.isEmpty()) {
        const int wide = keyCapsWidth(m_caps);
        paintKeyCaps(painter, QRect(right.right() - wide + 1, 0, wide, height()), m_caps);
    }
}

}  // namespace opdesk::ui::widgets
