#pragma once

#include <QSet>
#include <QTimer>

#include "core/clinic/patients.h"
#include "ui/widgets/page.h"

class QAction;
class QModelIndex;
class QVBoxLayout;

namespace opdesk::ui::widgets {
class EmptyState;
class Label;
class ListView;
class OpButton;
class PatientBanner;
class RowListModel;
class SegmentedControl;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::patients {

class AttachmentRow;
class GlassRow;
class JoinRow;
class OpenedDay;
class PatientFacts;

/// Who is this, what happened, what is open (screens.md §5): banner, facts at the left, timeline by visit. The look is
/// in the audit log before anything is shown.
class PatientPage : public widgets::Page {
    Q_OBJECT
public:
    explicit PatientPage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;
    widgets::Subject subject() const override;
    void setNamesHidden(bool hidden) override;
    void undoLast() override;
    void showPatient(const QString& patientId);

signals:
    /// The front desk's own action: a token for whom is in front.
    void tokenAsked(const QString& patientId);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The marked row's day in full, where the window has room for it.
    void showOpened();
    void read();
    void show(const clinic::OpenPatient::Answer& patient);
    void showPrimary();
    void clearPage();
    void openRow(const QModelIndex& index);
    void fillTimeline();
    void showBanner();
    /// The token of today, for the banner and the primary action.
    void readVisit();
    /// Reads with this reason for half an hour, and closes by itself.
    void breakGlass(const QString& reason);
    void mendGlass();

    std::shared_ptr<clinic::Desk> m_desk;
    QString m_patientId;
    quint64 m_serial = 0;
    widgets::PatientBanner* m_banner;
    QWidget* m_work;
    widgets::EmptyState* m_empty;
    PatientFacts* m_facts;
    QVBoxLayout* m_primary;
    widgets::OpButton* m_button = nullptr;
    widgets::SegmentedControl* m_parts;
    QAction* m_token;
    QAction* m_vitals;
    QAction* m_consult;
    QAction* m_settle;
    AttachmentRow* m_attachments;
    JoinRow* m_join;
    OpenedDay* m_opened;
    GlassRow* m_glass;
    QAction* m_glassKey;
    QString m_glassReason;  ///< empty: the glass is whole
    QTimer m_glassEnds{this};
    QAction* m_attach;
    QAction* m_photo;
    QAction* m_joinKey;
    QAction* m_partKey;
    widgets::TextField* m_find;
    clinic::OpenPatient::Answer m_shown;
    QString m_words, m_visit;
    bool m_namesHidden = false;
    QSet<QString> m_attached;  ///< rows of the timeline that are attachments, and open to this role
    widgets::Label* m_conflict;
    widgets::ListView* m_timeline;
    widgets::RowListModel* m_model;
};

}  // namespace opdesk::ui::patients
