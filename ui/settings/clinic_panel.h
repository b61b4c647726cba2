#pragma once

#include <memory>
#include <vector>

#include "core/clinic/clinic_settings.h"
#include "core/clinic/desk.h"
#include "ui/drafts/draft_keeper.h"

class QVBoxLayout;

namespace opdesk::ui::widgets {
class ComboField;
class FormRow;
class Label;
class PasswordField;
class SegmentedControl;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::settings {

/// What is set for the whole clinic: one form, saved together with the password of whoever changes it.
class ClinicPanel : public QWidget {
    Q_OBJECT
public:
    /// What the list at the left says of a setting.
    struct Words {
        QString key, section, title, otherWords, value;
    };

    explicit ClinicPanel(QAction* save, QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    void refresh();
    std::vector<Words> words() const;
    void focusOn(const QString& key);
    /// Takes the last save back.
    void undoLast();
    void save();

signals:
    /// Another value is shown: the list is written anew.
    void shown();
    void said(const QString& sentence, const QString& iconName);
    void saidWithUndo(const QString& sentence, const QString& iconName);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    struct Field {
        const clinic::SettingRow* setting = nullptr;
        QString section, title, otherWords;
        widgets::FormRow* row = nullptr;
        widgets::TextField* text = nullptr;  ///< one of the three
        widgets::SegmentedControl* yesNo = nullptr;
        widgets::ComboField* choice = nullptr;
        std::string saved;  ///< as the clinic has it
    };

    void addFields(QVBoxLayout* column);
    void addField(QVBoxLayout* column, const clinic::SettingRow& setting);
    void show(const clinic::ShowClinicSettings::Answer& answer);
    void saved(const std::vector<clinic::SettingValue>& values);
    void refuse(const base::Error& error);
    QString whyNot(const clinic::SettingRow& setting, const base::Error& error) const;
    void edited();
    /// As edited(), and kept for after a lock.
    void editedByHand();
    void put(const Field& field, const std::string& value);
    /// As it would be saved; rupees become paise when they can be read.
    std::string typedIn(const Field& field) const;
    std::vector<clinic::SettingValue> changes() const;
    clinic::json::object typedSoFar() const;
    void typeAgain(const clinic::json::object& typed);

    std::shared_ptr<clinic::Desk> m_desk;
    QAction* m_save;
    std::vector<Field> m_fields;
    bool m_read = false, m_running = false;
    drafts::DraftKeeper* m_draft;
    widgets::PasswordField* m_password;
    widgets::Label* m_state;
    widgets::Label* m_error;
};

}  // namespace opdesk::ui::settings
