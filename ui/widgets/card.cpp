#include "ui/widgets/card.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/loading_bar.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kPadding = 12;
constexpr int kHeaderHeight = 39;

}  // namespace

Card::Card(const QString& title, const QString& iconName, QWidget* parent) : QFrame(parent), m_iconName(iconName) {
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(0);
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    m_column->addLayout(m_body, 1);
    m_loading = new LoadingBar(this);
    if (!title.isEmpty())
        setTitle(title);
}

void Card::makeHeader() {
    if (m_header)
        return;
    m_header = new QWidget(this);
    m_header->setMinimumHeight(kHeaderHeight);
    m_headerRow = new QHBoxLayout(m_header);
    m_headerRow->setContentsMargins(kPadding, 0, kPadding, 0);
    m_headerRow->setSpacing(8);
    if (!m_iconName.isEmpty())
        m_headerRow->addWidget(new IconLabel(m_iconName, 16, theme::Role::text, m_header));
    m_title = new Label(Label::Look::cardTitle, m_header);
    m_headerRow->addWidget(m_title);
    m_headerRow->addStretch(1);
    m_note = new Label(Label::Look::hint, m_header);
    m_headerRow->addWidget(m_note);
    m_note->hide();
    m_column->insertWidget(0, m_header);
    m_headerLine = new Divider(Qt::Horizontal, this);
    m_column->insertWidget(1, m_headerLine);
}

void Card::setTitle(const QString& title) {
    makeHeader();
    m_title->setText(title);
}

QString Card::title() const {
    return m_title ? m_title->text() : QString();
}

void Card::setNote(const QString& note) {
    makeHeader();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void Card::addToHeader(QWidget* widget, bool atEnd) {
    makeHeader();
    // The stretch is the last but one item, the note the last.
    m_headerRow->insertWidget(m_headerRow->count() - (atEnd ? 1 : 2), widget);
}

void Card::setHeaderAlone(bool alone) {
    makeHeader();
    m_headerLine->setVisible(!alone);
    m_column->setStretchFactor(m_header, alone ? 1 : 0);
    m_column->setStretchFactor(m_body, alone ? 0 : 1);
}

QVBoxLayout* Card::padded() {
    m_body->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    m_body->setSpacing(kPadding);
    return m_body;
}

QVBoxLayout* Card::foot() {
    if (!m_foot) {
        m_column->addWidget(new Divider(Qt::Horizontal, this));
        m_foot = new QWidget(this);
        m_footColumn = new QVBoxLayout(m_foot);
        m_footColumn->setContentsMargins(kPadding, 10, kPadding, 10);
        m_footColumn->setSpacing(8);
        m_column->addWidget(m_foot);
    }
    return m_footColumn;
}

void Card::addLine() {
    m_body->addWidget(new Divider(Qt::Horizontal, this));
}

void Card::setLoading(bool loading) {
    if (loading)
        m_loading->start();
    else
        m_loading->stop();
}

void Card::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    theme::paintBox(painter, rect(), theme::kRadiusCard, theme.color(theme::Role::surface),
                    theme.color(theme::Role::border));
    if (m_foot && m_foot->isVisible()) {
        painter.setClipRect(QRect(1, m_foot->y(), width() - 2, height() - m_foot->y()));
        theme::paintBox(painter, rect(), theme::kRadiusCard, theme.color(theme::Role::canvas),
                        theme.color(theme::Role::border));
    }
}

void Card::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    m_loading->setGeometry(1, m_header ? kHeaderHeight - 1 : 1, width() - 2, 3);
    m_loading->raise();
}

Divider::Divider(Qt::Orientation orientation, QWidget* parent) : QWidget(parent), m_orientation(orientation) {
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Divider::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), theme::themeOf(this).color(theme::Role::border));
}

}  // namespace opdesk::ui::widgets
