#include "ui/unlock/door_panel.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::unlock {

using theme::Role;
using theme::Type;

namespace {
constexpr int kMargin = 52;
constexpr int kMark = 36;
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
    m_desk = desk;
    setAccessibleName(clinic + QStringLiteral(", ") + desk);
    update();
}

void DoorPanel::paintEvent(QPaintEvent*) {
    const auto& theme = theme::themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.color(Role::rail));

    const QRect mark(kMargin, 56, kMark, kMark);
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
    painter.drawText(QRect(mark.right() + 12, mark.top(), width(), kMark), Qt::AlignVCenter, QStringLiteral("OPDesk"));

    auto name = theme.font(Type::title, 600);
    name.setPointSizeF(name.pointSizeF() * 1.9);
    painter.setFont(name);
    QRect box(kMargin, 156, width() - 2 * kMargin, 96);
    const auto shown = m_clinic.isEmpty() ? tr("A new desk") : m_clinic;
    const auto used = painter.boundingRect(box, Qt::AlignLeft | Qt::TextWordWrap, shown);
    painter.drawText(box, Qt::AlignLeft | Qt::TextWordWrap, shown);
    painter.setFont(theme.font(Type::entry, 400));
    painter.setPen(theme.color(Role::railText));
    painter.drawText(QRect(kMargin, used.bottom() + 6, box.width(), 24), Qt::AlignLeft, m_desk);

    // The clinic's time of day; it is written with am and pm whatever the language.
    const auto now = QDateTime::fromMSecsSinceEpoch(base::toMillis(m_clock.now()), Qt::UTC)
                         .addSecs(std::chrono::seconds(m_offset).count());
    const QLocale english(QLocale::English, QLocale::India);
    auto figure = theme.font(Type::money, 400);
    figure.setPointSizeF(figure.pointSizeF() * 1.35);
    painter.setFont(figure);
    painter.setPen(theme.color(Role::railOn));
    painter.drawText(QRect(kMargin, used.bottom() + 64, box.width(), 72), Qt::AlignLeft | Qt::AlignVCenter,
                     english.toString(now.time(), QStringLiteral("h:mm ap")).toLower());
    painter.setFont(theme.font(Type::entry, 400));
    painter.setPen(theme.color(Role::railText));
    painter.drawText(QRect(kMargin, used.bottom() + 140, box.width(), 24), Qt::AlignLeft,
                     english.toString(now.date(), QStringLiteral("dddd, dd-MM-yyyy")));

    const auto note = tr("What you typed before the lock is kept here, encrypted.");
    const auto icon = theme::iconPixmap(QStringLiteral("lock"), 16, theme.color(Role::railText), devicePixelRatioF());
    const int bottom = height() - 64;
    painter.drawPixmap(kMargin, bottom + 4, icon);
    painter.setFont(theme.font(Type::body));
    painter.drawText(QRect(kMargin + 26, bottom, box.width() - 26, 44), Qt::AlignLeft | Qt::TextWordWrap, note);
}

}  // namespace opdesk::ui::unlock
