#include "ui/board/chime.h"

#include <QApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTimer>
#include <QtEndian>

#include <cmath>
#include <numbers>

namespace opdesk::ui::board {

namespace {

constexpr auto kBetweenTones = std::chrono::milliseconds(350);
constexpr auto kBeforeVoice = std::chrono::milliseconds(1300);
constexpr int kRate = 22050;
constexpr double kToneSeconds = 0.6;
constexpr double kSecondBegins = 0.4;
constexpr double kLoudness = 0.35;

/// Whatever plays a sound file and ends; the first that is there.
struct Player {
    const char* program;
    const char* option;
};
constexpr Player kPlayers[] = {{"pw-play", nullptr}, {"paplay", nullptr}, {"aplay", "-q"}, {"afplay", nullptr}};

template <typename T>
void append(QByteArray& bytes, T value) {
    char raw[sizeof(T)];
    qToLittleEndian(value, raw);
    bytes.append(raw, sizeof raw);
}

/// A struck bell: loud at once, gone after its time.
double bell(double seconds, double pitch) {
    if (seconds < 0 || seconds >= kToneSeconds)
        return 0;
    const double fading = std::exp(-6 * seconds) * std::min(1.0, seconds / 0.005);
    return fading * std::sin(2 * std::numbers::pi * pitch * seconds);
}

}  // namespace

QString spokenCall(const QString& token, const QString& room) {
    auto words = token;
    words.replace(QLatin1Char('-'), QLatin1Char(' ')).replace(QChar(0xB7), QStringLiteral(" "));
    if (room.isEmpty())
        return words;
    const bool named = room.startsWith(QLatin1String("Room"), Qt::CaseInsensitive);
    return QStringLiteral("%1, %2").arg(words, named ? room.toLower() : QStringLiteral("room ") + room);
}

QByteArray chimeTones() {
    const int count = static_cast<int>((kSecondBegins + kToneSeconds) * kRate);
    const auto size = static_cast<quint32>(count) * 2;
    QByteArray bytes("RIFF");
    append<quint32>(bytes, 36 + size);
    bytes += "WAVEfmt ";
    append<quint32>(bytes, 16);
    append<quint16>(bytes, 1);  // plain samples
    append<quint16>(bytes, 1);
    append<quint32>(bytes, kRate);
    append<quint32>(bytes, kRate * 2);
    append<quint16>(bytes, 2);
    append<quint16>(bytes, 16);
    bytes += "data";
    append<quint32>(bytes, size);
    for (int i = 0; i < count; ++i) {
        const double at = static_cast<double>(i) / kRate;
        const double wave = bell(at, 988) + bell(at - kSecondBegins, 784);
        append<qint16>(bytes, static_cast<qint16>(wave * kLoudness * 32767));
    }
    return bytes;
}

Chime::Chime() = default;
Chime::~Chime() = default;

bool Chime::playTones() {
    for (const auto& player : kPlayers) {
        const auto program = QStandardPaths::findExecutable(QLatin1String(player.program));
        if (program.isEmpty())
            continue;
        if (!m_tones) {
            auto tones = std::make_unique<QTemporaryFile>();
            if (!tones->open() || tones->write(chimeTones()) < 0 || !tones->flush())
                return false;
            tones->close();
            m_tones = std::move(tones);
        }
        QStringList options;
        if (player.option)
            options << QLatin1String(player.option);
        return QProcess::startDetached(program, options << m_tones->fileName());
    }
    return false;
}

void Chime::ring(const QString& token, const QString& room) {
    if (m_sound == Sound::off)
        return;
    if (!playTones()) {
        QApplication::beep();
        QTimer::singleShot(kBetweenTones, qApp, [] { QApplication::beep(); });
    }
    if (m_sound != Sound::spoken)
        return;
    const auto voice = QStandardPaths::findExecutable(QStringLiteral("spd-say"));
    if (!voice.isEmpty())
        QTimer::singleShot(kBeforeVoice, qApp, [voice, words = spokenCall(token, room)] {
            QProcess::startDetached(voice, {QStringLiteral("--"), words});
        });
}

}  // namespace opdesk::ui::board
