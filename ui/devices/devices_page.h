#pragma once

#include <memory>
#include <vector>

#include "core/clinic/devices.h"
#include "ui/widgets/page.h"

class QAction;
class QGridLayout;

namespace opdesk::ui::drafts {
class DraftKeeper;
}
namespace opdesk::ui::widgets {
class Card;
class FormRow;
class Label;
class ListView;
class OpenSummary;
class PasswordField;
class RowListModel;
class SegmentedControl;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::devices {

/// The admin's page of the clinic's PCs (screens.md §16) and of what the server set aside of them. List left; right
/// what is known, what can be done, what that will do, why, and the password. Without the server it can only be read.
class DevicesPage : public widgets::Page {
    Q_OBJECT
public:
    explicit DevicesPage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;
    void setNamesHidden(bool hidden) override;
    QVariantMap typedSoFar() const override;
    void typeAgain(const QVariantMap& typed) override;

private:
    enum class Tab { devices, setAside };

    void buildActions();
    QWidget* buildLeft();
    QWidget* buildRight();
    void showTab(Tab tab);
    void readDevices();
    void readSetAside();
    void showList();
    void showCurrent();
    void offer(const QStringList& choices, const QString& otherwise);
    void chosen();
    void showToFill();
    bool needsReason() const;
    void moveBy(int rows);
    void refuse(const base::Error& error);
    const clinic::DeviceLine* currentDevice() const;
    const clinic::SetAsideGroup* currentGroup() const;
    QString currentName() const;

    void act();
    void stopDevice(const QString& choice);
    void decide(const QString& choice);
    void acted(const QString& sentence, const QString& iconName);
    void judged(const std::vector<clinic::SetAsideOutcome>& outcomes);

    std::shared_ptr<clinic::Desk> m_desk;
    clinic::ListDevices::Answer m_devices;
    std::vector<clinic::SetAsideGroup> m_groups;
    Tab m_tab = Tab::devices;
    bool m_busy = false, m_namesHidden = false;

    drafts::DraftKeeper* m_draft;
    widgets::SegmentedControl* m_tabs = nullptr;
    widgets::RowListModel* m_model = nullptr;
    widgets::ListView* m_list = nullptr;
    widgets::Card* m_right = nullptr;
    widgets::Label* m_title = nullptr;
    QGridLayout* m_facts = nullptr;
    widgets::Label* m_changesTitle = nullptr;
    QWidget* m_changes = nullptr;
    QGridLayout* m_changeRows = nullptr;
    widgets::Label* m_unread = nullptr;
    QWidget* m_form = nullptr;
    widgets::SegmentedControl* m_how = nullptr;
    widgets::Label* m_what = nullptr;
    widgets::TextField* m_reason = nullptr;
    widgets::FormRow* m_reasonRow = nullptr;
    widgets::PasswordField* m_password = nullptr;
    widgets::FormRow* m_passwordRow = nullptr;
    widgets::OpenSummary* m_toFill = nullptr;
    widgets::Label* m_error = nullptr;
    QAction* m_do = nullptr;
};

}  // namespace opdesk::ui::devices
