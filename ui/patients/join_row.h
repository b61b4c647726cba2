#pragma once

#include <QWidget>

#include <memory>

#include "core/clinic/patients.h"

namespace opdesk::clinic {
class Desk;
}
namespace opdesk::ui::widgets {
class FormRow;
class Label;
class ListView;
class RowListModel;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::patients {

/// Joins another record of the same person with the one in front, or parts one that was joined by mistake. Both need a
/// reason; nothing is lost by either. A strip of the patient page, no dialog.
class JoinRow : public QWidget {
    Q_OBJECT
public:
    explicit JoinRow(QWidget* parent = nullptr);

    void setDesk(std::shared_ptr<clinic::Desk> desk);
    void clear();
    void setNamesHidden(bool hidden);
    /// Lists who could be the same person.
    void join(const clinic::OpenPatient::Answer& winner);
    void part(const clinic::JoinedLine& joined);
    /// Takes the join just made back.
    void undo();

signals:
    void said(const QString& sentence, const QString& iconName);
    void saidWithUndo(const QString& sentence, const QString& iconName);
    /// The strip closed; the records of the person may have changed.
    void finished();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showMatches();
    void act();
    void partNow(const model::AliasId& alias, const std::string& reason);

    std::shared_ptr<clinic::Desk> m_desk;
    model::PatientId m_winner;
    model::AliasId m_alias;  ///< to part, or the one made last
    std::vector<clinic::PossibleDuplicate> m_matches;
    bool m_namesHidden = false;
    bool m_parting = false;
    quint64 m_serial = 0;
    widgets::Label* m_words;
    widgets::RowListModel* m_model;
    widgets::ListView* m_list;
    widgets::TextField* m_reason;
    widgets::FormRow* m_reasonRow;
};

}  // namespace opdesk::ui::patients
