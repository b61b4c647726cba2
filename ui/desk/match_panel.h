#pragma once

#include <memory>

#include "core/clinic/desk.h"
#include "core/clinic/patients.h"
#include "ui/widgets/card.h"

namespace opdesk::ui::widgets {
class RowListModel;
class ListView;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::desk {

/// People who could be the one in the form, with a word for each reason. Nothing is joined by itself; a shared phone is
/// a family, not a copy.
class MatchPanel : public widgets::Card {
    Q_OBJECT
public:
    explicit MatchPanel(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    void look(const clinic::FindDuplicates& query);
    void focusList();
    QString first() const;

signals:
    void used(const QString& patientId);

private:
    void show(const clinic::FindDuplicates::Answer& answer);

    std::shared_ptr<clinic::Desk> m_desk;
    widgets::RowListModel* m_model;
    widgets::ListView* m_list;
    quint64 m_serial = 0;
};

}  // namespace opdesk::ui::desk
