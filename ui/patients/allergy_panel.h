#pragma once

#include "core/clinic/patients.h"
#include "ui/widgets/card.h"
#include "ui/widgets/op_button.h"

class QAction;

namespace opdesk::clinic {
class Desk;
}
namespace opdesk::ui::widgets {
class FormRow;
class Label;
class ListView;
class RowListModel;
class SegmentedControl;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::patients {

/// The allergies of a patient: added with three fields, taken off with a reason. Only roles that may see them get a
/// list.
class AllergyPanel : public widgets::Card {
    Q_OBJECT
public:
    explicit AllergyPanel(QWidget* parent = nullptr);

    void setDesk(std::shared_ptr<clinic::Desk> desk);
    void clear();
    void show(const clinic::OpenPatient::Answer& patient);
    /// Reads the list again, as somebody changed it.
    void read(const model::PatientId& patient);
    void focusEntry();
    /// A button in the head for a window that has room for one of two panels.
    void setWayBack(QAction* action, const QString& words);
    void showWayBack(bool shown) { m_wayBack->setVisible(shown); }
    QStringList substances() const { return m_substances; }
    /// What is typed and not added yet, for a draft.
    clinic::json::object typed() const;
    void setTyped(const clinic::json::object& typed);

signals:
    void changed();
    /// The list was read.
    void filled();
    void said(const QString& sentence, const QString& iconName);

private:
    void fill(const clinic::OpenPatient::Answer& patient);
    void add();
    void askReason(const QModelIndex& index);
    void remove();

    std::shared_ptr<clinic::Desk> m_desk;
    model::PatientId m_patient;
    model::AllergyId m_leaving;
    quint64 m_serial = 0;
    QStringList m_substances;
    widgets::OpButton* m_wayBack = nullptr;
    widgets::RowListModel* m_model;
    widgets::ListView* m_list;
    QWidget* m_entry;
    widgets::TextField* m_substance;
    widgets::TextField* m_reaction;
    widgets::SegmentedControl* m_severity;
    widgets::FormRow* m_substanceRow;
    widgets::TextField* m_reason;
    widgets::FormRow* m_reasonRow;
    widgets::Label* m_closed;
};

}  // namespace opdesk::ui::patients
