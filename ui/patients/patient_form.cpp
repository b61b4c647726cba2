#include "ui/patients/patient_form.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include "core/clinic/inputs.h"
#include "core/text/age.h"
#include "core/text/dates.h"
#include "core/text/ids.h"
#include "core/text/names.h"
#include "core/text/phone.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"
#include "ui/widgets/segmented_control.h"

namespace opdesk::ui::patients {

using widgets::FormRow;
using widgets::qt;
using widgets::utf8;

namespace {

constexpr int kAdult = 18;
const QString kYes = QStringLiteral("yes");

base::Date today() {
    return base::localDate(base::SystemClock().now(), std::chrono::minutes(330));
}

std::string nameOf(const clinic::json::key_value_pair& pair) {
    return {pair.key().data(), pair.key().size()};
}
QString wordsOf(const clinic::json::value& value) {
    if (value.is_bool())
        return value.get_bool() ? kYes : QString();
    return value.is_string() ? QString::fromUtf8(value.get_string().data(), static_cast<int>(value.get_string().size()))
                             : QString();
}

}  // namespace

PatientForm::PatientForm(Use use, QWidget* parent) : QWidget(parent), m_use(use) {
    makeFields();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* grid = new QGridLayout;
    buildMain(grid);
    column->addLayout(grid);
    column->addWidget(new widgets::Divider);
    buildMore();
    column->addWidget(m_more);
    buildConsents(column);
    column->addStretch();
    for (const auto& one : std::as_const(m_entries))
        watch(one);
    clear();
}

const PatientForm::Entry* PatientForm::entry(std::string_view name) const {
    for (const auto& one : m_entries)
        if (one.name == name)
            return &one;
    return nullptr;
}

QString PatientForm::valueOf(const QWidget* field) {
    if (const auto* edit = qobject_cast<const widgets::TextField*>(field))
        return edit->text();
    if (const auto* choice = qobject_cast<const widgets::SegmentedControl*>(field))
        return choice->current();
    if (const auto* combo = qobject_cast<const widgets::ComboField*>(field))
        return combo->currentData().toString();
    const auto* box = qobject_cast<const widgets::CheckField*>(field);
    return box && box->isChecked() ? kYes : QString();
}

void PatientForm::setValue(QWidget* field, const QString& value) {
    if (auto* edit = qobject_cast<widgets::TextField*>(field))
        edit->setText(value);
    else if (auto* choice = qobject_cast<widgets::SegmentedControl*>(field))
        choice->setCurrent(value);
    else if (auto* combo = qobject_cast<widgets::ComboField*>(field))
        combo->setCurrentIndex(std::max(0, combo->findData(value)));
    else if (auto* box = qobject_cast<widgets::CheckField*>(field))
        box->setChecked(value == kYes);
}

QString PatientForm::value(std::string_view name) const {
    const auto* found = entry(name);
    return found ? valueOf(found->field).trimmed() : QString();
}

QString PatientForm::untouched(const Entry& entry) const {
    if (entry.field == m_allergies)
        return QStringLiteral("not_asked");
    if (entry.field == m_language)
        return QStringLiteral("en");
    return {};
}

void PatientForm::watch(const Entry& one) {
    auto* field = one.field;
    auto* row = one.row;
    if (auto* edit = qobject_cast<widgets::TextField*>(field)) {
        connect(edit, &QLineEdit::textEdited, this, [this, row, field] {
            // While typing an error may only go, never come.
            if (row->state() == FormRow::State::bad && problem(field).isEmpty())
                row->setState(FormRow::State::ok);
            emit changed();
        });
        connect(edit, &QLineEdit::editingFinished, this, [this, row, field] {
            check(row);
            // Not while it is typed: 34 begins with 3.
            if (field == m_age || field == m_born)
                openMoreWhenNeeded();
        });
        connect(edit, &QLineEdit::returnPressed, this, [this, field] { walkFrom(field); });
    } else if (auto* choice = qobject_cast<widgets::SegmentedControl*>(field)) {
        connect(choice, &widgets::SegmentedControl::chosen, this, [this, row, field] {
            row->setState(FormRow::State::ok);
            emit changed();
            if (field == m_sex)
                m_phone->setFocus(Qt::TabFocusReason);
        });
    } else if (auto* combo = qobject_cast<widgets::ComboField*>(field)) {
        connect(combo, &QComboBox::activated, this, &PatientForm::changed);
    } else if (auto* box = qobject_cast<widgets::CheckField*>(field)) {
        connect(box, &QCheckBox::clicked, this, &PatientForm::changed);
    }
}

void PatientForm::walkFrom(QWidget* field) {
    auto at = m_order.indexOf(field) + 1;
    if (at == 0)  // under "More": the next one below
        for (int i = 0; i + 1 < m_entries.size(); ++i)
            if (m_entries[i].field == field) {
                m_entries[i + 1].field->setFocus(Qt::TabFocusReason);
                return;
            }
    if (field == m_age && !m_age->text().isEmpty())
        ++at;  // the age stands for the date
    if (at >= m_order.size())
        emit lastFieldEntered();
    else
        m_order[at]->setFocus(Qt::TabFocusReason);
}

void PatientForm::clear() {
    m_loaded.clear();
    for (const auto& one : std::as_const(m_entries)) {
        setValue(one.field, untouched(one));
        if (one.row)
            one.row->setState(FormRow::State::ok);
    }
    m_more->setVisible(m_use == Use::edit);
}

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
    if (const auto* whose = entry("phone_relation"))
        setValue(whose->field, qt(patient.phoneRelation));
    for (const auto& consent : patient.consents)
        if (const auto* box = entry("consent:" + consent.purpose))
            setValue(box->field, consent.given ? kYes : QString());
    m_loaded.clear();
    for (const auto& one : std::as_const(m_entries))
        m_loaded[one.name] = utf8(valueOf(one.field));
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
            edits[one.name] = now == kYes;
        else
            edits[one.name] = now.isEmpty() ? clinic::json::value{} : clinic::json::value(utf8(now));
    }
    return edits;
}

bool PatientForm::carries(const QString& typed) const {
    const auto bare = [](QString text) { return text.remove(QLatin1Char(' ')); };
    return bare(m_name->text()) == bare(typed) || bare(m_phone->text()) == bare(typed);
}

void PatientForm::carryOver(const QString& typed) {
    const bool digits =
        !typed.isEmpty() && std::ranges::all_of(typed, [](QChar c) { return c.isDigit() || c == QLatin1Char(' '); });
    (digits ? m_phone : m_name)->setText(typed);
}

void PatientForm::focusFirst() {
    m_name->setFocus(Qt::TabFocusReason);
}

void PatientForm::toggleMore() {
    if (m_use == Use::fresh)
        m_more->setVisible(!m_more->isVisible());
    if (m_more->isVisible())
        m_guardian->setFocus();
}

QString PatientForm::name() const {
    return m_name->text().trimmed();
}

void PatientForm::openMoreWhenNeeded() {
    bool needed = m_use == Use::edit || m_more->isVisibleTo(this) || isMinor();
    for (const auto& one : std::as_const(m_entries))
        needed = needed || (m_more->isAncestorOf(one.field) && valueOf(one.field) != untouched(one));
    m_more->setVisible(needed);
}

bool PatientForm::isMinor() const {
    const auto age = text::parseAge(utf8(m_age->text()));
    if (age && !m_age->text().isEmpty())
        return age->years < kAdult;
    if (m_born->text().isEmpty())
        return false;
    const auto born = text::parseBirthDate(utf8(m_born->text()), today());
    return born && text::ageOn(*born, today()).years < kAdult;
}

QString PatientForm::problem(const QWidget* field) const {
    const auto* edit = qobject_cast<const widgets::TextField*>(field);
    const auto typed = edit ? utf8(edit->text()) : std::string();
    const auto fix = [&](const auto& result) { return typed.empty() || result ? QString() : qt(result.error().fix); };
    if (field == m_name)
        return text::looksLikeName(typed) ? QString() : tr("Two letters or more");
    if (field == m_age && typed.empty())
        return m_born->text().isEmpty() ? tr("Age or date of birth") : QString();
    if (field == m_age)
        return fix(text::parseAge(typed));
    if (field == m_born)
        return fix(text::parseBirthDate(typed, today()));
    if (field == m_sex)
        return m_sex->current().isEmpty() ? tr("Choose F, M or O") : QString();
    if (field == m_phone)
        return typed.empty() || text::parseIndianMobile(typed) ? QString() : tr("10 digits, the first is 6 to 9");
    if (field == m_pin)
        return fix(text::parsePinCode(typed));
    if (field == m_abha)
        return fix(text::parseAbhaNumber(typed));
    if (field == m_abhaAddress)
        return fix(text::parseAbhaAddress(typed));
    if (field == m_last4)
        return fix(clinic::checkedLast4(typed));
    if (field == m_idKind)
        return m_idKind->currentIndex() == 0 && !m_last4->text().isEmpty() ? tr("Which id is it?") : QString();
    if (field == m_guardian)
        return isMinor() && typed.empty() ? tr("Needed under 18") : QString();
    return edit && clinic::holdsAadhaar(typed) ? tr("A whole Aadhaar number is never kept. Only its last four below.")
                                               : QString();
}

QString PatientForm::oddity(const QWidget* field) const {
    if (field != m_abha || m_abha->text().isEmpty())
        return {};
    QString digits;
    for (const auto c : m_abha->text())
        if (c.isDigit())
            digits += c;
    return text::luhnHolds(utf8(digits)) ? QString() : tr("The check figure does not fit. Look at the card again.");
}

void PatientForm::check(FormRow* row) {
    const auto words = problem(row->field());
    // An untouched required field is named in the foot, not painted red before anybody reached it.
    if (!words.isEmpty() && !valueOf(row->field()).isEmpty())
        row->setState(FormRow::State::bad, words);
    else if (const auto odd = oddity(row->field()); !odd.isEmpty())
        row->setState(FormRow::State::odd, odd);
    else
        row->setState(FormRow::State::ok);
}

QStringList PatientForm::openFields() const {
    QStringList open;
    for (const auto& one : m_entries)
        if (!problem(one.field).isEmpty())
            open << one.field->accessibleName().toLower();
    return open;
}

bool PatientForm::showError(const base::Error& error, const QString& words) {
    auto name = error.field;
    if (const auto dot = name.rfind('.'); dot != std::string::npos)
        name = name.substr(dot + 1);
    if (name == "birth_date")
        name = "born";
    else if (name == "relation")
        name = "phone_relation";
    const auto* found = entry(name);
    if (!found || !found->row)
        return false;
    if (m_more->isAncestorOf(found->field))
        m_more->setVisible(true);
    found->row->setState(FormRow::State::bad, error.fix.empty() ? words : qt(error.fix));
    found->field->setFocus();
    return true;
}

clinic::RegisterPatient PatientForm::command() const {
    clinic::RegisterPatient command;
    const auto words = [this](std::string_view name) { return utf8(value(name)); };
    command.name = words("name");
    command.nameLocal = words("name_local");
    command.sex = words("sex");
    command.born = words("born");
    command.age = command.born.empty() ? words("age") : std::string();
    command.phone = words("phone");
    command.phoneRelation = words("phone_relation");
    command.noPhone = command.phone.empty();
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
        if (const std::string_view name(one.name); name.starts_with("consent:") && valueOf(one.field) == kYes)
            command.consents.push_back({std::string(name.substr(8)), true});
    return command;
}

clinic::FindDuplicates PatientForm::duplicateQuery() const {
    clinic::FindDuplicates query;
    query.name = utf8(value("name"));
    query.nameLocal = utf8(value("name_local"));
    query.phone = utf8(value("phone"));
    query.age = utf8(value("age"));
    query.sex = utf8(value("sex"));
    if (const auto born = text::parseBirthDate(utf8(value("born")), today()); born && !m_born->text().isEmpty())
        query.birthDate = *born;
    return query;
}

}  // namespace opdesk::ui::patients
