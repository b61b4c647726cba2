#pragma once

#include <QHash>
#include <QTimer>
#include <chrono>
#include <memory>

#include "core/base/clock.h"
#include "core/clinic/day.h"
#include "core/clinic/desk.h"
#include "core/clinic/patients.h"
#include "ui/widgets/card.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::widgets {
class Label;
class ListView;
class OpButton;
class RowListModel;
class SearchField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::drafts {
class DraftKeeper;
}

namespace opdesk::ui::desk {

class TokenPanel;

/// "Find or register": the search-first field, what it found, the token panel docked below. Stale answers are dropped
/// by serial number; the last row carries what was typed into a new form.
class FindPanel : public widgets::Card {
    Q_OBJECT
public:
    explicit FindPanel(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    void focusField();
    void type(const QString& text);
    QString typed() const;
    /// The marked hit.
    widgets::Subject subject() const;
    void choose(const QString& patientId, bool giveToken);
    void refresh();
    /// By which answers are timed; outlives the panel.
    void setClock(const base::Clock& clock);
    void setNamesHidden(bool hidden);
    /// Who stands in a queue today: said with the people found, and held against by the panel below.
    void setTokens(const std::vector<clinic::QueueLine>& tokens);
    /// In a low window what only helps gives its room to the people found.
    void setLow(bool low);
    TokenPanel* tokens() const { return m_tokens; }

signals:
    void newPatientAsked(const QString& typed);
    void patientAsked(const QString& patientId);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void fitPrompt();
    std::chrono::milliseconds now() const;
    void search();
    clinic::FindPatients query(bool typing) const;
    void recordSearch();
    void show(const clinic::FindPatients::Answer& answer, qint64 milliseconds);
    void showFound(bool again);
    QString newPatientWords(bool isPhone) const;
    void rowChanged();
    void activate();

    std::shared_ptr<clinic::Desk> m_desk;
    widgets::SearchField* m_field;
    widgets::ListView* m_list;
    widgets::RowListModel* m_model;
    TokenPanel* m_tokens;
    widgets::Label* m_hint;
    widgets::OpButton* m_fresh;  ///< "New patient on 98000 07731"
    drafts::DraftKeeper* m_draft;
    QTimer m_searchStands{this};
    quint64 m_serial = 0, m_answered = 0;  ///< of searches: the last asked, the last shown
    const base::Clock* m_clock = nullptr;
    QString m_wanted;                      ///< patient to mark when the answer comes
    bool m_again = false;                  ///< the next search is one of news, not of a person
    clinic::FindPatients::Answer m_found;  ///< in sight
    QHash<QString, QString> m_tokensOf;    ///< by patient
    bool m_namesHidden = false;
    bool m_low = false;
};

}  // namespace opdesk::ui::desk
