#include "ui/desk/patient_form.h"

#include <QGridLayout>
#include <QVBoxLayout>

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

namespace opdesk::ui::desk {

using widgets::FormRow;
using widgets::Label;
using widgets::qt;
using widgets::utf8;

namespace {

constexpr int kAdult = 18;

struct Language {
    const char* code;
    const char* words;
};
constexpr Language kPrintLanguages[] = {{"en", "English"},         {"hi", "हिन्दी Hindi"},  {"mr", "मराठी Marathi"},
                                        {"ta", "தமிழ் Tamil"},      {"te", "తెలుగు Telugu"}, {"bn", "বাংলা Bengali"},
                                        {"gu", "ગુજરાતી Gujarati"}, {"kn", "ಕನ್ನಡ Kannada"}, {"ml", "മലയാളം Malayalam"},
                                        {"pa", "ਪੰਜਾਬੀ Punjabi"}};
constexpr const char* kPurposes[] = {"care_record", "reminders", "whatsapp", "research"};

base::Date today() {
    return base::localDate(base::SystemClock().now(), std::chrono::minutes(330));
}

}  // namespace

PatientForm::PatientForm(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(0);
    for (int i = 0; i < 12; ++i)
        grid->setColumnStretch(i, 1);
    buildMain(grid);
    column->addLayout(grid);
    column->addWidget(new widgets::Divider);
    buildMore();
    column->addWidget(m_more);
    buildConsents(column);
    column->addStretch();
    clear();
}

void PatientForm::buildMain(QGridLayout* grid) {
    const auto add = [&](FormRow* row, int line, int from, int span) {
        grid->addWidget(row, line, from, 1, span);
        m_rows.append(row);
    };
    m_name = new widgets::TextField(QStringLiteral("new_name"), tr("Full name"));
    m_nameLocal = new widgets::TextField(QStringLiteral("new_name_local"), tr("Name in own script"));
    m_age = new widgets::TextField(QStringLiteral("new_age"), tr("Age"));
    m_born = new widgets::TextField(QStringLiteral("new_born"), tr("Born"));
    m_born->setPlaceholderText(QStringLiteral("dd-mm-yyyy"));
    m_sex = new widgets::SegmentedControl(QStringLiteral("new_sex"), tr("Sex"));
    m_sex->addChoice(QStringLiteral("female"), tr("F"));
    m_sex->addChoice(QStringLiteral("male"), tr("M"));
    m_sex->addChoice(QStringLiteral("other"), tr("Other"));
    m_phone = new widgets::TextField(QStringLiteral("new_phone"), tr("Mobile"));
    m_whose = new widgets::TextField(QStringLiteral("new_whose_phone"), tr("Whose phone"));
    m_whose->setPlaceholderText(tr("Own"));
    m_locality = new widgets::TextField(QStringLiteral("new_locality"), tr("Locality"));
    m_pin = new widgets::TextField(QStringLiteral("new_pin"), tr("PIN"));
    m_language = new widgets::ComboField(QStringLiteral("new_language"), tr("Language for prints"));
    for (const auto& language : kPrintLanguages)
        m_language->addItem(QString::fromUtf8(language.words), QLatin1String(language.code));
    m_allergies = new widgets::SegmentedControl(QStringLiteral("new_allergies"), tr("Allergies"));
    m_allergies->addChoice(QStringLiteral("yes"), tr("Yes"));
    m_allergies->addChoice(QStringLiteral("none_known"), tr("None known"));
    m_allergies->addChoice(QStringLiteral("not_asked"), tr("Not asked yet"));
    m_referred = new widgets::TextField(QStringLiteral("new_referred"), tr("Referred by"));
    m_referred->setPlaceholderText(tr("Optional"));

    add(new FormRow(tr("Full name"), m_name, true), 0, 0, 6);
    auto* ageRow = new FormRow(tr("Age"), m_age, true);
    ageRow->setAside(tr("or born"));
    ageRow->setHelp(tr("34, 8m, 12d"));
    add(ageRow, 0, 6, 2);
    add(new FormRow(tr("Born"), m_born), 0, 8, 2);
    add(new FormRow(tr("Sex"), m_sex, true), 0, 10, 2);
    auto* phoneRow = new FormRow(tr("Mobile"), m_phone);
    phoneRow->setHelp(tr("Leave empty when there is none"));
    add(phoneRow, 1, 0, 4);
    add(new FormRow(tr("Whose phone"), m_whose), 1, 4, 2);
    auto* locality = new FormRow(tr("Locality"), m_locality);
    locality->setHelp(tr("Tells namesakes apart"));
    add(locality, 1, 6, 4);
    add(new FormRow(tr("PIN"), m_pin), 1, 10, 2);
    add(new FormRow(tr("Language for prints"), m_language), 2, 0, 3);
    auto* allergies = new FormRow(tr("Allergies"), m_allergies, true);
    add(allergies, 2, 3, 5);
    add(new FormRow(tr("Referred by"), m_referred), 2, 8, 4);
    m_order = {m_name, m_age, m_born, m_sex, m_phone, m_whose, m_locality, m_pin, m_language, m_allergies, m_referred};
    for (auto* row : m_rows)
        walk(row->field());
}

void PatientForm::buildMore() {
    m_more = new QWidget;
    auto* grid = new QGridLayout(m_more);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    m_guardian = new widgets::TextField(QStringLiteral("new_guardian"), tr("Guardian"));
    m_guardianRelation = new widgets::TextField(QStringLiteral("new_guardian_relation"), tr("Relation"));
    m_abha = new widgets::TextField(QStringLiteral("new_abha"), tr("ABHA number"));
    m_address = new widgets::TextField(QStringLiteral("new_address"), tr("Address"));
    auto* guardian = new FormRow(tr("Guardian"), m_guardian);
    guardian->setHelp(tr("Needed under 18"));
    const QList<FormRow*> rows{
        guardian, new FormRow(tr("Relation"), m_guardianRelation), new FormRow(tr("ABHA number"), m_abha),
        new FormRow(tr("Name in own script"), m_nameLocal), new FormRow(tr("Address"), m_address)};
    grid->addWidget(rows[0], 0, 0, 1, 2);
    grid->addWidget(rows[1], 0, 2);
    grid->addWidget(rows[2], 0, 3);
    grid->addWidget(rows[3], 1, 0, 1, 2);
    grid->addWidget(rows[4], 1, 2, 1, 2);
    for (auto* row : rows) {
        m_rows.append(row);
        walk(row->field());
    }
}

void PatientForm::buildConsents(QVBoxLayout* column) {
    column->addWidget(new Label(tr("Consent, each asked apart"), Label::Look::second));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    const QStringList words{tr("Keep my care record here"), tr("Reminders by SMS"), tr("Prescription on WhatsApp"),
                            tr("Research, without my name")};
    for (int i = 0; i < words.size(); ++i) {
        auto* box = new widgets::CheckField(QStringLiteral("new_consent_") + QLatin1String(kPurposes[i]), words[i]);
        m_consents.append(box);
        grid->addWidget(box, i / 2, i % 2);
        connect(box, &QCheckBox::toggled, this, &PatientForm::changed);
    }
    column->addLayout(grid);
}

void PatientForm::walk(QWidget* field) {
    auto* row = m_rows.last()->field() == field ? m_rows.last() : nullptr;
    for (auto* one : m_rows)
        if (one->field() == field)
            row = one;
    if (auto* edit = qobject_cast<widgets::TextField*>(field)) {
        connect(edit, &QLineEdit::textEdited, this, [this, row] {
            // While typing an error may only go, never come.
            if (row->state() == FormRow::State::bad && problem(row).isEmpty())
                row->setState(FormRow::State::ok);
            if (row->field() == m_phone || row->field() == m_age || row->field() == m_born)
                m_more->setVisible(m_more->isVisible() || isMinor());
            emit changed();
        });
        connect(edit, &QLineEdit::editingFinished, this, [this, row] { check(row); });
        connect(edit, &QLineEdit::returnPressed, this, [this, field] {
            const auto at = m_order.indexOf(field);
            if (at < 0 || at + 1 >= m_order.size())
                emit lastFieldEntered();
            else
                m_order[field == m_age && !m_age->text().isEmpty() ? at + 2 : at + 1]->setFocus(Qt::TabFocusReason);
        });
    }
    if (auto* choice = qobject_cast<widgets::SegmentedControl*>(field))
        connect(choice, &widgets::SegmentedControl::chosen, this, [this, row, field] {
            row->setState(FormRow::State::ok);
            emit changed();
            if (field == m_sex)
                m_phone->setFocus(Qt::TabFocusReason);
        });
}

void PatientForm::clear() {
    for (auto* row : m_rows) {
        if (auto* edit = qobject_cast<widgets::TextField*>(row->field()))
            edit->clear();
        row->setState(FormRow::State::ok);
    }
    m_sex->setCurrent({});
    m_allergies->setCurrent(QStringLiteral("not_asked"));
    m_language->setCurrentIndex(0);
    for (auto* box : m_consents)
        box->setChecked(false);
    m_more->setVisible(false);
}

bool PatientForm::isEmpty() const {
    return m_name->text().isEmpty() && m_phone->text().isEmpty() && m_age->text().isEmpty() && m_born->text().isEmpty();
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
    m_more->setVisible(!m_more->isVisible());
    if (m_more->isVisible())
        m_guardian->setFocus();
}

bool PatientForm::isMinor() const {
    if (m_age->text().isEmpty() && m_born->text().isEmpty())
        return false;
    const auto age = text::parseAge(utf8(m_age->text()));
    if (age && !m_age->text().isEmpty())
        return age->years < kAdult;
    const auto born = text::parseBirthDate(utf8(m_born->text()), today());
    return born && *born > base::Date(today().year() - std::chrono::years(kAdult), today().month(), today().day());
}

QString PatientForm::problem(const FormRow* row) const {
    const auto* field = row->field();
    const auto fix = [](const auto& result) { return result ? QString() : qt(result.error().fix); };
    if (field == m_name)
        return text::looksLikeName(utf8(m_name->text())) ? QString() : tr("Two letters or more");
    if (field == m_age)
        return m_age->text().isEmpty() ? (m_born->text().isEmpty() ? tr("Age or date of birth") : QString())
                                       : fix(text::parseAge(utf8(m_age->text())));
    if (field == m_born)
        return m_born->text().isEmpty() ? QString() : fix(text::parseBirthDate(utf8(m_born->text()), today()));
    if (field == m_sex)
        return m_sex->current().isEmpty() ? tr("Choose F, M or O") : QString();
    if (field == m_phone)
        return m_phone->text().isEmpty() ? QString() : fix(text::parseIndianMobile(utf8(m_phone->text())));
    if (field == m_pin)
        return m_pin->text().isEmpty() ? QString() : fix(text::parsePinCode(utf8(m_pin->text())));
    if (field == m_abha)
        return m_abha->text().isEmpty() ? QString() : fix(text::parseAbhaNumber(utf8(m_abha->text())));
    if (field == m_guardian)
        return isMinor() && m_guardian->text().isEmpty() ? tr("Needed under 18") : QString();
    return {};
}

void PatientForm::check(FormRow* row) {
    const auto words = problem(row);
    // An untouched required field is named in the foot, not painted red before anybody reached it.
    auto* edit = qobject_cast<widgets::TextField*>(row->field());
    const bool untouched = edit && edit->text().isEmpty();
    row->setState(words.isEmpty() || untouched ? FormRow::State::ok : FormRow::State::bad, words);
}

QStringList PatientForm::openFields() const {
    QStringList open;
    for (const auto* row : m_rows)
        if (!problem(row).isEmpty())
            open << row->field()->accessibleName().toLower();
    return open;
}

bool PatientForm::showError(const base::Error& error, const QString& words) {
    const std::pair<const char*, QWidget*> fields[] = {{"name", m_name},
                                                       {"age", m_age},
                                                       {"born", m_born},
                                                       {"birth_date", m_born},
                                                       {"sex", m_sex},
                                                       {"phone", m_phone},
                                                       {"pin", m_pin},
                                                       {"guardianName", m_guardian},
                                                       {"guardian_name", m_guardian},
                                                       {"abhaNumber", m_abha},
                                                       {"abha_number", m_abha}};
    for (const auto& [name, field] : fields) {
        if (error.field != name)
            continue;
        if (!field->isVisible())
            m_more->setVisible(true);
        for (auto* row : m_rows)
            if (row->field() == field)
                row->setState(FormRow::State::bad, error.fix.empty() ? words : qt(error.fix));
        field->setFocus();
        return true;
    }
    return false;
}

clinic::RegisterPatient PatientForm::command() const {
    clinic::RegisterPatient command;
    command.name = utf8(m_name->text().trimmed());
    command.nameLocal = utf8(m_nameLocal->text().trimmed());
    command.sex = utf8(m_sex->current());
    command.age = m_born->text().isEmpty() ? utf8(m_age->text()) : std::string();
    command.born = utf8(m_born->text());
    command.phone = utf8(m_phone->text());
    command.phoneRelation = utf8(m_whose->text());
    command.noPhone = m_phone->text().isEmpty();
    command.locality = utf8(m_locality->text());
    command.pin = utf8(m_pin->text());
    command.language = utf8(m_language->currentData().toString());
    command.allergyStatus = utf8(m_allergies->current());
    command.referredBy = utf8(m_referred->text());
    command.guardianName = utf8(m_guardian->text());
    command.guardianRelation = utf8(m_guardianRelation->text());
    command.abhaNumber = utf8(m_abha->text());
    command.address = utf8(m_address->text());
    for (int i = 0; i < m_consents.size(); ++i)
        if (m_consents[i]->isChecked())
            command.consents.push_back({kPurposes[i], true});
    return command;
}

clinic::FindDuplicates PatientForm::duplicateQuery() const {
    clinic::FindDuplicates query;
    query.name = utf8(m_name->text().trimmed());
    query.nameLocal = utf8(m_nameLocal->text().trimmed());
    query.phone = utf8(m_phone->text());
    query.age = utf8(m_age->text());
    query.sex = utf8(m_sex->current());
    return query;
}

}  // namespace opdesk::ui::desk
