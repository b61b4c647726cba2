#pragma once

#include <QMetaType>
#include <QString>
#include <Qt>

#include "ui/widgets/status.h"

namespace opdesk::ui::widgets {

/// Item-data roles the delegates read. A page's model answers kRowRole with one of the structs below (as a QVariant of
/// that type), and for lists Qt::AccessibleTextRole with `spoken` of that struct.
enum ItemRole {
    kRowRole = Qt::UserRole + 1,  ///< PatientRow, QueueRow, AppointmentRow, CommandRow, TimelineRow
    kIdRole,                      ///< the record's id as text: selection is kept by it through a refresh
    kGroupRole,  ///< QString: a heading shown above this row ("Family on phone 98•••• 4512"), or empty
};

/// A patient found by search: two lines left, two right.
struct PatientRow {
    QString id;
    QString name;
    QString ageSex;     ///< "42 F"
    QString place;      ///< "Karve Nagar · seen 02-11-2026"
    QString uhid;       ///< "UHID BL-20418"
    QString balance;    ///< "₹ 0"
    bool owes = false;  ///< balance is shown as due
    bool hasConflict = false;
    QString group;              ///< heading above the first row of a family
    bool isNewPatient = false;  ///< the last row "New patient on 98000 07731 (F3)": `name` is the sentence
    QString spoken;
};

/// A token in today's queue.
struct QueueRow {
    QString id;
    QString patientId;
    QString token;  ///< "A-14" or "A-4·2"
    QString patient;
    QString tag;    ///< small words after the name: "60+"
    QString place;  ///< locality; a column of its own in a wide window
    bool isPriority = false;
    bool hasConflict = false;
    bool tellDoctor = false;  ///< a critical measurement
    QString ageSex;
    QString doctor;
    Status status = Status::waiting;
    QString waited;  ///< "28 min", "Bill due", "Paid", "—"
    bool waitedLong = false;
    bool billDue = false;
    bool isPast = false;  ///< done, skipped, cancelled: words in the hint colour
    QString spoken;
};

struct AppointmentRow {
    QString id;
    QString patientId;
    QString time;  ///< "11:30"
    QString patient;
    QString ageSex;
    QString doctor;
    Status status = Status::booked;
    QString statusWord;  ///< replaces the status' word: "12 min late"
    QString spoken;
};

/// One day or paper in a patient's timeline.
struct TimelineRow {
    QString id;
    QString date;
    QString title;
    QString detail;
    QString iconName;
    Status status = Status::none;
    QString spoken;
};

/// A line of a list with an icon, two texts and an optional badge at the right: conflicts, papers, people.
struct TwoLineRow {
    QString id;
    QString iconName;
    QString title;
    QString detail;
    QString small;
    Status status = Status::none;
    QString spoken;
};

/// Columns of the queue table, in this order.
enum class QueueColumn { token, patient, place, ageSex, doctor, status, waited };
inline constexpr int kQueueColumnCount = 7;
/// What a window has room for: narrow goes without the doctor, wide shows the place as well.
enum class QueueRoom { narrow, usual, wide };

}  // namespace opdesk::ui::widgets

Q_DECLARE_METATYPE(opdesk::ui::widgets::PatientRow)
Q_DECLARE_METATYPE(opdesk::ui::widgets::QueueRow)
Q_DECLARE_METATYPE(opdesk::ui::widgets::AppointmentRow)
Q_DECLARE_METATYPE(opdesk::ui::widgets::TimelineRow)
Q_DECLARE_METATYPE(opdesk::ui::widgets::TwoLineRow)
