#include "ui/vitals/vital_kinds.h"

#include <QCoreApplication>

#include <cmath>

#include "core/clinic/vitals_reading.h"
#include "core/text/dates.h"
#include "core/text/phone.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::vitals {

using widgets::qt;
using widgets::utf8;

namespace {

struct KindRow {
    Vital vital;
    const char* field;
    const char* label;
    const char* unit;
    const char* example;
};

constexpr KindRow kRows[] = {
    {Vital::bloodPressure, "blood_pressure", QT_TRANSLATE_NOOP("Vitals", "Blood pressure"),
     QT_TRANSLATE_NOOP("Vitals", "mmHg"), "120/80"},
    {Vital::pulse, "pulse", QT_TRANSLATE_NOOP("Vitals", "Pulse"), QT_TRANSLATE_NOOP("Vitals", "per minute"), "76"},
    {Vital::temperature, "temperature", QT_TRANSLATE_NOOP("Vitals", "Temperature"),
     QT_TRANSLATE_NOOP("Vitals", "°F or °C"), "98.6F, 37C"},
    {Vital::spo2, "spo2", QT_TRANSLATE_NOOP("Vitals", "SpO₂"), QT_TRANSLATE_NOOP("Vitals", "%"), "98"},
    {Vital::respiration, "respiration", QT_TRANSLATE_NOOP("Vitals", "Breaths"),
     QT_TRANSLATE_NOOP("Vitals", "per minute"), "16"},
    {Vital::weight, "weight", QT_TRANSLATE_NOOP("Vitals", "Weight"), QT_TRANSLATE_NOOP("Vitals", "kg"), "62.5"},
    {Vital::height, "height", QT_TRANSLATE_NOOP("Vitals", "Height"), QT_TRANSLATE_NOOP("Vitals", "cm or feet"),
     "168, 5'6\""},
    {Vital::glucose, "glucose", QT_TRANSLATE_NOOP("Vitals", "Random sugar"), QT_TRANSLATE_NOOP("Vitals", "mg/dL"),
     "110"},
    {Vital::pain, "pain", QT_TRANSLATE_NOOP("Vitals", "Pain"), QT_TRANSLATE_NOOP("Vitals", "0 to 10"), "0"},
    {Vital::lmp, "lmp", QT_TRANSLATE_NOOP("Vitals", "Last period"), QT_TRANSLATE_NOOP("Vitals", "first day"),
     "02-11-2026"},
};

const KindRow& rowOf(Vital vital) {
    return kRows[static_cast<std::size_t>(vital)];
}

QString words(const char* text) {
    return QCoreApplication::translate("Vitals", text);
}

VitalReading wrong(const QString& fix) {
    VitalReading reading;
    reading.isEmpty = false;
    reading.fix = fix;
    return reading;
}

/// A whole number in digits of any script, with or without its unit behind it.
VitalReading readWhole(Vital vital, const QString& typed) {
    QString figures;
    for (const QChar letter : typed) {
        if (letter.digitValue() >= 0)
            figures += QChar(u'0' + letter.digitValue());
        else if (letter.isSpace() || letter == QLatin1Char('%'))
            continue;
        else
            return wrong(words(QT_TRANSLATE_NOOP("Vitals", "A whole number, like %1")).arg(vitalExample(vital)));
    }
    bool read = false;
    const auto value = figures.toLongLong(&read);
    if (!read || figures.size() > 5)
        return wrong(words(QT_TRANSLATE_NOOP("Vitals", "A whole number, like %1")).arg(vitalExample(vital)));
    VitalReading reading;
    reading.isEmpty = false;
    reading.first = value;
    return reading;
}

template <typename Result>
VitalReading readOne(Vital vital, const Result& result) {
    if (!result)
        return wrong(words(QT_TRANSLATE_NOOP("Vitals", "Write it like %1")).arg(vitalExample(vital)));
    VitalReading reading;
    reading.isEmpty = false;
    reading.first = *result;
    return reading;
}

QString decimal(double value, int places) {
    auto text = QString::number(value, 'f', places);
    if (text.endsWith(QLatin1String(".0")))
        text.chop(2);
    return text;
}

}  // namespace

const char* vitalField(Vital vital) {
    return rowOf(vital).field;
}
QString vitalLabel(Vital vital) {
    return words(rowOf(vital).label);
}
QString vitalUnit(Vital vital) {
    return words(rowOf(vital).unit);
}
QString vitalForm(Vital vital) {
    switch (vital) {
        case Vital::bloodPressure:
            return words(QT_TRANSLATE_NOOP("Vitals", "upper / lower"));
        case Vital::temperature:
            return words(QT_TRANSLATE_NOOP("Vitals", "with F or C"));
        case Vital::height:
            return words(QT_TRANSLATE_NOOP("Vitals", "cm, or feet'inches"));
        case Vital::lmp:
            return words(QT_TRANSLATE_NOOP("Vitals", "dd-mm-yyyy"));
        case Vital::pulse:
        case Vital::spo2:
        case Vital::respiration:
        case Vital::weight:
        case Vital::glucose:
        case Vital::pain:
            break;
    }
    return {};
}
QString vitalExample(Vital vital) {
    return QString::fromUtf8(rowOf(vital).example);
}

VitalReading readVital(Vital vital, const QString& typed, base::Date today) {
    const auto text = typed.trimmed();
    if (text.isEmpty())
        return {};
    const auto bytes = utf8(text);
    switch (vital) {
        case Vital::bloodPressure: {
            const auto pressure = clinic::readBloodPressure(bytes);
            if (!pressure)
                return wrong(pressure.error().detail.find("not above") != std::string::npos
                                 ? words(QT_TRANSLATE_NOOP("Vitals", "The upper figure comes first, like 120/80"))
                                 : words(QT_TRANSLATE_NOOP("Vitals", "Write it like %1")).arg(vitalExample(vital)));
            VitalReading reading;
            reading.isEmpty = false;
            reading.first = pressure->systolic;
            reading.second = pressure->diastolic;
            return reading;
        }
        case Vital::temperature:
            return readOne(vital, clinic::readTemperature(bytes));
        case Vital::weight:
            return readOne(vital, clinic::readWeight(bytes));
        case Vital::height:
            return readOne(vital, clinic::readHeight(bytes));
        case Vital::lmp: {
            const auto day = text::parseDate(bytes, today);
            if (!day)
                return wrong(words(QT_TRANSLATE_NOOP("Vitals", "A date like 02-11-2026")));
            if (std::chrono::sys_days(*day) > std::chrono::sys_days(today))
                return wrong(words(QT_TRANSLATE_NOOP("Vitals", "This day has not come yet")));
            VitalReading reading;
            reading.isEmpty = false;
            reading.date = *day;
            return reading;
        }
        case Vital::pulse:
        case Vital::spo2:
        case Vital::respiration:
        case Vital::glucose:
        case Vital::pain:
            return readWhole(vital, text);
    }
    return {};
}

QString vitalText(Vital vital, const VitalReading& reading) {
    if (vital == Vital::lmp)
        return reading.date ? qt(text::formatDate(*reading.date)) : QString();
    if (!reading.first)
        return {};
    const auto value = static_cast<double>(*reading.first);
    switch (vital) {
        case Vital::bloodPressure:
            return reading.second
                       ? words(QT_TRANSLATE_NOOP("Vitals", "%1/%2 mmHg")).arg(*reading.first).arg(*reading.second)
                       : QString();
        case Vital::pulse:
        case Vital::respiration:
            return words(QT_TRANSLATE_NOOP("Vitals", "%1 /min")).arg(*reading.first);
        case Vital::temperature:
            // At the desk in Fahrenheit; the record keeps Celsius.
            return words(QT_TRANSLATE_NOOP("Vitals", "%1 °F")).arg(decimal(value * 0.18 + 32, 1));
        case Vital::spo2:
            return words(QT_TRANSLATE_NOOP("Vitals", "%1 %")).arg(*reading.first);
        case Vital::weight:
            return words(QT_TRANSLATE_NOOP("Vitals", "%1 kg")).arg(decimal(value / 1000, 1));
        case Vital::height:
            return words(QT_TRANSLATE_NOOP("Vitals", "%1 cm")).arg(decimal(value / 10, 1));
        case Vital::glucose:
            return words(QT_TRANSLATE_NOOP("Vitals", "%1 mg/dL")).arg(*reading.first);
        case Vital::pain:
            return words(QT_TRANSLATE_NOOP("Vitals", "%1 of 10")).arg(*reading.first);
        case Vital::lmp:
            break;
    }
    return {};
}

QString vitalSpan(Vital vital, std::int64_t from, std::int64_t to) {
    const auto textOf = [&](std::int64_t value) {
        VitalReading reading;
        reading.first = reading.second = value;
        if (vital != Vital::bloodPressure)
            return vitalText(vital, reading);
        return words(QT_TRANSLATE_NOOP("Vitals", "%1 mmHg")).arg(value);
    };
    auto first = textOf(from);
    const auto last = textOf(to);
    const auto unit = last.section(QLatin1Char(' '), 1);
    if (!unit.isEmpty() && first.endsWith(QLatin1Char(' ') + unit))
        first.chop(unit.size() + 1);
    return words(QT_TRANSLATE_NOOP("Vitals", "%1 to %2")).arg(first, last);
}

VitalReading readingOf(Vital vital, const clinic::VitalsLine& line) {
    VitalReading reading;
    switch (vital) {
        case Vital::bloodPressure:
            if (line.systolic && line.diastolic) {
                reading.first = line.systolic;
                reading.second = line.diastolic;
            }
            break;
        case Vital::pulse:
            reading.first = line.pulse;
            break;
        case Vital::temperature:
            reading.first = line.temperature;
            break;
        case Vital::spo2:
            reading.first = line.spo2;
            break;
        case Vital::respiration:
            reading.first = line.respiration;
            break;
        case Vital::weight:
            reading.first = line.weight;
            break;
        case Vital::height:
            reading.first = line.height;
            break;
        case Vital::glucose:
            reading.first = line.glucose;
            break;
        case Vital::pain:
            reading.first = line.pain;
            break;
        case Vital::lmp:
            break;
    }
    reading.isEmpty = !reading.first;
    return reading;
}

}  // namespace opdesk::ui::vitals
