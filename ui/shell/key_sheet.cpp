#include "ui/shell/key_sheet.h"

#include <QAction>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/label.h"
#include "ui/widgets/off_now.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/overlay_layer.h"
#include "ui/widgets/scroll_body.h"

namespace opdesk::ui::shell {

namespace {

constexpr int kWide = 720;
constexpr int kHigh = 680;
constexpr int kSheetTop = 64;
constexpr int kColumnGap = 32;
constexpr int kWidest = 900;
constexpr int kThreeColumns = 840;
constexpr int kAround = 124;     ///< title, foot and margins
constexpr int kLineHeight = 27;  ///< of a key with its gap

using widgets::Label;

/// A heading, or a key with its words.
struct Line {
    QString heading;
    const QAction* action = nullptr;
};

QList<Line> linesOf(const KeySheet::Group& group) {
    QList<Line> lines;
    for (const auto* action : group.actions) {
        if (!action->isVisible() || !action->isEnabled() || widgets::isOffNow(*action) ||
            action->shortcut().isEmpty() || action->text().isEmpty())
            continue;
        if (lines.isEmpty())
            lines << Line{group.heading, nullptr};
        lines << Line{{}, action};
    }
    return lines;
}

/// The page's own and its list's at the left and what goes everywhere beside it; where that does not fit, on and on
/// through as many columns as the room is wide for.
QList<QList<Line>> columnsOf(const QList<KeySheet::Group>& groups, const QSize& room) {
    const auto fits = std::max((room.height() - kAround) / kLineHeight, 6);
    QList<QList<Line>> columns{{}, {}};
    QList<Line> all;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const auto lines = linesOf(groups.at(i));
        columns[groups.at(i).isOfPage ? 0 : 1] << lines;
        all << lines;
    }
    if (columns.at(0).size() <= fits && columns.at(1).size() <= fits)
        return columns;
    const int count = all.size() > 2 * fits && room.width() >= kThreeColumns ? 3 : 2;
    // A column that goes on with a group names it again.
    const auto share = (all.size() + 2 * (count - 1)) / count;
    columns = QList<QList<Line>>(count);
    qsizetype at = 0;
    QString heading;
    for (const auto& line : std::as_const(all)) {
        const bool isLast = columns.at(at).size() + 1 == share && !line.action;  // no heading alone at the foot
        if ((columns.at(at).size() >= share || isLast) && at + 1 < count) {
            ++at;
            if (line.action)
                columns[at] << Line{heading, nullptr};
        }
        if (!line.action)
            heading = line.heading;
        columns[at] << line;
    }
    return columns;
}

void fillColumn(QGridLayout& grid, int column, const QList<Line>& lines, QWidget* parent) {
    int row = 0;
    for (const auto& line : lines) {
        if (!line.action) {
            // No higher than a key: beside it stand keys of another column.
            auto* heading = new Label(line.heading, Label::Look::group, parent);
            heading->setContentsMargins(0, row > 0 ? 6 : 0, 0, 0);
            grid.addWidget(heading, row++, column, 1, 2, Qt::AlignBottom);
            continue;
        }
        auto* words = new Label(QString(line.action->text()).remove(QLatin1Char('&')), Label::Look::body, parent);
        grid.addWidget(new widgets::KeyCap(line.action->shortcut(), parent), row, column,
                       Qt::AlignLeft | Qt::AlignVCenter);
        grid.addWidget(words, row++, column + 1);
    }
}

}  // namespace

KeySheet::KeySheet(const QList<Group>& groups, const QSize& room, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("key_sheet"));
    setAccessibleName(tr("Keys of this page"));
    const auto columns = columnsOf(groups, QSize(room.width(), std::min(room.height(), kHigh)));
    setFixedWidth(columns.size() > 2 ? std::min(room.width(), kWidest) : kWide);
    setMaximumHeight(std::min(kHigh, room.height()));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 14, 1, 12);
    column->setSpacing(10);
    auto* title = new Label(tr("Keys of this page"), Label::Look::title, this);
    title->setContentsMargins(20, 0, 20, 0);
    column->addWidget(title);
    auto* inside = new QWidget;
    auto* grid = new QGridLayout(inside);
    grid->setContentsMargins(20, 0, 20, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    qsizetype most = 0;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const int first = 3 * static_cast<int>(i);
        fillColumn(*grid, first, columns.at(i), inside);
        grid->setColumnStretch(first + 1, 1);
        if (i > 0)
            grid->setColumnMinimumWidth(first - 1, columns.size() > 2 ? 0 : kColumnGap - 12);
        most = std::max(most, columns.at(i).size());
    }
    grid->setRowStretch(static_cast<int>(most), 1);
    m_scroll = new widgets::ScrollBody(inside);
    column->addWidget(m_scroll, 1);
    auto* close = new widgets::OpButton(widgets::OpButton::Kind::secondary, tr("Close"),
                                        QStringLiteral("key_sheet_close"), {}, this);
    close->setKeys(QKeySequence(Qt::Key_Escape));
    connect(close, &QPushButton::clicked, this, &KeySheet::closeAsked);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(20, 0, 20, 0);
    foot->addStretch(1);
    foot->addWidget(close);
    column->addLayout(foot);
    setFocusProxy(close);
}

void KeySheet::open(widgets::OverlayLayer& overlay, const QList<Group>& groups) {
    const auto window = overlay.parentWidget()->size();
    auto* sheet = new KeySheet(groups, {window.width() - 48, window.height() - kSheetTop - theme::kFrameKeybar - 8});
    connect(sheet, &KeySheet::closeAsked, &overlay, &widgets::OverlayLayer::close_);
    overlay.open(sheet, kSheetTop);
    connect(&overlay, &widgets::OverlayLayer::closed, sheet, &QObject::deleteLater);
}

void KeySheet::keyPressEvent(QKeyEvent* event) {
    auto* bar = m_scroll->verticalScrollBar();
    switch (event->key()) {
        case Qt::Key_Down:
            bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
            return;
        case Qt::Key_Up:
            bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
            return;
        case Qt::Key_PageDown:
            bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
            return;
        case Qt::Key_PageUp:
            bar->triggerAction(QAbstractSlider::SliderPageStepSub);
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void KeySheet::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    theme::paintBox(painter, rect(), theme::kRadiusOverlay, theme.color(theme::Role::surface),
                    theme.color(theme::Role::control));
}

}  // namespace opdesk::ui::shell
