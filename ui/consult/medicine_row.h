#pragma once

#include <QMetaType>
#include <QString>

namespace opdesk::ui::consult {

/// A medicine of the list as the delegate paints it. Never elided: it wraps.
struct MedicineRow {
    int number = 0;
    QString title;  ///< GENERIC strength form
    QString words;  ///< in words, timing included
    QString local;
    QString dose;  ///< 1-0-1, or what was typed and not understood
    bool isDoseOpen = false;
    QString duration;
    QString quantity;
    QString caution;  ///< under the line; empty: none
    bool interrupts = false;
    bool notChecked = false;
};

}  // namespace opdesk::ui::consult

Q_DECLARE_METATYPE(opdesk::ui::consult::MedicineRow)
