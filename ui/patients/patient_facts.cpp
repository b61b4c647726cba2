#include "ui/patients/patient_facts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPixmap>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

#include "core/clinic/attachments.h"
#include "core/clinic/desk.h"
#include "core/text/dates.h"
#include "core/text/names.h"
#include "core/text/phone.h"
#include "ui/labels/labels.h"
#include "ui/patients/banner.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/money_label.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::patients {

using widgets::Label;
using widgets::qt;

namespace {
constexpr int kBetweenGroups = 10;
constexpr int kPhotoHeight = 96;
constexpr int kPhoneHeight = 22;  ///< a fact among others, not a field of a form

/// Can be marked and copied once the mouse is over it. Before that it is no document that every layout sets anew.
class Fact : public Label {
public:
    using Label::Label;

protected:
    void enterEvent(QEnterEvent* event) override {
        setTextInteractionFlags(Qt::TextSelectableByMouse);
        Label::enterEvent(event);
    }
};

}  // namespace

PatientFacts::PatientFacts(QWidget* parent) : QWidget(parent) {
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(12, 12, 12, 12);
    m_column->setSpacing(0);
}

void PatientFacts::setDesk(std::shared_ptr<clinic::Desk> desk) {
    clear();
    m_desk = std::move(desk);
}

void PatientFacts::clear() {
    ++m_serial;
    m_phone = nullptr;
    m_photo = nullptr;
    m_family = nullptr;
    m_familyNames.clear();
    m_familyInitials.clear();
    while (auto* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

/// A label with what stands under it: one row, which is there whole or not at all.
QVBoxLayout* PatientFacts::addRow(const QString& label) {
    if (m_column->count() > 0)
        m_column->addSpacing(kBetweenGroups);
    auto* row = new QWidget;
    row->setProperty("oneRow", true);
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    auto* caption = new Label(label, Label::Look::hint);
    caption->setCaption();
    lines->addWidget(caption);
    m_column->addWidget(row);
    return lines;
}

Label* PatientFacts::add(const QString& label, const QString& value, bool warns) {
    if (value.isEmpty())
        return nullptr;
    auto* words = new Fact(value, warns ? Label::Look::danger : Label::Look::body);
    words->setWordWrap(true);
    addRow(label)->addWidget(words);
    return words;
}

void PatientFacts::addPhone(const clinic::PatientLine& line) {
    m_masked = qt(line.phoneMasked);
    if (m_masked.isEmpty())
        return;
    m_phone = new widgets::TextField(QStringLiteral("patient_phone"), tr("Phone"));
    m_phone->setReadOnly(true);
    m_phone->setText(m_masked);
    m_phone->setFixedHeight(kPhoneHeight);
    auto* lines = addRow(tr("Phone"));
    auto* value = new QHBoxLayout;
    value->setContentsMargins(0, 0, 0, 0);
    value->setSpacing(6);
    value->addWidget(new widgets::IconLabel(QStringLiteral("eye-off"), 13, theme::Role::text3));
    value->addWidget(m_phone, 1);
    lines->addLayout(value);
    if (!line.phone.empty()) {
        const auto help = tr("Shown in full while the cursor is in it");
        lines->addWidget(new Label(help, Label::Look::hint));
        m_phone->setAccessibleDescription(help);
        m_phone->installEventFilter(this);
    }
}

/// Optional: the newest attachment that is a photo and open to this role. Its bytes are read, shown, and not kept.
void PatientFacts::addPhoto(const clinic::OpenPatient::Answer& patient) {
    const auto found = std::ranges::find_if(patient.timeline, [](const clinic::TimelineLine& line) {
        return line.kind == "attachment" && !line.locked && line.summary == clinic::kPhotoTitle;
    });
    if (found == patient.timeline.end() || !m_desk)
        return;
    m_photo = new Label;
    m_photo->setObjectName(QStringLiteral("patient_photo_shown"));
    m_photo->setAccessibleName(tr("Photo"));
    m_photo->hide();
    m_column->addWidget(m_photo);
    clinic::OpenAttachment open;
    open.attachment = model::AttachmentId(found->record);
    m_desk->run(open, [self = QPointer(this), serial = m_serial](base::Result<clinic::OpenAttachment::Answer> opened) {
        if (self && opened && serial == self->m_serial)
            self->showPhoto(opened->content);
    });
}

void PatientFacts::showPhoto(const base::Bytes& content) {
    QPixmap picture;
    if (!m_photo || content.empty() || !picture.loadFromData(content.data(), static_cast<unsigned int>(content.size())))
        return;
    const auto ratio = devicePixelRatioF();
    picture = picture.scaledToHeight(static_cast<int>(kPhotoHeight * ratio), Qt::SmoothTransformation);
    picture.setDevicePixelRatio(ratio);
    m_photo->setPixmap(picture);
    m_photo->setFixedSize((QSizeF(picture.size()) / ratio).toSize());
    m_photo->setVisible(!m_namesHidden);
}

void PatientFacts::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    if (m_photo)
        m_photo->setVisible(!hidden && !m_photo->pixmap(Qt::ReturnByValue).isNull());
    if (m_family)
        m_family->setText(hidden ? m_familyInitials : m_familyNames);
}

/// Read anew at each look, so that each is in the log, and kept nowhere.
void PatientFacts::lookAtPhone() {
    if (!m_desk)
        return;
    clinic::OpenPatient look;
    look.patient = m_patient;
    m_desk->run(look, [self = QPointer(this), serial = m_serial](base::Result<clinic::OpenPatient::Answer> answer) {
        if (!self || !answer || serial != self->m_serial || !self->m_phone || !self->m_phone->hasFocus())
            return;
        if (!answer->line.phone.empty())
            self->m_phone->setText(qt(text::formatPhone(answer->line.phone)));
    });
}

bool PatientFacts::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_phone && event->type() == QEvent::FocusIn)
        lookAtPhone();
    else if (watched == m_phone && event->type() == QEvent::FocusOut)
        m_phone->setText(m_masked);
    return QWidget::eventFilter(watched, event);
}

void PatientFacts::show(const clinic::OpenPatient::Answer& patient, std::chrono::minutes offset) {
    // Somebody reads the number now: it is not taken from under his eyes.
    if (m_phone && m_phone->hasFocus() && m_patient == patient.line.patient)
        return;
    clear();
    m_patient = patient.line.patient;
    const auto dayOf = [&](base::Instant at) { return qt(text::formatDate(base::localDate(at, offset))); };
    addPhoto(patient);
    addPhone(patient.line);
    add(tr("Locality"), qt(patient.line.locality));
    QStringList names, initials;
    for (const auto& person : patient.family) {
        const auto ageSex = QStringLiteral(", ") + labels::ageSex(person.ageText, person.sex);
        names << qt(person.name) + ageSex;
        initials << qt(text::initials(person.name)) + ageSex;
    }
    m_familyNames = names.join(QLatin1Char('\n'));
    m_familyInitials = initials.join(QLatin1Char('\n'));
    m_family = add(tr("Family on this phone"), m_namesHidden ? m_familyInitials : m_familyNames);
    if (patient.clinicalOpen) {
        QStringList allergies;
        for (const auto& allergy : patient.allergies)
            if (allergy.status == "active" || allergy.status.empty())
                allergies << allergyWords(allergy);
        const bool any = !allergies.isEmpty();
        add(tr("Allergies"),
            any ? allergies.join(QLatin1Char('\n'))
                : labels::valueLabel("patient", "allergy_status",
                                     patient.allergyStatus == "none_known" ? "none_known" : "not_asked"),
            any);
        QStringList problems;
        for (const auto& problem : patient.problems)
            problems << qt(problem.name) +
                            (problem.icd10.empty() ? QString() : QStringLiteral(" · ") + qt(problem.icd10));
        const auto diagnosed = std::ranges::find_if(
            patient.timeline, [](const clinic::TimelineLine& line) { return !line.diagnosis.empty(); });
        if (problems.isEmpty())
            problems
                << (diagnosed == patient.timeline.end()
                        ? tr("None noted")
                        : tr("None listed. Diagnosis of %1: %2").arg(dayOf(diagnosed->at), qt(diagnosed->diagnosis)));
        add(tr("Problems"), problems.join(QLatin1Char('\n')));
        QStringList medicines;
        for (const auto& medicine : patient.medicines)
            medicines << qt(medicine);
        add(tr("Medicines now"), medicines.isEmpty() ? tr("None from this clinic") : medicines.join(QLatin1Char('\n')));
    }
    add(tr("Balance"), widgets::moneyText(patient.balance), patient.balance > 0);
    QStringList consents;
    for (const auto* purpose : {"care_record", "reminders", "whatsapp", "research"}) {
        const auto known =
            std::ranges::find(patient.consents, std::string_view(purpose), &clinic::ConsentLine::purpose);
        const auto words = known == patient.consents.end() ? tr("not asked")
                           : known->given                  ? tr("yes, %1").arg(dayOf(known->at))
                                                           : tr("no, %1").arg(dayOf(known->at));
        consents << labels::valueLabel("consent", "purpose", purpose) + QStringLiteral(": ") + words;
    }
    add(tr("Consents"), consents.join(QLatin1Char('\n')));
    for (const auto& joined : patient.joined)
        add(tr("Joined with"), tr("%1 on %2").arg(qt(joined.clinicNumber), dayOf(joined.at)));
    if (patient.tentative) {
        auto* waits = new widgets::Badge(widgets::Status::offline);
        waits->setWord(tr("Waits to be sent"));
        auto* lines = addRow(tr("Sync"));
        lines->addSpacing(2);
        lines->addWidget(waits, 0, Qt::AlignLeft);
    }
    m_column->addStretch();
}

}  // namespace opdesk::ui::patients
