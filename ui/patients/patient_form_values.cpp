#include "core/clinic/inputs.h"
#include "core/text/dates.h"
#include "core/text/phone.h"
#include "ui/patients/form_words.h"
#include "ui/patients/patient_form.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"
#include "ui/widgets/segmented_control.h"

/// What stands in the fields: as a draft, as a stored person, as the commands that keep it.
namespace opdesk::ui::patients {

using widgets::FormRow;
using widgets::qt;
using widgets::utf8;

namespace {

std::string nameOf(const clinic::json::key_value_pair& pair) {
    return {pair.key().data(), pair.key().size()};
}
QString wordsOf(const clinic::json::value& value) {
    if (value.is_bool())
        return value.get_bool() ? tickedWord() : QString();
    return value.is_string() ? QString::fromUtf8(value.get_string().data(), static_cast<int>(value.get_string().size()))
                             : QString();
}

}  // namespace

PatientForm::Typed PatientForm::typed() const {
    Typed typed;
    for (const auto& one : m_entries)
        if (const auto now = valueOf(one.field); now != untouched(one))
            typed[one.name] = utf8(now);
    return typed;
}

void PatientForm::setTyped(const Typed& typed) {
    for (const auto& pair : typed)
        if (const auto* found = entry(nameOf(pair)))
            setValue(found->field, wordsOf(pair.value()));
    openMoreWhenNeeded();
    tellMeanings();
    emit changed();
}

void PatientForm::load(const clinic::OpenPatient::Answer& patient) {
    clear();
    const auto& demographics = patient.demographics;
    const auto* estimated = demographics.if_contains("birth_estimated");
    for (const auto& pair : demographics) {
        const auto name = nameOf(pair);
        if (name == "birth_date" && patient.line.birthDate) {
            auto age = qt(patient.line.ageText);
            if (age.endsWith(QLatin1String(" y")))
                age.chop(2);
            if (estimated && estimated->is_bool() && estimated->get_bool())
                m_age->setText(age);
            else
                m_born->setText(qt(text::formatDate(*patient.line.birthDate)));
        } else if (const auto* found = entry(name)) {
            setValue(found->field, wordsOf(pair.value()));
        }
    }
    if (!patient.line.phone.empty())
        m_phone->setText(qt(patient.line.phone).remove(QStringLiteral("+91")));
    else
        m_phone->setPlaceholderText(qt(patient.line.phoneMasked));
    m_phone->setProperty(kStoredPhone, m_phone->text());
    if (const auto* whose = entry("phone_relation"))
        setValue(whose->field, qt(patient.phoneRelation));
    for (const auto& consent : patient.consents)
        for (auto& shown : m_consents)
            if (std::string_view(shown.name).substr(8) == consent.purpose) {
                const auto day = qt(text::formatDate(base::localDate(consent.at, kIndia)));
                shown.box->setChecked(consent.given);
                shown.stored = consent.given ? tr("Said yes on %1").arg(day) : tr("Taken back on %1").arg(day);
            }
    m_loaded.clear();
    for (const auto& one : std::as_const(m_entries))
        m_loaded[one.name] = utf8(valueOf(one.field));
    tellMeanings();
}

void PatientForm::tellMeanings() {
    if (m_noPhone) {
        const bool none = m_noPhone->isChecked();
        m_phone->setEnabled(!none);
        m_whosePhone->setEnabled(!none);
        if (none)
            entry("phone")->row->setState(FormRow::State::ok);
        offerNoPhone();
    }
    if (auto* row = entry("allergy_status")->row; m_allergies->current() == QLatin1String("not_asked"))
        row->setState(FormRow::State::odd, tr("To be asked at the vitals"));
    else
        row->setState(FormRow::State::ok);
    for (const auto& consent : std::as_const(m_consents)) {
        const bool given = consent.box->isChecked();
        const auto* was = m_loaded.if_contains(consent.name);
        const bool asStored = was && (wordsOf(*was) == tickedWord()) == given;
        const std::string_view purpose = std::string_view(consent.name).substr(8);
        QString words = purpose == "research"      ? tr("Never ticked for you")
                        : purpose == "care_record" ? tr("Ask first. Needed to treat")
                                                   : tr("Off until the patient says yes");
        if (asStored && !consent.stored.isEmpty())
            words = consent.stored;
        else if (given)
            words = purpose == "care_record" ? tr("Said yes today, needed to treat")
                                             : tr("Said yes today, can stop any time");
        else if (was && wordsOf(*was) == tickedWord())
            words = tr("Taken back today");
        consent.words->setText(words);
        consent.box->setAccessibleDescription(words);
    }
}

PatientForm::Typed PatientForm::edits() const {
    Typed edits;
    for (const auto& one : m_entries) {
        const auto* was = m_loaded.if_contains(one.name);
        const auto now = valueOf(one.field).trimmed();
        if (was && wordsOf(*was) == now)
            continue;
        if (was && one.field == m_phone && !now.isEmpty()) {
            const auto before = text::parseIndianMobile(utf8(wordsOf(*was)));
            const auto after = text::parseIndianMobile(utf8(now));
            if (before && after && *before == *after)
                continue;
        }
        if (one.field == m_idSeen || std::string_view(one.name).starts_with("consent:"))
            edits[one.name] = now == tickedWord();
        else
            edits[one.name] = now.isEmpty() ? clinic::json::value{} : clinic::json::value(utf8(now));
    }
    return edits;
}

clinic::RegisterPatient PatientForm::command() const {
    clinic::RegisterPatient command;
    const auto words = [this](std::string_view name) { return utf8(value(name)); };
    command.name = words("name");
    command.nameLocal = words("name_local");
    command.sex = words("sex");
    command.born = words("born");
    command.age = command.born.empty() ? words("age") : std::string();
    command.noPhone = m_noPhone && m_noPhone->isChecked();
    if (!command.noPhone) {
        command.phone = words("phone");
        command.phoneRelation = words("phone_relation");
    }
    command.locality = words("locality");
    command.pin = words("pin");
    command.language = words("language");
    command.allergyStatus = words("allergy_status");
    command.referredBy = words("referred_by");
    command.guardianName = words("guardian_name");
    command.guardianRelation = words("guardian_relation");
    command.abhaNumber = words("abha_number");
    command.abhaAddress = words("abha_address");
    command.idKind = words("id_kind");
    command.idLast4 = words("id_last4");
    command.idSeen = m_idSeen->isChecked();
    command.address = words("address");
    command.remark = words("remark");
    for (const auto& one : m_entries)
        if (const std::string_view name(one.name); name.starts_with("consent:") && valueOf(one.field) == tickedWord())
            command.consents.push_back({std::string(name.substr(8)), true});
    return command;
}

clinic::FindDuplicates PatientForm::duplicateQuery() const {
    clinic::FindDuplicates query;
    query.name = utf8(value("name"));
    query.nameLocal = utf8(value("name_local"));
    query.phone = m_phone->isEnabled() ? utf8(value("phone")) : std::string();
    query.age = utf8(value("age"));
    query.sex = utf8(value("sex"));
    if (const auto born = text::parseBirthDate(utf8(value("born")), todayInIndia()); born && !m_born->text().isEmpty())
        query.birthDate = *born;
    return query;
}

}  // namespace opdesk::ui::patients
