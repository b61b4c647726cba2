#include "ui/labels/dates.h"

#include <QCoreApplication>

#include <array>

namespace opdesk::ui::labels {

namespace {

constexpr std::array kDaysShort{QT_TRANSLATE_NOOP("Dates", "Sun"), QT_TRANSLATE_NOOP("Dates", "Mon"),
                                QT_TRANSLATE_NOOP("Dates", "Tue"), QT_TRANSLATE_NOOP("Dates", "Wed"),
                                QT_TRANSLATE_NOOP("Dates", "Thu"), QT_TRANSLATE_NOOP("Dates", "Fri"),
                                QT_TRANSLATE_NOOP("Dates", "Sat")};
constexpr std::array kDaysLong{QT_TRANSLATE_NOOP("Dates", "Sunday"),   QT_TRANSLATE_NOOP("Dates", "Monday"),
                               QT_TRANSLATE_NOOP("Dates", "Tuesday"),  QT_TRANSLATE_NOOP("Dates", "Wednesday"),
                               QT_TRANSLATE_NOOP("Dates", "Thursday"), QT_TRANSLATE_NOOP("Dates", "Friday"),
                               QT_TRANSLATE_NOOP("Dates", "Saturday")};
constexpr std::array kMonthsShort{
    QT_TRANSLATE_NOOP("Dates", "Jan"), QT_TRANSLATE_NOOP("Dates", "Feb"), QT_TRANSLATE_NOOP("Dates", "Mar"),
    QT_TRANSLATE_NOOP("Dates", "Apr"), QT_TRANSLATE_NOOP("Dates", "May"), QT_TRANSLATE_NOOP("Dates", "Jun"),
    QT_TRANSLATE_NOOP("Dates", "Jul"), QT_TRANSLATE_NOOP("Dates", "Aug"), QT_TRANSLATE_NOOP("Dates", "Sep"),
    QT_TRANSLATE_NOOP("Dates", "Oct"), QT_TRANSLATE_NOOP("Dates", "Nov"), QT_TRANSLATE_NOOP("Dates", "Dec")};
constexpr std::array kMonthsLong{QT_TRANSLATE_NOOP("Dates", "January"),   QT_TRANSLATE_NOOP("Dates", "February"),
                                 QT_TRANSLATE_NOOP("Dates", "March"),     QT_TRANSLATE_NOOP("Dates", "April"),
                                 QT_TRANSLATE_NOOP("Dates", "May"),       QT_TRANSLATE_NOOP("Dates", "June"),
                                 QT_TRANSLATE_NOOP("Dates", "July"),      QT_TRANSLATE_NOOP("Dates", "August"),
                                 QT_TRANSLATE_NOOP("Dates", "September"), QT_TRANSLATE_NOOP("Dates", "October"),
                                 QT_TRANSLATE_NOOP("Dates", "November"),  QT_TRANSLATE_NOOP("Dates", "December")};

template <std::size_t Count>
QString word(const std::array<const char*, Count>& names, unsigned place) {
    return QCoreApplication::translate("Dates", names.at(place));
}

unsigned weekdayOf(base::Date day) {
    return std::chrono::weekday(std::chrono::sys_days(day)).c_encoding();
}

unsigned monthOf(base::Date day) {
    return static_cast<unsigned>(day.month()) - 1;
}

QString numberOf(base::Date day) {
    return QString::number(static_cast<unsigned>(day.day()));
}

}  // namespace

QString weekdayShort(base::Date day) {
    return word(kDaysShort, weekdayOf(day));
}
QString weekdayLong(base::Date day) {
    return word(kDaysLong, weekdayOf(day));
}
QString monthShort(base::Date day) {
    return word(kMonthsShort, monthOf(day));
}
QString monthLong(base::Date day) {
    return word(kMonthsLong, monthOf(day));
}

QString longDate(base::Date day) {
    return QStringLiteral("%1 %2 %3").arg(numberOf(day), monthShort(day)).arg(static_cast<int>(day.year()));
}

QString dateRange(base::Date first, base::Date last) {
    if (first == last)
        return longDate(first);
    const auto dash = QStringLiteral(" – ");
    if (first.year() != last.year())
        return longDate(first) + dash + longDate(last);
    if (first.month() != last.month())
        return numberOf(first) + QLatin1Char(' ') + monthShort(first) + dash + longDate(last);
    return numberOf(first) + dash + longDate(last);
}

QString dateRangeShort(base::Date first, base::Date last) {
    const auto end = numberOf(last) + QLatin1Char(' ') + monthShort(last);
    if (first == last)
        return end;
    const auto begin =
        first.month() == last.month() ? numberOf(first) : numberOf(first) + QLatin1Char(' ') + monthShort(first);
    return begin + QStringLiteral(" – ") + end;
}

}  // namespace opdesk::ui::labels
