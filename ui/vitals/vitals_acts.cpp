#include <QAction>
#include <QGuiApplication>
#include <QPointer>
#include <QShortcut>

#include <algorithm>
#include <utility>

#include "core/clinic/desk.h"
#include "core/text/dates.h"
#include "core/text/names.h"
#include "ui/labels/labels.h"
#include "ui/vitals/vital_box.h"
#include "ui/vitals/vitals_page.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/open_summary.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::vitals {

using widgets::Label;
using widgets::qt;
using widgets::utf8;

namespace {

constexpr std::string_view kAllergyKept = "allergy";  ///< in the draft, beside the measurements

bool waits(const clinic::QueueLine& line) {
    return line.status == "waiting" || line.status == "called";
}

}  // namespace

void VitalsPage::readQueue() {
    if (!m_desk)
        return;
    m_desk->run(clinic::ListQueue{}, [self = QPointer(this)](base::Result<clinic::ListQueue::Answer> answer) {
        if (self && self->m_desk && answer)
            self->showQueue(*answer);
    });
}

void VitalsPage::showQueue(const clinic::ListQueue::Answer& queue) {
    m_queue = queue.tokens;
    std::vector<widgets::ListRow> rows;
    for (const auto& line : m_queue) {
        if (!waits(line))
            continue;
        widgets::TwoLineRow row;
        row.id = qt(line.visit.text());
        const bool called = line.status == "called";
        row.iconName = m_taken.contains(row.id) ? QStringLiteral("check")
                       : called                 ? QStringLiteral("bell-ring")
                                                : QStringLiteral("clock");
        row.title = QStringLiteral("%1  %2").arg(
            qt(line.token), qt(m_namesHidden ? text::initials(line.patientName) : line.patientName));
        row.detail = tr("%1 · waits %2 min", "age and sex, minutes")
                         .arg(labels::ageAndSex(line.ageText, line.sex))
                         .arg(line.waitedMinutes);
        if (called)
            row.detail = tr("%1 · called", "age and sex").arg(labels::ageAndSex(line.ageText, line.sex));
        if (m_taken.contains(row.id))
            row.detail = tr("%1, measured", "age, sex and wait").arg(row.detail);
        row.spoken = QStringLiteral("%1, %2").arg(row.title, row.detail);
        rows.push_back({row.id, QVariant::fromValue(row), row.spoken, {}});
    }
    m_queueCard->setNote(rows.empty() ? QString() : QString::number(rows.size()));
    m_queueModel->setRows(std::move(rows));
    showBanner();
    if (m_queueList->hasFocus() && m_queueList->currentIndex().isValid())
        return;  // somebody is being chosen
    // Whose values are typed is the marked row; of one who does not wait, none is.
    const int open = m_visit.isNull() ? -1 : m_queueModel->rowOf(qt(m_visit.text()));
    if (open >= 0)
        m_queueList->setCurrentIndex(m_queueModel->index(open, 0));
    else if (!m_patient.isNull())
        m_queueList->selectionModel()->clear();
    else if (!m_queueList->currentIndex().isValid() && m_queueModel->rowCount() > 0)
        m_queueList->setCurrentIndex(m_queueModel->index(0, 0));
}

void VitalsPage::queueChosen(const QModelIndex& index) {
    const auto id = index.data(widgets::kIdRole).toString();
    for (const auto& line : m_queue)
        if (qt(line.visit.text()) == id) {
            showVisit(qt(line.patient.text()), id);
            return;
        }
}

void VitalsPage::fieldLeft(VitalBox* box) {
    const auto reading = box->field()->reading(m_today);
    if (!reading.stands()) {
        box->setBad(reading.fix);
        showOpen();
        return;
    }
    // Left for the button by the mouse: saving looks at it, so that the strip is read before the button is let go.
    if (m_saveButton->hasFocus() && QGuiApplication::mouseButtons() != Qt::NoButton)
        return;
    check();
}

void VitalsPage::showOpen() {
    std::vector<widgets::OpenPart> parts, critical;
    m_named.clear();
    for (auto* box : m_boxes) {
        const auto go = [box] { box->field()->setFocus(); };
        const auto vital = box->field()->vital();
        if (box->isShown() && box->isBad())
            parts.push_back({vitalLabel(vital), go});
        if (box->isShown() && box->isCritical()) {
            m_named << tr("%1 %2", "measurement, value")
                           .arg(vitalLabel(vital), vitalText(vital, box->field()->reading(m_today)));
            critical.push_back({m_named.last(), go, vitalLabel(vital)});
        }
    }
    const int count = static_cast<int>(parts.size());
    m_open->setParts(tr("%n to correct:", "fields", count), std::move(parts));
    m_saveAction->setEnabled(m_desk && m_desk->may("vitals.record") && count == 0);
    m_openKey->setEnabled(count > 0);
    m_tell->setParts(tr("Tell the doctor:"), std::move(critical));
}

void VitalsPage::check() {
    if (!m_desk || m_patient.isNull())
        return;
    clinic::CheckVitals command;
    command.patient = m_patient;
    for (auto* box : m_boxes) {
        const auto reading = box->field()->reading(m_today);
        if (!reading.stands())
            continue;
        switch (box->field()->vital()) {
            case Vital::bloodPressure:
                command.systolic = reading.first;
                command.diastolic = reading.second;
                break;
            case Vital::pulse:
                command.pulse = reading.first;
                break;
            case Vital::temperature:
                command.temperature = reading.first;
                break;
            case Vital::spo2:
                command.spo2 = reading.first;
                break;
            case Vital::respiration:
                command.respiration = reading.first;
                break;
            case Vital::weight:
                command.weight = reading.first;
                break;
            case Vital::height:
                command.height = reading.first;
                break;
            case Vital::glucose:
                command.glucose = reading.first;
                break;
            case Vital::pain:
                command.pain = reading.first;
                break;
            case Vital::lmp:
                break;
        }
    }
    m_desk->run(command, [self = QPointer(this), patient = m_patient,
                          serial = ++m_checkSerial](base::Result<clinic::CheckVitals::Answer> answer) {
        if (!self || !self->m_desk || serial != self->m_checkSerial || patient != self->m_patient)
            return;
        if (answer)
            self->showMarks(*answer);
        else if (std::exchange(self->m_toSave, std::nullopt))
            self->refuse(answer.error());
    });
}

void VitalsPage::showMarks(const clinic::CheckVitals::Answer& answer) {
    const auto named = m_named;
    for (auto* box : m_boxes)
        if (box->field()->reading(m_today).stands())
            box->setPlain();
    // The worse of the two figures of a blood pressure stands for both.
    auto marks = answer.marks;
    const auto rank = [](const clinic::VitalMark& mark) {
        return mark.level == "impossible" ? 2 : mark.level == "critical" ? 1 : 0;
    };
    std::ranges::stable_sort(marks, {}, rank);
    std::string bmiWord;
    for (const auto& mark : marks) {
        if (mark.field == "bmi")
            bmiWord = mark.level == "impossible" ? std::string() : mark.word;
        else if (auto* box = boxOf(mark.field))
            box->setMark(mark);
    }
    for (const auto& doubt : answer.doubts) {
        const bool isMarked = std::ranges::any_of(marks, [&](const auto& mark) { return mark.field == doubt.field; });
        if (auto* box = boxOf(doubt.field); box && !isMarked)
            box->setDoubt(doubt, m_desk->identity().offset);
    }
    showBmi(answer.bmiTenths, bmiWord);
    showOpen();
    if (std::exchange(m_asksSure, false))
        showDoubts(answer.doubts);
    if (auto record = std::exchange(m_toSave, std::nullopt))
        saveWhenNamed(std::move(*record), named, answer.doubts);
}

/// What the doctor has to be told is read in the strip before it is saved: the key that brought it there only shows
/// it, and the next one saves. Everything else is saved by the first.
void VitalsPage::saveWhenNamed(clinic::RecordVitals record, const QStringList& named,
                               const std::vector<clinic::VitalDoubt>& doubts) {
    for (auto* box : m_boxes)
        if (box->isShown() && box->isBad()) {
            m_saving = false;
            box->field()->setFocus();
            return;
        }
    if (std::ranges::all_of(m_named, [&](const QString& words) { return named.contains(words); })) {
        record.sure = m_sure;
        run(record);
        return;
    }
    m_saving = false;
    if (!doubts.empty()) {
        showDoubts(doubts);  // one question for both
        return;
    }
    m_error->setText(tr("Read it again. Ctrl+Enter once more saves it."));
    m_error->show();
}

/// Asked once beside the button; the same key again says that it is so.
void VitalsPage::showDoubts(const std::vector<clinic::VitalDoubt>& doubts) {
    QString sentence = tr("Far from the last time. Measure again, or save once more with Ctrl+Enter.");
    for (const auto& doubt : doubts)
        if (doubt.why == "same")
            sentence = tr("Entered twice? The same figures were saved at %1. Ctrl+Enter once more saves them again.")
                           .arg(qt(text::formatTime12(doubt.takenAt, m_desk->identity().offset)));
    m_error->setText(sentence);
    m_error->show();
    m_sure = true;
}

void VitalsPage::showBmi(std::optional<std::int64_t> tenths, const std::string& word) {
    const bool heightFromBefore = boxOf("height")->field()->text().trimmed().isEmpty();
    m_bmi->setText(!tenths ? tr("BMI needs weight and height")
                           : (heightFromBefore ? tr("BMI %1 kg/m², height from before") : tr("BMI %1 kg/m²"))
                                 .arg(static_cast<double>(*tenths) / 10, 0, 'f', 1));
    m_bmi->setLook(tenths ? Label::Look::strong : Label::Look::hint);
    m_bmiWord->setText(word == "underweight"  ? tr("Underweight, below 18.5")
                       : word == "overweight" ? tr("Overweight, from 23")
                       : word == "obese"      ? tr("Obese, from 25")
                                              : QString());
    m_bmiIcon->setVisible(!m_bmiWord->text().isEmpty());
}

clinic::json::object VitalsPage::typed() const {
    clinic::json::object kept;
    for (auto* box : m_boxes)
        if (!box->field()->text().trimmed().isEmpty())
            kept[vitalField(box->field()->vital())] = utf8(box->field()->text());
    if (!m_remark->text().trimmed().isEmpty())
        kept["remark"] = utf8(m_remark->text());
    if (!m_allergy->text().trimmed().isEmpty())
        kept[kAllergyKept] = utf8(m_allergy->text());
    return kept;
}

void VitalsPage::typeAgainFrom(const clinic::json::object& kept) {
    const auto textOf = [&](std::string_view name) {
        const auto* value = kept.if_contains(name);
        return value && value->is_string() ? QString::fromUtf8(value->get_string().c_str()) : QString();
    };
    for (auto* box : m_boxes)
        if (box->field()->text().isEmpty())
            box->field()->setText(textOf(vitalField(box->field()->vital())));
    if (m_remark->text().isEmpty())
        m_remark->setText(textOf("remark"));
    if (m_allergy->text().isEmpty())
        m_allergy->setText(textOf(kAllergyKept));
    check();
}

void VitalsPage::save() {
    if (!m_desk || m_patient.isNull() || m_saving)
        return;
    clinic::RecordVitals record;
    record.patient = m_patient;
    record.visit = m_visit;
    record.remark = utf8(m_remark->text());
    for (auto* box : m_boxes) {
        const auto reading = box->field()->reading(m_today);
        if (!reading.stands()) {
            box->setBad(reading.fix);
            showOpen();
            box->field()->setFocus();
            return;
        }
        const auto text = utf8(box->field()->text());
        switch (box->field()->vital()) {
            case Vital::bloodPressure:
                record.bloodPressure = text;
                break;
            case Vital::temperature:
                record.temperature = text;
                break;
            case Vital::weight:
                record.weight = text;
                break;
            case Vital::height:
                record.height = text;
                break;
            case Vital::pulse:
                record.pulse = reading.first;
                break;
            case Vital::spo2:
                record.spo2 = reading.first;
                break;
            case Vital::respiration:
                record.respiration = reading.first;
                break;
            case Vital::glucose:
                record.glucose = reading.first;
                break;
            case Vital::pain:
                record.pain = reading.first;
                break;
            case Vital::lmp:
                if (box->isShown())
                    record.lmp = reading.date;
                break;
        }
    }
    m_saving = true;
    m_error->hide();
    m_toSave = std::move(record);
    check();
}

void VitalsPage::run(const clinic::RecordVitals& record) {
    m_desk->run(record,
                [self = QPointer(this), patient = m_patient](base::Result<clinic::RecordVitals::Answer> answer) {
                    // The page may show somebody else by now; what was saved is that patient's.
                    if (!self || !self->m_desk || patient != self->m_patient)
                        return;
                    self->m_saving = false;
                    if (answer)
                        self->saved(*answer);
                    else
                        self->refuse(answer.error());
                });
}

void VitalsPage::saved(const clinic::RecordVitals::Answer& answer) {
    m_draft->drop();
    if (!m_allergy->text().trimmed().isEmpty()) {
        // Typed and not added: it waits for this patient, without the figures that are saved now.
        for (auto* box : m_boxes)
            box->field()->clear();
        m_remark->clear();
        m_draft->changed();
        m_draft->flush();
    }
    if (!m_visit.isNull())
        m_taken.insert(qt(m_visit.text()));
    QStringList critical;
    for (const auto& mark : answer.marks)
        if (mark.level == "critical")
            if (const auto* box = boxOf(mark.field))
                if (const auto word = vitalLabel(box->field()->vital()); !critical.contains(word))
                    critical << word;
    const auto who = m_namesHidden ? m_token : m_name;
    if (critical.isEmpty())
        emit said(tr("Vitals of %1 saved").arg(who), QStringLiteral("check"));
    else
        emit said(
            tr("Saved. Tell the doctor: %1, %2", "patient, measurements").arg(who, critical.join(QStringLiteral(", "))),
            QStringLiteral("octagon-alert"));
    if (m_goOn->isChecked()) {
        openNext();
        return;
    }
    // What was saved must not stand here as if it were to be saved.
    clearPage();
    emit deskAsked();
}

void VitalsPage::openNext() {
    const auto here = std::ranges::find(m_queue, m_visit, &clinic::QueueLine::visit);
    const auto isNext = [&](const clinic::QueueLine& line) {
        return waits(line) && line.visit != m_visit && !m_taken.contains(qt(line.visit.text()));
    };
    auto next = here == m_queue.end() ? m_queue.end() : std::find_if(here, m_queue.end(), isNext);
    if (next == m_queue.end())
        next = std::ranges::find_if(m_queue, isNext);
    if (next == m_queue.end()) {
        clearPage();
        readQueue();
        m_queueList->setFocus();
        emit statusSaid(tr("Everybody who waits has been measured."));
        return;
    }
    const auto patient = qt(next->patient.text()), visit = qt(next->visit.text());
    clearPage();
    showVisit(patient, visit);
}

void VitalsPage::refuse(const base::Error& error) {
    m_saving = false;
    if (error.field == "sure") {
        m_asksSure = true;
        check();
        return;
    }
    auto* box = boxOf(error.field);
    if (!box) {
        m_error->setText(labels::errorSentence(error));
        m_error->show();
        return;
    }
    box->setBad(error.field == "weight" && error.detail.find("18") != std::string::npos ? tr("Needed under 18, in kg")
                                                                                        : labels::errorSentence(error));
    showOpen();
    box->field()->setFocus();
}

void VitalsPage::sayNoneKnown() {
    if (!m_desk || m_patient.isNull())
        return;
    clinic::EditPatient edit;
    edit.patient = m_patient;
    edit.fields["allergy_status"] = "none_known";
    m_desk->run(edit, [self = QPointer(this)](base::Result<clinic::EditPatient::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        if (!answer) {
            self->refuse(answer.error());
            return;
        }
        self->m_boxes.front()->field()->setFocus();
        emit self->said(tr("Allergies asked: none known"), QStringLiteral("shield-check"));
    });
}

void VitalsPage::addAllergy() {
    if (!m_desk || m_patient.isNull() || m_allergy->text().trimmed().isEmpty())
        return;
    clinic::AddAllergy add;
    add.patient = m_patient;
    add.substance = utf8(m_allergy->text());
    m_desk->run(add, [self = QPointer(this)](base::Result<clinic::AddAllergy::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        if (!answer) {
            self->refuse(answer.error());
            return;
        }
        self->m_allergy->clear();
        self->m_draft->changed();
        emit self->said(tr("Allergy added"), QStringLiteral("shield-alert"));
    });
}

}  // namespace opdesk::ui::vitals
