#pragma once

#include <memory>

#include "core/clinic/day.h"
#include "core/clinic/desk.h"
#include "core/clinic/patients.h"
#include "ui/patients/facts_delegate.h"
#include "ui/widgets/card.h"

class QAction;
class QLayout;

namespace opdesk::ui::widgets {
class Label;
class RowListModel;
class ListView;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::desk {

/// People who could be the one in the form, with the reasons field by field. Nothing is joined by itself; a shared
/// phone is a family, not a copy.
class MatchPanel : public widgets::Card {
    Q_OBJECT
public:
    /// The two buttons of the first card: takes that person, shows more of him here.
    MatchPanel(QAction* use, QAction* beside, QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    void look(const clinic::FindDuplicates& query, const QString& locality);
    void focusList();
    QString first() const;
    bool isEmpty() const { return m_answer.matches.empty(); }
    /// More of the marked person (without a mark, the first), and away again.
    void openBeside();
    /// In a small window, under the form: the reasons in one paragraph, the buttons in the head, no words at the foot.
    void setNarrow(bool narrow);
    void setNamesHidden(bool hidden);

signals:
    void used(const QString& patientId);
    /// Esc in the list.
    void left();
    /// Somebody is found, or nobody any more.
    void filled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();
    void readTokens();
    /// "in queue now, A-2"; empty for who has no token today.
    QString todayOf(const clinic::PatientId& patient) const;
    void nameWhom();
    void placeActs();
    void fitHead();
    QWidget* makeActs(QAction* use, QAction* beside, const QString& suffix, QLayout* row);

    std::shared_ptr<clinic::Desk> m_desk;
    clinic::FindDuplicates m_query;
    QString m_locality;
    clinic::FindDuplicates::Answer m_answer;
    std::vector<clinic::QueueLine> m_tokens;  ///< of today
    QString m_besideId;
    QList<patients::FactLine> m_beside;
    QAction* m_use;
    widgets::RowListModel* m_model;
    widgets::ListView* m_list;
    widgets::Label* m_words;
    QWidget* m_acts;
    QWidget* m_headActs;  ///< the same in the head of a narrow panel
    bool m_narrow = false;
    bool m_namesHidden = false;
    quint64 m_serial = 0;
};

}  // namespace opdesk::ui::desk
