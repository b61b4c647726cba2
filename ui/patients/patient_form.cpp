#include "ui/patients/patient_form.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "core/clinic/inputs.h"
#include "core/text/age.h"
#include "core/text/dates.h"
#include "core/text/ids.h"
#include "core/text/names.h"
#include "core/text/phone.h"
#include "ui/patients/form_words.h"
#include "ui/patients/more_row.h"
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

}  // namespace

PatientForm::PatientForm(Use use, QWidget* parent) : QWidget(parent), m_use(use) {
    makeFields();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(4);
    auto* grid = new QGridLayout;
    buildMain(grid);
    column->addLayout(grid);
    buildMore(grid);
    column->addSpacing(4);
    buildConsents(column);
    column->addStretch();
    for (const auto& one : std::as_const(m_entries))
        watch(one);
    m_sex->installEventFilter(this);
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
    return box && box->isChecked() ? tickedWord() : QString();
}

void PatientForm::setValue(QWidget* field, const QString& value) {
    if (auto* edit = qobject_cast<widgets::TextField*>(field))
        edit->setText(value);
    else if (auto* choice = qobject_cast<widgets::SegmentedControl*>(field))
        choice->setCurrent(value);
    else if (auto* combo = qobject_cast<widgets::ComboField*>(field))
        combo->setCurrentIndex(std::max(0, combo->findData(value)));
    else if (auto* box = qobject_cast<widgets::CheckField*>(field))
        box->setChecked(value == tickedWord());
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
        if (field == m_phone && m_noPhone)
            connect(edit, &QLineEdit::textChanged, this, &PatientForm::offerNoPhone);
    } else if (auto* choice = qobject_cast<widgets::SegmentedControl*>(field)) {
        connect(choice, &widgets::SegmentedControl::chosen, this, [this, row, field] {
            row->setState(FormRow::State::ok);
            tellMeanings();
            emit changed();
            if (field == m_sex)
                m_phone->setFocus(Qt::TabFocusReason);
        });
    } else if (auto* combo = qobject_cast<widgets::ComboField*>(field)) {
        connect(combo, &QComboBox::activated, this, &PatientForm::changed);
    } else if (auto* box = qobject_cast<widgets::CheckField*>(field)) {
        connect(box, &QCheckBox::clicked, this, [this] {
            tellMeanings();
            emit changed();
        });
        box->installEventFilter(this);
    }
}

void PatientForm::offerNoPhone() {
    // Where a number stands Enter and Tab pass the tick by: a letter typed there would go nowhere and a space say no.
    m_noPhone->setEnabled(m_noPhone->isChecked() || m_phone->text().isEmpty());
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
    while (at < m_order.size() && !m_order[at]->isEnabled())
        ++at;
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
    for (auto& consent : m_consents)
        consent.stored.clear();
    m_phone->setPlaceholderText({});
    showMore(m_use == Use::edit);
    tellMeanings();
}

/// F, M and O choose the sex in every language; Enter walks on from a tick as from a field.
bool PatientForm::eventFilter(QObject* watched, QEvent* event) {
    if (auto* box = qobject_cast<widgets::CheckField*>(watched); box && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && (key->modifiers() & ~Qt::KeypadModifier) == 0) {
            walkFrom(box);
            return true;
        }
    }
    if (watched == m_sex && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const QString choice = key->key() == Qt::Key_F   ? QStringLiteral("female")
                               : key->key() == Qt::Key_M ? QStringLiteral("male")
                               : key->key() == Qt::Key_O ? QStringLiteral("other")
                                                         : QString();
        const bool plain = (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == 0;
        if (plain && !choice.isEmpty() && choice != m_sex->current()) {
            m_sex->setCurrent(choice);
            emit m_sex->chosen(choice);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
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
    // A stored name is not marked whole: one letter would wipe it.
    m_name->setFocus(m_use == Use::edit ? Qt::OtherFocusReason : Qt::TabFocusReason);
}

void PatientForm::toggleMore() {
    if (m_use == Use::fresh)
        showMore(!m_moreShown);
    if (m_moreShown)
        m_guardian->setFocus();
}

void PatientForm::showMore(bool shown) {
    m_moreShown = shown;
    for (auto* row : std::as_const(m_more))
        row->setVisible(shown);
    if (m_moreRow)
        m_moreRow->setOpen(shown);
}

QString PatientForm::name() const {
    return m_name->text().trimmed();
}

QString PatientForm::locality() const {
    return value("locality");
}

void PatientForm::openMoreWhenNeeded() {
    bool needed = m_use == Use::edit || m_moreShown || isMinor();
    for (const auto& one : std::as_const(m_entries))
        needed = needed || (m_more.contains(one.row) && valueOf(one.field) != untouched(one));
    showMore(needed);
}

bool PatientForm::isMinor() const {
    const auto age = text::parseAge(utf8(m_age->text()));
    if (age && !m_age->text().isEmpty())
        return age->years < kAdult;
    if (m_born->text().isEmpty())
        return false;
    const auto born = text::parseBirthDate(utf8(m_born->text()), todayInIndia());
    return born && text::ageOn(*born, todayInIndia()).years < kAdult;
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
        return fix(text::parseBirthDate(typed, todayInIndia()));
    if (field == m_sex)
        return m_sex->current().isEmpty() ? tr("Choose F, M or O") : QString();
    if (field == m_phone && m_noPhone && m_noPhone->isChecked())
        return {};
    if (field == m_phone && m_noPhone && typed.empty())
        return tr("10 digits, or tick: no phone");
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
    if (const auto* relation = entry("guardian_relation"); relation && field == relation->field && typed.empty())
        return isMinor() ? tr("Needed under 18") : QString();
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

void PatientForm::goToOpen(qsizetype which) {
    for (const auto& one : m_entries)
        if (!problem(one.field).isEmpty() && which-- == 0) {
            if (m_more.contains(one.row))
                showMore(true);
            one.field->setFocus(Qt::TabFocusReason);
            return;
        }
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
    if (m_more.contains(found->row))
        showMore(true);
    found->row->setState(FormRow::State::bad, error.fix.empty() ? words : qt(error.fix));
    found->field->setFocus();
    return true;
}

}  // namespace opdesk::ui::patients
