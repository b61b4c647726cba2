#pragma once

#include <QObject>
#include <memory>

#include "core/clinic/day.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/page.h"

class QAction;

namespace opdesk::ui::settings {
class Preferences;
}

namespace opdesk::ui::shell {

class WorkArea;

/// Fills the palette from what is truly there: the actions of the window and of every page, the places of this role,
/// today's tokens and the patients a text finds. Remembers which commands were used, never for whom. GUI thread.
class PaletteController : public QObject {
    Q_OBJECT
public:
    PaletteController(widgets::CommandPalette& palette, settings::Preferences& preferences, QObject* parent = nullptr);

    /// Reads the commands of now. `windowActions` are offered everywhere, `subjectActions` act on `subject`.
    void fill(std::shared_ptr<clinic::Desk> desk, const WorkArea& work, const QList<QAction*>& windowActions,
              const QList<QAction*>& subjectActions, const widgets::Subject& subject);
    /// The palette is closed or the session ended: nothing found is kept.
    void clear();
    /// F11: patients are listed by initials.
    void setNamesHidden(bool hidden) { m_namesHidden = hidden; }
    /// A command ran: it is the first of "Recent" next time.
    void remember(const QString& id);

private:
    void search(const QString& text);
    void showFound();
    void addPage(const QString& placeId, const widgets::Page& page, bool isFront, const QList<QAction*>& notThese);
    bool isListed(const QAction& action) const;
    void addRecent();

    widgets::CommandPalette& m_palette;
    settings::Preferences& m_preferences;
    std::shared_ptr<clinic::Desk> m_desk;
    QList<widgets::PaletteCommand> m_commands;
    std::vector<clinic::QueueLine> m_queue;
    std::vector<clinic::PatientLine> m_patients;
    QString m_typed;
    quint64 m_serial = 0;
    bool m_namesHidden = false;
};

}  // namespace opdesk::ui::shell
