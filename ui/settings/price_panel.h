#pragma once

#include <memory>
#include <vector>

#include "core/clinic/desk.h"
#include "core/clinic/price_list.h"
#include "ui/drafts/draft_keeper.h"

class QVBoxLayout;

namespace opdesk::ui::widgets {
class Card;
class ComboField;
class FormRow;
class Label;
class ListView;
class OpButton;
class RowListModel;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::settings {

/// The clinic's price list and the form for one code. A change counts from a day on; bills that are out keep theirs.
class PricePanel : public QWidget {
    Q_OBJECT
public:
    explicit PricePanel(QAction* save, QAction* fresh, QAction* retire, QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    void refresh();
    /// To the list, the first thing of the page.
    void focusFirst();
    /// Takes the last change back.
    void undoLast();

    void save();
    void retire();
    /// An empty form for a new code.
    void begin();

signals:
    void said(const QString& sentence, const QString& iconName);
    void saidWithUndo(const QString& sentence, const QString& iconName);

private:
    QWidget* buildList();
    QWidget* buildForm(QAction* save, QAction* fresh, QAction* retire);
    void addFields(QVBoxLayout* column);
    void show(const clinic::ShowPriceList::Answer& answer);
    void edit(const QModelIndex& index);
    template <typename Command>
    void send(Command command, const QString& sentence);
    void changed(const clinic::SetPrice::Answer& answer, const QString& sentence);
    void offerTaxes(const std::vector<std::int64_t>& percents);
    QString taxWords(int percent) const;
    void refuse(const base::Error& error);
    /// nullopt, and said at the field, when it is no day.
    std::optional<std::optional<base::Date>> dayTyped();
    void follow();
    clinic::json::object typedSoFar() const;
    void typeAgain(const clinic::json::object& typed);
    QString figureOf(const clinic::PriceEntry& entry) const;

    std::shared_ptr<clinic::Desk> m_desk;
    std::vector<clinic::PriceEntry> m_prices;
    base::Date m_today{};
    bool m_registered = false;
    bool m_running = false;
    clinic::PutPriceBack m_undo;
    drafts::DraftKeeper* m_draft;

    widgets::Card* m_form;
    widgets::ListView* m_list;
    widgets::RowListModel* m_model;
    widgets::TextField *m_code, *m_text, *m_rate, *m_sac, *m_from, *m_reason;
    widgets::ComboField *m_tax, *m_visit, *m_doctor;
    std::vector<std::pair<std::string, widgets::FormRow*>> m_rows;  ///< by the field's name in an error
    widgets::Label* m_error;
    widgets::Label* m_note;
};

}  // namespace opdesk::ui::settings
