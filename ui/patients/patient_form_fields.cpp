#include <QGridLayout>
#include <QPainter>
#include <QStyleOptionFrame>
#include <QVBoxLayout>

#include "core/text/names.h"
#include "core/text/phone.h"
#include "ui/labels/print_languages.h"
#include "ui/patients/form_words.h"
#include "ui/patients/more_row.h"
#include "ui/patients/patient_form.h"
#include "ui/theme/figures_apart.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"
#include "ui/widgets/segmented_control.h"

/// Which fields the form has and where they stand: twelve columns.
namespace opdesk::ui::patients {

using widgets::FormRow;
using widgets::Label;

namespace {

constexpr auto kNameHidden = "nameHidden";
constexpr int kGridColumns = 12;
constexpr int kFirstOfMore = 3;
constexpr int kBesideBox = 25;  ///< where the words of a box begin

/// Shows something shorter than its text while nobody is in it; a screen reader hears no more of it.
class MaskedField : public widgets::TextField {
public:
    MaskedField(const QString& objectName, const QString& accessibleName)
        : widgets::TextField(objectName, accessibleName) {
        connect(this, &QLineEdit::textChanged, this, [this] { follow(); });
    }

protected:
    /// Whether its letters are hidden now, and what stands there instead while the cursor is elsewhere.
    virtual bool isMasked() const = 0;
    virtual QString shown() const = 0;

    bool event(QEvent* event) override {
        const bool done = TextField::event(event);
        if (event->type() == QEvent::DynamicPropertyChange)
            follow();
        return done;
    }
    void focusInEvent(QFocusEvent* event) override {
        follow();
        TextField::focusInEvent(event);
    }
    void focusOutEvent(QFocusEvent* event) override {
        TextField::focusOutEvent(event);
        follow();
    }
    void paintEvent(QPaintEvent* event) override {
        if (!isMasked() || hasFocus()) {
            TextField::paintEvent(event);
            return;
        }
        QStyleOptionFrame frame;
        initStyleOption(&frame);
        QPainter painter(this);
        style()->drawPrimitive(QStyle::PE_PanelLineEdit, &frame, &painter, this);
        const auto place = style()->subElementRect(QStyle::SE_LineEditContents, &frame, this).adjusted(2, 0, -2, 0);
        painter.setPen(palette().color(QPalette::Text));
        theme::paintWords(painter, place, Qt::AlignVCenter | Qt::AlignLeft, shown());
    }

private:
    /// What the field tells a screen reader is its words unless they are hidden.
    void follow() {
        const auto mode = isMasked() ? Password : Normal;
        if (echoMode() != mode)
            setEchoMode(mode);
        if (isMasked()) {
            m_told = shown();
            setAccessibleDescription(m_told);
        } else if (accessibleDescription() == m_told) {
            setAccessibleDescription({});
        }
    }

    QString m_told;
};

/// A number that is stored stands by its ends alone until somebody is in it.
class PhoneField : public MaskedField {
public:
    using MaskedField::MaskedField;

protected:
    bool isMasked() const override {
        return !text().isEmpty() && text() == property(kStoredPhone).toString() && !hasFocus();
    }
    QString shown() const override {
        // In the field an Indian number stands without its country.
        const auto whole = text().startsWith(QLatin1Char('+')) ? text() : QStringLiteral("+91") + text();
        return widgets::qt(opdesk::text::maskPhone(widgets::utf8(whole)));
    }
};

/// A name while names are hidden: initials, dots under the cursor.
class NameField : public MaskedField {
public:
    using MaskedField::MaskedField;

protected:
    bool isMasked() const override { return !text().isEmpty() && property(kNameHidden).toBool(); }
    QString shown() const override { return widgets::qt(opdesk::text::initials(widgets::utf8(text()))); }
};

void twelve(QGridLayout* grid) {
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    for (int i = 0; i < kGridColumns; ++i)
        grid->setColumnStretch(i, 1);
}

}  // namespace

widgets::TextField* PatientForm::text(const char* name, const QString& words) {
    return new widgets::TextField(
        (m_use == Use::fresh ? QStringLiteral("new_") : QStringLiteral("edit_")) + QLatin1String(name), words);
}

void PatientForm::addRow(QGridLayout* grid, const char* name, FormRow* row, int line, int from, int span) {
    // At the top: a hint of two lines below one field moves no other.
    grid->addWidget(row, line, from, 1, span, Qt::AlignTop);
    m_entries.append({name, row->field(), row});
}

void PatientForm::makeFields() {
    const auto named = [this](const char* name) {
        return (m_use == Use::fresh ? QStringLiteral("new_") : QStringLiteral("edit_")) + QLatin1String(name);
    };
    m_name = new NameField(named("name"), tr("Full name"));
    m_age = text("age", tr("Age"));
    m_born = text("born", tr("Born"));
    m_born->setPlaceholderText(tr("dd-mm-yyyy"));
    m_born->setMinimumWidth(
        QFontMetrics(theme::currentTheme().font(theme::Type::body)).horizontalAdvance(m_born->placeholderText()) + 32);
    m_sex = new widgets::SegmentedControl(named("sex"), tr("Sex"));
    m_sex->addChoice(QStringLiteral("female"), tr("F", "sex, on its button"));
    m_sex->addChoice(QStringLiteral("male"), tr("M", "sex, on its button"));
    m_sex->addChoice(QStringLiteral("other"), tr("Other"));
    m_phone = new PhoneField(named("phone"), tr("Mobile"));
    m_whosePhone = text("whose_phone", tr("Whose phone"));
    m_whosePhone->setPlaceholderText(tr("Own"));
    if (m_use == Use::fresh) {
        m_noPhone = new widgets::CheckField(named("no_phone"), tr("No phone"));
        m_noPhone->setMinimumHeight(m_phone->sizeHint().height());
    }
    m_pin = text("pin", tr("PIN"));
    m_language = new widgets::ComboField(named("language"), tr("Language for prints"));
    // Its width is the row's. Measured by its words it would load the letters of nine scripts before anybody looks.
    m_language->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_language->setMinimumContentsLength(10);
    for (const auto& language : labels::kPrintLanguages)
        m_language->addItem(QString::fromUtf8(language.words), QLatin1String(language.code));
    m_allergies = new widgets::SegmentedControl(named("allergies"), tr("Allergies"));
    m_allergies->addChoice(QStringLiteral("yes"), tr("Yes"));
    m_allergies->addChoice(QStringLiteral("none_known"), tr("None known"));
    m_allergies->addChoice(QStringLiteral("not_asked"), tr("Not asked yet"));
    m_guardian = new NameField(named("guardian"), tr("Guardian"));
    m_abha = text("abha", tr("ABHA number"));
    m_abhaAddress = text("abha_address", tr("ABHA address"));
    m_idKind = new widgets::ComboField(named("id_kind"), tr("ID shown"));
    m_idKind->addItem(tr("None"), QString());
    m_idKind->addItem(tr("Aadhaar"), QStringLiteral("aadhaar"));
    m_idKind->addItem(tr("PAN card"), QStringLiteral("pan"));
    m_idKind->addItem(tr("Voter card"), QStringLiteral("voter"));
    m_idKind->addItem(tr("Driving licence"), QStringLiteral("driving"));
    m_idKind->addItem(tr("Passport"), QStringLiteral("passport"));
    m_idKind->addItem(tr("Other"), QStringLiteral("other"));
    m_last4 = text("id_last4", tr("Last 4 of the ID"));
    m_idSeen = new widgets::CheckField(named("id_seen"), tr("Seen"));
    m_idSeen->setMinimumHeight(m_last4->sizeHint().height());  // in line with the fields beside it
}

void PatientForm::setNamesHidden(bool hidden) {
    for (const auto& one : std::as_const(m_entries))
        if (dynamic_cast<NameField*>(one.field))
            one.field->setProperty(kNameHidden, hidden);
}

void PatientForm::buildMain(QGridLayout* grid) {
    twelve(grid);
    addRow(grid, "name", new FormRow(tr("Full name"), m_name, true), 0, 0, 5);
    auto* age = new FormRow(tr("Age"), m_age, true);
    age->setAside(tr("or"));
    age->setHelp(tr("34, 8m, 12d"));
    addRow(grid, "age", age, 0, 5, 2);
    addRow(grid, "born", new FormRow(tr("Born"), m_born), 0, 7, 2);
    addRow(grid, "sex", new FormRow(tr("Sex"), m_sex, true), 0, 9, 3);
    if (m_noPhone) {
        addRow(grid, "phone", new FormRow(tr("Mobile"), m_phone, true), 1, 0, 3);
        addRow(grid, "no_phone", new FormRow(tr("or"), m_noPhone), 1, 3, 2);
    } else {
        addRow(grid, "phone", new FormRow(tr("Mobile"), m_phone), 1, 0, 5);
    }
    addRow(grid, "phone_relation", new FormRow(tr("Whose phone"), m_whosePhone), 1, 5, 2);
    auto* locality = new FormRow(tr("Locality"), text("locality", tr("Locality")));
    locality->setHelp(tr("Tells namesakes apart"));
    addRow(grid, "locality", locality, 1, 7, 3);
    addRow(grid, "pin", new FormRow(tr("PIN"), m_pin), 1, 10, 2);
    addRow(grid, "language", new FormRow(tr("Language for prints"), m_language), 2, 0, 3);
    auto* allergies = new FormRow(tr("Allergies"), m_allergies, true);
    addRow(grid, "allergy_status", allergies, 2, 3, 5);
    auto* referred = text("referred", tr("Referred by"));
    referred->setPlaceholderText(tr("Optional"));
    addRow(grid, "referred_by", new FormRow(tr("Referred by"), referred), 2, 8, 4);
    for (const auto& one : std::as_const(m_entries))
        m_order.append(one.field);
}

/// In the same columns as those above, however wide one of them is.
void PatientForm::buildMore(QGridLayout* grid) {
    int line = kFirstOfMore;
    grid->addWidget(new widgets::Divider, line++, 0, 1, kGridColumns);
    if (m_use == Use::fresh) {
        m_moreRow =
            new MoreRow(QStringLiteral("new_more_row"), tr("Guardian, ABHA number, ID seen (last 4 only), address"),
                        {QStringLiteral("Alt"), QStringLiteral("M")});
        connect(m_moreRow, &QAbstractButton::clicked, this, &PatientForm::toggleMore);
        grid->addWidget(m_moreRow, line++, 0, 1, kGridColumns);
    }
    const auto before = m_entries.size();
    auto* guardian = new FormRow(tr("Guardian"), m_guardian);
    guardian->setHelp(tr("Needed under 18"));
    addRow(grid, "guardian_name", guardian, line, 0, 5);
    addRow(grid, "guardian_relation", new FormRow(tr("Relation"), text("guardian_relation", tr("Relation"))), line, 5,
           3);
    auto* local = new NameField(
        (m_use == Use::fresh ? QStringLiteral("new_") : QStringLiteral("edit_")) + QStringLiteral("name_local"),
        tr("Name in own script"));
    addRow(grid, "name_local", new FormRow(tr("Name in own script"), local), line++, 8, 4);
    addRow(grid, "abha_number", new FormRow(tr("ABHA number"), m_abha), line, 0, 4);
    addRow(grid, "abha_address", new FormRow(tr("ABHA address"), m_abhaAddress), line, 4, 3);
    addRow(grid, "id_kind", new FormRow(tr("ID shown"), m_idKind), line, 7, 2);
    addRow(grid, "id_last4", new FormRow(tr("Last 4 only"), m_last4), line, 9, 2);
    addRow(grid, "id_seen", new FormRow(tr("Card"), m_idSeen), line++, 11, 1);
    addRow(grid, "address", new FormRow(tr("Address"), text("address", tr("Address"))), line, 0, 7);
    addRow(grid, "remark", new FormRow(tr("Remark for the desk"), text("remark", tr("Remark for the desk"))), line++, 7,
           5);
    for (auto i = before; i < m_entries.size(); ++i)
        m_more << m_entries[i].row;
    if (m_moreRow)
        grid->addWidget(new widgets::Divider, line, 0, 1, kGridColumns);
}

void PatientForm::buildConsents(QVBoxLayout* column) {
    auto* block = new QWidget;
    block->setProperty("oneRow", true);  // no heading without its ticks
    auto* rows = new QVBoxLayout(block);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    auto* heading = new Label(tr("Consent, each asked apart"), Label::Look::second);
    heading->setCaption();
    rows->addWidget(heading);
    struct Purpose {
        const char* name;
        QString words;
    };
    const Purpose purposes[] = {{"consent:care_record", tr("Keep my care record here")},
                                {"consent:reminders", tr("Reminders by SMS")},
                                {"consent:whatsapp", tr("Prescription on WhatsApp")},
                                {"consent:research", tr("Research, without my name")}};
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    int at = 0;
    for (const auto& purpose : purposes) {
        auto* box =
            new widgets::CheckField((m_use == Use::fresh ? QStringLiteral("new_") : QStringLiteral("edit_")) +
                                        QString::fromLatin1(purpose.name).replace(QLatin1Char(':'), QLatin1Char('_')),
                                    purpose.words);
        auto* words = new Label(Label::Look::hint);
        words->setContentsMargins(kBesideBox, 0, 0, 0);
        m_entries.append({purpose.name, box, nullptr});
        m_consents.append({purpose.name, box, words, {}});
        auto* cell = new QWidget;
        auto* lines = new QVBoxLayout(cell);
        lines->setContentsMargins(0, 0, 0, 0);
        lines->setSpacing(0);
        lines->addWidget(box);
        lines->addWidget(words);
        grid->addWidget(cell, at / 2, at % 2, Qt::AlignTop);
        ++at;
    }
    rows->addLayout(grid);
    column->addWidget(block);
}

}  // namespace opdesk::ui::patients
