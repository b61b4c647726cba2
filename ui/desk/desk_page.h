#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "ui/paper/print_port.h"
#include "ui/widgets/page.h"

class QAction;

namespace opdesk::ui::desk {

class AppointmentsPanel;
class FindPanel;
class QueuePanel;

/// The front desk (screens.md §3): find or register, today's queue, appointments left, in one view.
class DeskPage : public widgets::Page {
    Q_OBJECT
public:
    explicit DeskPage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;
    void setNamesHidden(bool hidden) override;
    void undoLast() override;
    widgets::Subject subject() const override;
    /// Puts a token slip on paper; without it no slip is printed.
    void setPrinter(paper::PrintSheet print);
    /// Which paper the slips are printed on: 80, 58 or a6. Asked at each print.
    void setSlipPaper(std::function<QString()> paper) { m_slipPaper = std::move(paper); }
    /// Whose tokens are given when nothing else says so: a staff id, or empty. Asked for each patient.
    void setUsualDoctor(std::function<QString()> doctor);
    /// By which the answer of a search is timed.
    void setClock(const base::Clock& clock);

    void focusSearch();
    void focusQueue();
    void searchFor(const QString& typed);
    QString typed() const;
    /// Marks a patient in the find panel; with `giveToken` his token is given at once.
    void choosePatient(const QString& patientId, bool giveToken);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void nextRegion();
    void toAppointments();
    void addQueueKeys();
    /// Off what the marked token cannot do; its key still says why.
    void showQueueKeys();
    /// `asked`: by Ctrl+P, else after a token was given.
    void printSlip(const QString& visitId, bool asked);

    std::shared_ptr<clinic::Desk> m_desk;
    FindPanel* m_find;
    QueuePanel* m_queue;
    AppointmentsPanel* m_appointments;
    paper::PrintSheet m_print;
    std::function<QString()> m_slipPaper;
    std::vector<std::pair<QAction*, std::function<bool()>>> m_queueKeys;  ///< and whether they do something now
    QString m_lastVisit;                                                  ///< of the token given last
};

}  // namespace opdesk::ui::desk
