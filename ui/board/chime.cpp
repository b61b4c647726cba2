#include "ui/board/chime.h"

#include <QApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

namespace opdesk::ui::board {

namespace {
constexpr auto kBetweenTones = std::chrono::milliseconds(350);
}

QString spokenCall(const QString& token, const QString& room) {
    auto words = token;
    words.replace(QLatin1Char('-'), QLatin1Char(' ')).replace(QChar(0xB7), QStringLiteral(" "));
    if (room.isEmpty())
        return words;
    const bool named = room.startsWith(QLatin1String("Room"), Qt::CaseInsensitive);
    return QStringLiteral("%1, %2").arg(words, named ? room.toLower() : QStringLiteral("room ") + room);
}

void Chime::ring(const QString& token, const QString& room) const {
    if (m_sound == Sound::off)
        return;
    QApplication::beep();
    QTimer::singleShot(kBetweenTones, qApp, [] { QApplication::beep(); });
    if (m_sound != Sound::spoken)
        return;
    const auto voice = QStandardPaths::findExecutable(QStringLiteral("spd-say"));
    if (!voice.isEmpty())
        QProcess::startDetached(voice, {QStringLiteral("--"), spokenCall(token, room)});
}

}  // namespace opdesk::ui::board
