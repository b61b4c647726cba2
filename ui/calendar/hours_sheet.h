#pragma once

#include <memory>

#include "core/clinic/desk.h"
#include "core/clinic/schedule.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/widgets/card.h"

namespace opdesk::ui::widgets {
class ComboField;
class FormRow;
class Label;
class ListView;
class RowListModel;
class SegmentedControl;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::calendar {

/// Side sheet for who manages hours: the doctor's weekly pieces and the days away, one line each; Del removes one with
/// a reason, the form below adds one.
class HoursSheet : public widgets::Card {
    Q_OBJECT
public:
    explicit HoursSheet(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    void begin(const model::StaffId& doctor, const std::vector<clinic::DoctorLine>& doctors, base::Date today);
    void refresh();

signals:
    void closed();
    void said(const QString& sentence, const QString& iconName);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void show(const clinic::ListSchedule::Answer& answer);
    void useChanged();
    void leave();
    void add();
    void addHours(int from, int to);
    void addAway(int from, int to);
    void askRemove();
    void remove();
    void refuse(const base::Error& error);
    QString use() const;
    drafts::DraftKeeper::Typed typedSoFar() const;
    void take(const drafts::DraftKeeper::Typed& typed);
    void clearFields();

    drafts::DraftKeeper* m_draft;
    std::shared_ptr<clinic::Desk> m_desk;
    model::StaffId m_doctor;
    base::Date m_today{};
    std::string m_removing;

    widgets::Label* m_who;
    widgets::ListView* m_list;
    widgets::RowListModel* m_model;
    widgets::ComboField* m_use;
    widgets::ComboField* m_weekday;
    widgets::TextField* m_from;
    widgets::TextField* m_to;
    widgets::TextField* m_slot;
    widgets::TextField* m_firstDay;
    widgets::TextField* m_lastDay;
    widgets::TextField* m_note;
    widgets::TextField* m_reason;
    widgets::FormRow *m_weekdayRow, *m_slotRow, *m_firstRow, *m_lastRow, *m_noteRow, *m_reasonRow;
    widgets::Label* m_error;
};

/// "10", "10:30 am", "1030", "5 pm": minutes since midnight; nullopt when it is no time of day.
std::optional<int> readMinute(const QString& typed);

}  // namespace opdesk::ui::calendar
