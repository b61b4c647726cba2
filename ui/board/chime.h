#pragma once

#include <QString>

namespace opdesk::ui::board {

enum class Sound { off, chime, spoken };

/// Two tones for a call; with `spoken` the token and the room are said by the speech program of the PC when there is
/// one. Nothing of a patient is ever said.
class Chime {
public:
    void setSound(Sound sound) { m_sound = sound; }
    Sound sound() const { return m_sound; }
    void ring(const QString& token, const QString& room) const;

private:
    Sound m_sound = Sound::chime;
};

/// "A 13, room 1": letters and figures apart, so that a voice reads them one by one.
QString spokenCall(const QString& token, const QString& room);

}  // namespace opdesk::ui::board
