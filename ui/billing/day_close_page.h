#pragma once

#include "core/clinic/day_close.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/paper/print_port.h"
#include "ui/widgets/page.h"

class QAction;
class QHBoxLayout;
class QVBoxLayout;

namespace opdesk::ui::widgets {
class Card;
class ComboField;
class FormRow;
class IconLabel;
class Label;
class ListView;
class PasswordField;
class PrimaryButton;
class RowListModel;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::billing {

class MoneyEdit;
class NoteCounter;

/// Counting the cash and closing the day (screens.md §11): what should be there, what is, and why they differ. A closed
/// day stands; what comes later belongs to the next sitting.
class DayClosePage : public widgets::Page {
    Q_OBJECT
public:
    explicit DayClosePage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;
    QVariantMap typedSoFar() const override;
    void typeAgain(const QVariantMap& typed) override;

    void setPrinter(paper::PrintSheet print) { m_print = std::move(print); }

private:
    QWidget* buildExpected();
    QWidget* buildCount();
    QWidget* buildLists();
    void read();
    void show(const clinic::ShowDay::Answer& day);
    void showExpected(const clinic::ShowDay::Answer& day);
    void showLists(const clinic::ShowDay::Answer& day);
    void follow();
    void setProblem(const QString& sentence);
    /// What is still to be done before the day can be closed, beside the button that is off meanwhile.
    void sayWhyNot();
    void close_();
    void printDay(const model::DayCloseId& closing);

    std::shared_ptr<clinic::Desk> m_desk;
    paper::PrintSheet m_print;
    drafts::DraftKeeper m_draft;
    clinic::ShowDay::Answer m_day;
    quint64 m_serial = 0;
    bool m_busy = false;

    QAction* m_close;
    QAction* m_printLast;
    widgets::Card* m_expected;
    QWidget* m_expectedRows = nullptr;
    QVBoxLayout* m_expectedColumn;
    NoteCounter* m_notes;
    QHBoxLayout* m_sums;
    widgets::Label* m_sumLabel;
    widgets::Label* m_sum;
    widgets::IconLabel* m_differenceIcon;
    widgets::Label* m_difference;
    MoneyEdit* m_left;
    widgets::TextField* m_reason;
    widgets::FormRow* m_reasonRow;
    widgets::PasswordField* m_words;
    QWidget* m_witnessBox;
    widgets::ComboField* m_witness;
    widgets::PasswordField* m_witnessWords;
    widgets::Label* m_problem;
    widgets::Label* m_whyNot;
    widgets::PrimaryButton* m_button;
    widgets::Card* m_lists;
    widgets::Label* m_unsent;
    widgets::RowListModel* m_rows;
    widgets::ListView* m_list;
};

}  // namespace opdesk::ui::billing
