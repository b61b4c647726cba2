#include "ui/unlock/door_panel.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>

#include <algorithm>

#include "core/text/dates.h"
#include "ui/labels/dates.h"
#include "ui/labels/labels.h"
#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::unlock {

using theme::Role;
using theme::Type;

namespace {
constexpr int kWideMargin = 52;
constexpr int kNarrowMargin = 24;
constexpr int kNarrowPanel = 400;
constexpr int kLowPanel = 620;
constexpr int kSignMark = 36;
constexpr int kStepMark = 24;
constexpr int kFoot = 64;
}  // namespace

DoorPanel::DoorPanel(const base::Clock& clock, QWidget* parent) : QWidget(parent), m_clock(clock) {
    setObjectName(QStringLiteral("door_panel"));
    m_minute.setInterval(1000);
    connect(&m_minute, &QTimer::timeout, this, [this] { update(); });
    m_minute.start();
}

void DoorPanel::setClinic(const QString& clinic, const QString& desk, std::chrono::minutes offset) {
    m_offset = offset;
    m_clinic = clinic;
    m_desk = labels::deskName(desk.toStdString());
    setAccessibleName(clinic.isEmpty() ? tr("A new desk") : clinic + QStringLiteral(", ") + m_desk);
    update();
}

void DoorPanel::setSteps(const QStringList& steps, int current) {
    m_steps = steps;
    m_step = current;
    if (!steps.isEmpty())
        setAccessibleDescription(tr("Step %1 of %2: %3").arg(current + 1).arg(steps.size()).arg(steps.value(current)));
    update();
}

void DoorPanel::setLocked(base::Instant since, const QStringList& safe) {
    m_lockedSince = since;
    m_safe = safe;
    setAccessibleDescription(safe.join(QLatin1Char(' ')));
    update();
}

/// Wrapped words; the height they took.
int DoorPanel::paintWords(QPainter& painter, const QRect& box, const QString& words) const {
    const auto flags = static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | static_cast<int>(Qt::TextWordWrap);
    theme::paintWords(painter, box, flags, words);
    return painter.boundingRect(box, flags, words).height();
}

void DoorPanel::paintEvent(QPaintEvent*) {
    const auto& theme = theme::themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.color(Role::rail));
    // In the dark both halves of the door are nearly one colour.
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.color(Role::border));
    const int margin = width() < kNarrowPanel ? kNarrowMargin : kWideMargin;
    const bool low = height() < kLowPanel;
    const int wide = width() - 2 * margin;

    const QRect mark(margin, low ? 24 : 56, kSignMark, kSignMark);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.railAccent());
    painter.drawRoundedRect(mark, 8, 8);
    painter.setPen(QPen(theme.color(Role::rail), 3.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(mark.center() + QPoint(-6, 1), mark.center() + QPoint(8, 1));
    painter.drawLine(mark.center() + QPoint(1, -6), mark.center() + QPoint(1, 8));
    auto big = theme.font(Type::title, 600);
    big.setPointSizeF(big.pointSizeF() * 1.35);
    painter.setFont(big);
    painter.setPen(theme.color(Role::railOn));
    painter.drawText(QRect(mark.right() + 12, mark.top(), wide, kSignMark), Qt::AlignVCenter, QStringLiteral("OPDesk"));

    int y = mark.bottom() + (low ? 28 : 64);
    auto name = theme.font(Type::title, 600);
    name.setPointSizeF(name.pointSizeF() * (wide < 340 ? 1.4 : 1.9));
    painter.setFont(name);
    y += paintWords(painter, QRect(margin, y, wide, 240), m_clinic.isEmpty() ? tr("A new desk") : m_clinic) + 6;
    painter.setFont(theme.font(Type::entry, 400));
    painter.setPen(theme.color(Role::railText));
    if (!m_clinic.isEmpty())
        y += paintWords(painter, QRect(margin, y, wide, 48), m_desk);
    y += low ? 20 : 36;
    if (m_steps.isEmpty())
        paintTime(painter, y);
    else
        paintSteps(painter, y);

    if (!m_lockedSince || !m_steps.isEmpty())
        return;
    QStringList lines{tr("Locked since %1. What was typed before is kept here, encrypted.")
                          .arg(QString::fromStdString(text::formatTime12(*m_lockedSince, m_offset))
                                   .replace(QLatin1Char(' '), QChar(QChar::Nbsp)))};
    const auto note = (lines + m_safe).join(QLatin1Char('\n'));
    painter.setFont(theme.font(Type::body));
    painter.setPen(theme.color(Role::railText));
    const int words = wide - 26;
    const int high = QFontMetrics(painter.font())
                         .boundingRect(QRect(0, 0, words, 400), static_cast<int>(Qt::TextWordWrap), note)
                         .height();
    const int top = height() - std::max(kFoot, high + 20);
    painter.drawPixmap(margin, top + 2 + (painter.fontMetrics().height() - 16) / 2,
                       theme::iconPixmap(QStringLiteral("lock"), 16, theme.color(Role::railText), devicePixelRatioF()));
    paintWords(painter, QRect(margin + 26, top + 2, words, high + 4), note);
}

void DoorPanel::paintTime(QPainter& painter, int top) const {
    const auto& theme = theme::themeOf(this);
    const int margin = width() < kNarrowPanel ? kNarrowMargin : kWideMargin;
    const int wide = width() - 2 * margin;
    // The clinic's time of day; it is written with am and pm whatever the language.
    const auto now = m_clock.now();
    auto figure = theme.font(Type::money, 400);
    figure.setPointSizeF(figure.pointSizeF() * (wide < 340 ? 1.0 : 1.35));
    painter.setFont(figure);
    painter.setPen(theme.color(Role::railOn));
    const int high = QFontMetrics(figure).height();
    painter.drawText(QRect(margin, top, wide, high), Qt::AlignLeft | Qt::AlignVCenter,
                     QString::fromStdString(text::formatTime12(now, m_offset)));
    const auto day = base::localDate(now, m_offset);
    painter.setFont(theme.font(Type::entry, 400));
    painter.setPen(theme.color(Role::railText));
    paintWords(painter, QRect(margin, top + high + 8, wide, 60),
               labels::weekdayLong(day) + QStringLiteral(", ") + QString::fromStdString(text::formatDate(day)));
}

/// A figure in a ring for each, a tick where it is done, filled where one is; the word always beside it.
void DoorPanel::paintSteps(QPainter& painter, int top) const {
    const auto& theme = theme::themeOf(this);
    const int margin = width() < kNarrowPanel ? kNarrowMargin : kWideMargin;
    int y = top;
    for (int i = 0; i < m_steps.size(); ++i) {
        const bool now = i == m_step;
        const QRect ring(margin + 1, y, kStepMark, kStepMark);  // with its line in the column of the words above
        painter.setPen(QPen(theme.color(now ? Role::railOn : Role::railText), 1.5));
        painter.setBrush(now ? QBrush(theme.railAccent()) : QBrush(Qt::NoBrush));
        painter.drawEllipse(ring);
        if (i < m_step) {
            painter.drawPixmap(
                ring.center().x() - 6, ring.center().y() - 6,
                theme::iconPixmap(QStringLiteral("check"), 13, theme.color(Role::railText), devicePixelRatioF()));
        } else {
            painter.setFont(theme.font(Type::small, 600));
            painter.setPen(theme.color(now ? Role::rail : Role::railText));
            painter.drawText(ring, Qt::AlignCenter, QString::number(i + 1));
        }
        painter.setFont(theme.font(Type::entry, now ? 600 : 400));
        painter.setPen(theme.color(now ? Role::railOn : Role::railText));
        const QRect words(ring.right() + 12, y, width() - margin - ring.right() - 12, kStepMark);
        // One line stands level with its figure, two hang from it.
        if (theme::wordsWidth(painter.font(), m_steps.at(i)) <= words.width()) {
            theme::paintLevel(painter, words, m_steps.at(i));
            y += kStepMark + 12;
        } else {
            y += std::max(paintWords(painter, words.adjusted(0, 1, 0, 36), m_steps.at(i)), kStepMark) + 12;
        }
    }
}

}  // namespace opdesk::ui::unlock
