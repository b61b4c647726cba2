#pragma once

#include <QMetaType>
#include <QString>

namespace opdesk::ui::consult {

/// A medicine of the list as the delegate paints it. Never elided: it wraps.
struct MedicineRow {
    int number = 0;
    QString name;  ///< GENERIC STRENGTH in capitals
    QString form;
    QString words;  ///< in words, timing included
    QString local;
    QString dose;  ///< 1-0-1
    QString duration;
    QString quantity;
    QString caution;  ///< under the line; empty: none
    bool interrupts = false;
    bool notChecked = false;
};

}  // namespace opdesk::ui::consult

Q_DECLARE_METATYPE(opdesk::ui::consult::MedicineRow)
