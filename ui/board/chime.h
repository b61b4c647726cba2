#pragma once

#include <QString>

#include <memory>

class QTemporaryFile;

namespace opdesk::ui::board {

enum class Sound { off, chime, spoken };

/// Two tones for a call, by the PC's own sound player; the bell of the desktop where there is none. With `spoken` the
/// token and the room are said after them by the speech program of the PC when there is one. Nothing of a patient is
/// ever said. GUI thread.
class Chime {
public:
    Chime();
    ~Chime();

    void setSound(Sound sound) { m_sound = sound; }
    Sound sound() const { return m_sound; }
    void ring(const QString& token, const QString& room);

private:
    bool playTones();

    Sound m_sound = Sound::chime;
    std::unique_ptr<QTemporaryFile> m_tones;  ///< made at the first call
};

/// "A 13, room 1": letters and figures apart, so that a voice reads them one by one.
QString spokenCall(const QString& token, const QString& room);
/// The two tones as a sound file (WAV, mono, 16 bit).
QByteArray chimeTones();

}  // namespace opdesk::ui::board
