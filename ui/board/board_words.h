#pragma once

#include <QString>

namespace opdesk::ui::board {

/// The few words of the board. It speaks English and the clinic's language side by side, whatever language the desk's
/// window has.
enum class Word {
    comeIn,
    inRoom,
    next,
    room,
    nobody,
    nextSoon,
    backAt,
    notHere,
    waitNow,
    minutes,
    asOf,
    missed,
    paused
};

QString english(Word word);
/// Empty when the board has no second language or it is not one of hi, mr, ta, te, kn, gu, bn.
QString local(Word word, const QString& language);
/// "Next · पुढे"
QString both(Word word, const QString& language);

}  // namespace opdesk::ui::board
