#include "ui/settings/clinic_panel.h"

#include <QAction>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

#include "core/text/money.h"
#include "ui/labels/labels.h"
#include "ui/settings/clinic_words.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/segmented_control.h"

namespace opdesk::ui::settings {

using clinic::SettingType;
using widgets::FormRow;
using widgets::Label;
using widgets::qt;
using widgets::utf8;

namespace {
constexpr int kSettingWidth = 460, kPasswordWidth = 240;
}  // namespace

ClinicPanel::ClinicPanel(QAction* save, QWidget* parent)
    : QWidget(parent),
      m_save(save),
      m_draft(new drafts::DraftKeeper(
          "clinic_settings", [this] { return typedSoFar(); }, this)) {
    setObjectName(QStringLiteral("clinic_panel"));
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto* card = new widgets::Card(tr("The clinic"), QStringLiteral("settings"));
    whole->addWidget(card);
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(4);
    addFields(column);
    column->addStretch(1);
    card->body()->addWidget(new widgets::ScrollBody(inside), 1);

    m_error = new Label(Label::Look::danger);
    m_error->setObjectName(QStringLiteral("clinic_error"));
    m_error->setWordWrap(true);
    m_error->hide();
    card->foot()->addWidget(m_error);
    m_state = new Label(Label::Look::second);
    m_state->setObjectName(QStringLiteral("clinic_state"));
    m_state->setWordWrap(true);
    card->foot()->addWidget(m_state);
    auto* row = new widgets::FlowLayout(8, 8);
    auto* label = new Label(tr("Your password"), Label::Look::label);
    m_password = new widgets::PasswordField(QStringLiteral("clinic_password"), tr("Your password"));
    m_password->setFixedWidth(kPasswordWidth);
    label->setBuddy(m_password);
    row->addWidget(label);
    row->addWidget(m_password);
    row->addWidget(new widgets::PrimaryButton(save, QStringLiteral("clinic_save"), QStringLiteral("circle-check")));
    card->foot()->addLayout(row);
    connect(save, &QAction::triggered, this, &ClinicPanel::save);
    connect(m_password, &QLineEdit::returnPressed, this, &ClinicPanel::save);
    edited();
}

void ClinicPanel::addFields(QVBoxLayout* column) {
    QString section;
    for (const auto& setting : clinic::settingTable()) {
        const auto words = clinicWords(setting.key);
        if (words.section != section) {
            if (!section.isEmpty())
                column->addSpacing(8);
            column->addWidget(new Label(words.section, Label::Look::strong));
        }
        section = words.section;
        addField(column, setting);
    }
}

void ClinicPanel::addField(QVBoxLayout* column, const clinic::SettingRow& setting) {
    const auto words = clinicWords(setting.key);
    const auto name =
        QStringLiteral("setting_") + qt(std::string(setting.key)).replace(QLatin1Char('.'), QLatin1Char('_'));
    Field field;
    field.setting = &setting;
    field.section = words.section;
    field.title = words.title;
    field.otherWords = words.otherWords;
    QWidget* widget = nullptr;
    if (setting.type == SettingType::yesNo) {
        field.yesNo = new widgets::SegmentedControl(name, words.title);
        field.yesNo->addChoice(QStringLiteral("no"), tr("No"));
        field.yesNo->addChoice(QStringLiteral("yes"), tr("Yes"));
        connect(field.yesNo, &widgets::SegmentedControl::chosen, this, &ClinicPanel::editedByHand);
        widget = field.yesNo;
    } else if (setting.type == SettingType::choice) {
        field.choice = new widgets::ComboField(name, words.title);
        field.choice->addItem(tr("As usual"), QString());
        for (const auto choice : setting.choices) {
            const auto word = setting.key == "board.language" ? labels::valueLabel("patient", "language", choice)
                              : choice == "chime"             ? tr("Chime")
                              : choice == "spoken"            ? tr("Chime and spoken token")
                                                              : tr("None");
            field.choice->addItem(word, qt(std::string(choice)));
        }
        connect(field.choice, &QComboBox::activated, this, &ClinicPanel::editedByHand);
        widget = field.choice;
    } else {
        field.text = new widgets::TextField(name, words.title);
        if (setting.type == SettingType::text)
            field.text->setMaxLength(static_cast<int>(setting.mostBytes));
        connect(field.text, &QLineEdit::textEdited, this, &ClinicPanel::editedByHand);
        widget = field.text;
    }
    field.row = new FormRow(words.title, widget);
    field.row->setHelp(words.help);
    field.row->setMaximumWidth(kSettingWidth);
    column->addWidget(field.row);
    m_fields.push_back(std::move(field));
}

void ClinicPanel::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_read = false;
    if (!m_desk->may("settings.clinic"))
        return;
    m_draft->start(m_desk);
    refresh();
}

void ClinicPanel::stop() {
    m_draft->stop();
    m_desk.reset();
    m_password->wipe();
    for (auto& field : m_fields) {
        field.saved.clear();
        put(field, {});
        field.row->setState(FormRow::State::ok);
    }
    m_error->hide();
    m_read = false;
    m_running = false;  // an answer of before the lock does not come
    edited();
}

void ClinicPanel::refresh() {
    if (!m_desk || !m_desk->may("settings.clinic"))
        return;
    m_desk->run(clinic::ShowClinicSettings{},
                [self = QPointer(this)](base::Result<clinic::ShowClinicSettings::Answer> answer) {
                    if (!self || !self->m_desk)
                        return;
                    if (answer) {
                        self->show(*answer);
                        return;
                    }
                    self->m_error->setText(labels::errorSentence(answer.error()));
                    self->m_error->show();
                });
}

void ClinicPanel::show(const clinic::ShowClinicSettings::Answer& answer) {
    for (auto& field : m_fields) {
        const auto line = std::ranges::find(answer.settings, field.setting->key, &clinic::SettingLine::key);
        if (line == answer.settings.end())
            continue;
        // What is being typed stays; the rest follows what another desk saved.
        const bool isTyped = m_read && typedIn(field) != field.saved;
        field.saved = line->value;
        if (!isTyped)
            put(field, field.saved);
        if (field.setting->key == "clinic.name")
            field.text->setPlaceholderText(qt(answer.enrolledName));
    }
    if (!std::exchange(m_read, true))
        m_draft->open({}, [self = QPointer(this)](const clinic::json::object& typed) {
            if (self)
                self->typeAgain(typed);
        });
    edited();
    emit shown();
}

void ClinicPanel::put(const Field& field, const std::string& value) {
    if (field.yesNo)
        field.yesNo->setCurrent(value == "yes" ? QStringLiteral("yes") : QStringLiteral("no"));
    else if (field.choice)
        field.choice->setCurrentIndex(std::max(0, field.choice->findData(qt(value))));
    else if (field.setting->type == SettingType::paise && !value.empty())
        field.text->setText(qt(text::formatAmount(qt(value).toLongLong(), true)));
    else
        field.text->setText(qt(value));
}

std::string ClinicPanel::typedIn(const Field& field) const {
    // "No" and nothing are the same to those who read it.
    if (field.yesNo)
        return field.yesNo->current() == QLatin1String("yes") ? "yes" : field.saved == "no" ? "no" : "";
    if (field.choice)
        return utf8(field.choice->currentData().toString());
    const auto typed = utf8(field.text->text().trimmed());
    if (field.setting->type != SettingType::paise || typed.empty())
        return typed;
    const auto paise = text::parsePaise(typed, field.setting->key);
    return paise ? std::to_string(*paise) : typed;
}

std::vector<clinic::SettingValue> ClinicPanel::changes() const {
    std::vector<clinic::SettingValue> changed;
    for (const auto& field : m_fields)
        if (auto value = typedIn(field); value != field.saved)
            changed.push_back({std::string(field.setting->key), std::move(value)});
    return changed;
}

void ClinicPanel::edited() {
    const int count = static_cast<int>(changes().size());
    m_state->setText(count == 0 ? tr("These hold for every desk. A change is saved with your password.")
                                : tr("%n changes are not saved yet.", nullptr, count));
    m_save->setEnabled(m_read && count > 0 && !m_running);
}

void ClinicPanel::editedByHand() {
    edited();
    m_draft->changed();
}

void ClinicPanel::save() {
    const auto values = changes();
    if (!m_desk || !m_read || m_running || values.empty())
        return;
    if (m_password->text().isEmpty()) {
        m_error->setText(tr("Your password saves what you changed."));
        m_error->show();
        m_password->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    m_running = true;
    edited();
    m_desk->run(clinic::SetClinicSettings{values, utf8(m_password->text())},
                [self = QPointer(this), values](base::Result<clinic::SetClinicSettings::Answer> answer) {
                    if (!self || !self->m_desk)
                        return;
                    self->m_running = false;
                    self->m_password->wipe();
                    if (answer)
                        self->saved(values);
                    else
                        self->refuse(answer.error());
                });
}

void ClinicPanel::saved(const std::vector<clinic::SettingValue>& values) {
    for (auto& field : m_fields) {
        // What was typed since it was sent is not saved yet.
        if (const auto sent = std::ranges::find(values, field.setting->key, &clinic::SettingValue::key);
            sent != values.end())
            field.saved = sent->value;
        field.row->setState(FormRow::State::ok);
    }
    m_error->hide();
    refresh();
    edited();
    m_draft->drop();
    if (!changes().empty())
        m_draft->changed();
    emit saidWithUndo(tr("The clinic's settings are saved"), QStringLiteral("settings"));
}

void ClinicPanel::undoLast() {
    if (!m_desk)
        return;
    m_desk->run(clinic::PutSettingsBack{},
                [self = QPointer(this)](base::Result<clinic::PutSettingsBack::Answer> answer) {
                    if (!self || !self->m_desk)
                        return;
                    if (!answer) {
                        self->refuse(answer.error());
                        return;
                    }
                    self->refresh();
                    emit self->said(tr("Taken back"), QStringLiteral("undo-2"));
                });
}

/// A password typed and not used does not wait for the next who comes by.
void ClinicPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_password->wipe();
}

void ClinicPanel::refuse(const base::Error& error) {
    edited();
    QWidget* wrong = nullptr;
    for (const auto& field : m_fields) {
        const bool isWrong = field.setting->key == error.field;
        field.row->setState(isWrong ? FormRow::State::bad : FormRow::State::ok,
                            isWrong ? whyNot(*field.setting, error) : QString());
        if (isWrong)
            wrong = field.row->field();
    }
    m_error->setText(error.code == base::ErrorCode::unreachable
                         ? tr("The clinic's settings are changed over the network, which is away now. What you typed "
                              "stays here.")
                     : wrong ? tr("Nothing was saved: one of the settings cannot be as it is.")
                             : labels::errorSentence(error));
    m_error->show();
    (wrong ? wrong : m_password)->setFocus(Qt::ShortcutFocusReason);
}

QString ClinicPanel::whyNot(const clinic::SettingRow& setting, const base::Error& error) const {
    switch (setting.type) {
        case SettingType::gstin:
            if (error.detail.starts_with("the check character"))
                return tr("The last character does not fit the others: one of them is mistyped.");
            return tr("A GSTIN has 15 characters, as on the certificate.");
        case SettingType::upi:
            return tr("A UPI address looks like name@bank.");
        case SettingType::whole:
            return tr("A whole number, %1 to %2.").arg(setting.least).arg(setting.most);
        case SettingType::paise:
            return tr("An amount up to %1.").arg(qt(text::formatPaise(setting.most, true)));
        case SettingType::text:
            // The field counts letters, what is kept is bytes: three for a letter of an Indian script.
            for (const auto& field : m_fields)
                if (field.setting == &setting && typedIn(field).size() > setting.mostBytes)
                    return tr("Too long: at most %1 letters, of Hindi %2.")
                        .arg(setting.mostBytes)
                        .arg(setting.mostBytes / 3);
            break;
        case SettingType::yesNo:
        case SettingType::choice:
            break;
    }
    return tr("This cannot be kept. Write it in plain words.");
}

std::vector<ClinicPanel::Words> ClinicPanel::words() const {
    std::vector<Words> out;
    for (const auto& field : m_fields) {
        const auto value = field.yesNo    ? field.yesNo->word(field.yesNo->current())
                           : field.choice ? field.choice->currentText()
                                          : field.text->text();
        out.push_back({qt(std::string(field.setting->key)), field.section, field.title, field.otherWords,
                       value.isEmpty() ? QStringLiteral("–") : value});
    }
    return out;
}

void ClinicPanel::focusOn(const QString& key) {
    for (const auto& field : m_fields)
        if (qt(std::string(field.setting->key)) == key)
            field.row->field()->setFocus(Qt::ShortcutFocusReason);
}

clinic::json::object ClinicPanel::typedSoFar() const {
    clinic::json::object typed;
    if (m_read)
        for (const auto& one : changes())
            typed[one.key] = one.value;
    return typed;
}

void ClinicPanel::typeAgain(const clinic::json::object& typed) {
    for (const auto& field : m_fields) {
        const auto* value = typed.if_contains(field.setting->key);
        const auto* text = value ? value->if_string() : nullptr;
        if (text && typedIn(field) == field.saved)
            put(field, std::string(text->data(), text->size()));
    }
    edited();
}

}  // namespace opdesk::ui::settings
