#include "ui/patients/day_cards.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/clinic/attachments.h"
#include "core/text/dates.h"
#include "ui/labels/dates.h"
#include "ui/labels/labels.h"
#include "ui/patients/banner.h"
#include "ui/patients/facts_delegate.h"
#include "ui/widgets/page.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::patients {

using widgets::qt;

namespace {

const QString kDot = QStringLiteral(" · ");

QString dayWords(const char* text) {
    return QCoreApplication::translate("DayCards", text);
}

/// Which part of the record a kind belongs to.
QString partOf(std::string_view kind) {
    if (kind == "visit" || kind == "appointment" || kind == "note")
        return QStringLiteral("visit");
    if (kind == "prescription")
        return QStringLiteral("prescription");
    if (kind == "vitals")
        return QStringLiteral("vitals");
    if (kind == "invoice" || kind == "payment")
        return QStringLiteral("bill");
    if (kind == "attachment")
        return QStringLiteral("paper");
    return QStringLiteral("other");
}

/// The registry's words between the dots, in the person's language.
QString inWords(const clinic::TimelineLine& line) {
    auto parts = qt(line.summary).split(kDot);
    for (auto& part : parts)
        for (const auto* field : {"status", "visit_kind", "mode", "purpose"})
            part = labels::valueLabel(line.kind, field, widgets::utf8(part));
    return parts.join(kDot);
}

/// Every label a card of the timeline may have, in the order a card tells them.
QStringList cardLabels() {
    static constexpr const char* kLabels[] = {"Kept apart", "Allergy", "Reason", "Diagnosis", "Medicines", "Problem",
                                              "Vitals",     "Papers",  "Bill",   "Booking",   "Consent",   "Also"};
    QStringList labels;
    for (const auto* label : kLabels)
        labels << dayWords(label);
    return labels;
}

/// Facts of one day: the same label once, its words after each other and each once.
class Day {
public:
    explicit Day(base::Date date) : m_date(date) {}

    base::Date date() const { return m_date; }
    bool isEmpty() const { return m_facts.isEmpty() && m_visits.isEmpty() && m_papers.empty(); }

    void add(const char* label, const QString& words) {
        if (words.isEmpty())
            return;
        const auto name = dayWords(label);
        const auto known =
            std::find_if(m_facts.begin(), m_facts.end(), [&](const FactLine& fact) { return fact.label == name; });
        if (known == m_facts.end())
            m_facts << FactLine{name, words, FactLine::Mark::none};
        else if (!known->words.split(QLatin1Char('\n')).contains(words))
            known->words += QLatin1Char('\n') + words;
    }
    void addVisit(const QString& words) { m_visits << words; }
    void addPaper(const clinic::TimelineLine& line, const QString& time) { m_papers.emplace_back(&line, time); }

    void rows(std::vector<widgets::ListRow>& all, const QString& sought, QSet<QString>& papers) const {
        FactsRow card;
        const auto date = qt(text::formatDate(m_date));
        card.id = kDayRow + date;
        card.title = labels::weekdayShort(m_date) + QLatin1Char(' ') + date;
        card.aside = m_visits.join(QStringLiteral("; "));
        card.labels = cardLabels();
        card.facts = m_facts;
        std::ranges::stable_sort(card.facts, {}, [&](const FactLine& fact) { return card.labels.indexOf(fact.label); });
        QStringList spoken{labels::weekdayLong(m_date) + QLatin1Char(' ') + date, card.aside};
        for (const auto& fact : card.facts)
            spoken << fact.label + QLatin1Char(' ') + fact.words;
        for (const auto& [line, time] : m_papers)
            spoken << qt(line->summary);
        spoken.removeAll(QString());
        card.spoken = spoken.join(QStringLiteral(", ")).replace(QChar::Nbsp, u' ');
        if (!sought.isEmpty() && !card.spoken.contains(sought, Qt::CaseInsensitive))
            return;
        all.push_back({card.id, QVariant::fromValue(card), card.spoken, {}});
        for (const auto& [line, time] : m_papers) {
            FactsRow paper;
            paper.id = qt(line->record.text());
            paper.iconName = QStringLiteral("file-text");
            paper.title = line->summary == clinic::kPhotoTitle ? dayWords(QT_TRANSLATE_NOOP("DayCards", "Photo"))
                                                               : qt(line->summary);
            paper.aside = time;
            paper.spoken = dayWords(QT_TRANSLATE_NOOP("DayCards", "Paper")) + QStringLiteral(", ") + paper.title;
            papers.insert(paper.id);
            all.push_back({paper.id, QVariant::fromValue(paper), paper.spoken, {}});
        }
    }

private:
    base::Date m_date;
    QList<FactLine> m_facts;
    QStringList m_visits;
    std::vector<std::pair<const clinic::TimelineLine*, QString>> m_papers;
};

/// As the banner and the card say it; one that was taken off keeps its own words.
QString allergyLine(const clinic::TimelineLine& line, const std::vector<clinic::AllergyLine>& allergies) {
    const auto known = std::ranges::find(allergies, model::AllergyId(line.record), &clinic::AllergyLine::allergy);
    return known == allergies.end() ? inWords(line) : allergyWords(*known);
}

/// "A-1 · given 10:02 am · In room": the time is that of the token.
QString visitLine(const QString& summary, const QString& time) {
    if (summary.isEmpty())
        return time;
    auto parts = summary.split(kDot);
    parts.insert(1, dayWords(QT_TRANSLATE_NOOP("DayCards", "given %1")).arg(time));
    return parts.join(kDot);
}

void addLine(Day& day, const clinic::TimelineLine& line, const QString& time,
             const std::vector<clinic::AllergyLine>& allergies) {
    const auto summary = inWords(line);
    if (line.locked)
        day.add(QT_TRANSLATE_NOOP("DayCards", "Kept apart"),
                QStringLiteral("%1: %2").arg(labels::kindLabel(line.kind),
                                             dayWords(QT_TRANSLATE_NOOP("DayCards", "not open to this role"))));
    else if (line.kind == "visit")
        day.addVisit(visitLine(summary, time));
    else if (line.kind == "attachment")
        day.addPaper(line, time);
    else if (line.kind == "note" || line.kind == "prescription") {
        day.add(QT_TRANSLATE_NOOP("DayCards", "Reason"), qt(line.reason));
        day.add(QT_TRANSLATE_NOOP("DayCards", "Diagnosis"), qt(line.diagnosis));
        day.add(QT_TRANSLATE_NOOP("DayCards", "Medicines"), qt(line.medicines));
        if (line.reason.empty() && line.diagnosis.empty() && line.medicines.empty())
            day.add(QT_TRANSLATE_NOOP("DayCards", "Papers"), labels::kindLabel(line.kind));
    } else if (line.kind == "vitals")
        day.add(QT_TRANSLATE_NOOP("DayCards", "Vitals"), figureWords(line.figures));
    else if (line.kind == "invoice" || line.kind == "payment")
        day.add(QT_TRANSLATE_NOOP("DayCards", "Bill"),
                labels::kindLabel(line.kind) + (summary.isEmpty() ? QString() : QLatin1Char(' ') + summary));
    else if (line.kind == "appointment")
        day.add(QT_TRANSLATE_NOOP("DayCards", "Booking"), summary.isEmpty() ? time : time + kDot + summary);
    else if (line.kind == "allergy") {
        day.add(QT_TRANSLATE_NOOP("DayCards", "Allergy"), allergyLine(line, allergies));
    } else if (line.kind == "problem")
        day.add(QT_TRANSLATE_NOOP("DayCards", "Problem"), summary);
    else if (line.kind == "consent")
        day.add(QT_TRANSLATE_NOOP("DayCards", "Consent"), summary);
    else
        day.add(QT_TRANSLATE_NOOP("DayCards", "Also"),
                labels::kindLabel(line.kind) + (summary.isEmpty() ? QString() : QLatin1Char(' ') + summary));
}

}  // namespace

QStringList inFull(const clinic::TimelineLine& line, const std::vector<clinic::AllergyLine>& allergies) {
    if (line.locked)
        return {dayWords(QT_TRANSLATE_NOOP("DayCards", "not open to this role"))};
    if (line.kind == "vitals")
        return figureWords(line.figures).split(kDot, Qt::SkipEmptyParts);
    if (line.kind == "allergy")
        return {allergyLine(line, allergies)};
    QStringList parts;
    const auto add = [&](const char* label, const QString& words) {
        if (!words.isEmpty())
            parts << QStringLiteral("%1: %2").arg(dayWords(label), words);
    };
    add("Reason", qt(line.reason));
    add("Diagnosis", qt(line.diagnosis));
    parts << qt(line.medicines).split(QStringLiteral(", "), Qt::SkipEmptyParts);
    if (parts.isEmpty())
        parts << inWords(line);
    parts.removeAll(QString());
    return parts;
}

QString figureWords(const std::vector<clinic::TimelineFigure>& figures) {
    const auto figure = [&](std::string_view field) {
        const auto found = std::ranges::find(figures, field, &clinic::TimelineFigure::field);
        return found == figures.end() ? nullptr : &*found;
    };
    const auto mark = [](const clinic::TimelineFigure& one) {
        const bool grave = one.level == "critical";
        if (one.word == "high")
            return QStringLiteral(" ↑ ") + (grave ? dayWords(QT_TRANSLATE_NOOP("DayCards", "Very high"))
                                                  : dayWords(QT_TRANSLATE_NOOP("DayCards", "High")));
        if (one.word == "low")
            return QStringLiteral(" ↓ ") + (grave ? dayWords(QT_TRANSLATE_NOOP("DayCards", "Very low"))
                                                  : dayWords(QT_TRANSLATE_NOOP("DayCards", "Low")));
        return QString();
    };
    QStringList named;
    const auto *upper = figure("systolic"), *lower = figure("diastolic");
    if (upper && lower) {
        const auto& worse = upper->level == "critical" || lower->word.empty() ? *upper : *lower;
        named << dayWords(QT_TRANSLATE_NOOP("DayCards", "BP %1/%2 mmHg")).arg(upper->value).arg(lower->value) +
                     mark(worse);
    }
    const auto add = [&](std::string_view field, const char* words, double by, double from, int places) {
        if (const auto* one = figure(field))
            named << dayWords(words).arg(static_cast<double>(one->value) * by + from, 0, 'f', places) + mark(*one);
    };
    add("pulse", QT_TRANSLATE_NOOP("DayCards", "Pulse %1 /min"), 1, 0, 0);
    // Stored in Celsius; the desks of the country read Fahrenheit.
    add("temperature", QT_TRANSLATE_NOOP("DayCards", "Temp %1 °F"), 0.18, 32, 1);
    add("spo2", QT_TRANSLATE_NOOP("DayCards", "SpO₂ %1 %"), 1, 0, 0);
    add("respiration", QT_TRANSLATE_NOOP("DayCards", "Breaths %1 /min"), 1, 0, 0);
    add("weight", QT_TRANSLATE_NOOP("DayCards", "Weight %1 kg"), 0.001, 0, 1);
    add("height", QT_TRANSLATE_NOOP("DayCards", "Height %1 cm"), 0.1, 0, 0);
    add("glucose", QT_TRANSLATE_NOOP("DayCards", "Sugar %1 mg/dL"), 1, 0, 0);
    add("pain", QT_TRANSLATE_NOOP("DayCards", "Pain %1 of 10"), 1, 0, 0);
    // A line breaks between the figures, not in one.
    return named.replaceInStrings(QStringLiteral(" "), QString(QChar::Nbsp)).join(kDot);
}

std::vector<widgets::ListRow> dayCards(const clinic::OpenPatient::Answer& patient, std::chrono::minutes offset,
                                       const TimelineWish& wish, QSet<QString>& papers) {
    std::vector<Day> days;
    for (const auto& line : patient.timeline) {
        if (!wish.part.isEmpty() && partOf(line.kind) != wish.part)
            continue;
        const auto date = base::localDate(line.at, offset);
        auto day = std::find_if(days.begin(), days.end(), [&](const Day& each) { return each.date() == date; });
        if (day == days.end())
            day = days.insert(days.end(), Day(date));
        addLine(*day, line, qt(text::formatTime12(line.at, offset)), patient.allergies);
    }
    std::stable_sort(days.begin(), days.end(), [](const Day& a, const Day& b) { return a.date() > b.date(); });
    std::vector<widgets::ListRow> rows;
    for (const auto& day : days)
        if (!day.isEmpty())
            day.rows(rows, wish.sought, papers);
    return rows;
}

}  // namespace opdesk::ui::patients
