#include "ui/shell/palette_controller.h"

#include <QAction>
#include <QPointer>

#include <algorithm>

#include "core/clinic/desk.h"
#include "ui/desk/rows.h"
#include "ui/labels/labels.h"
#include "ui/settings/preferences.h"
#include "ui/shell/work_area.h"

namespace opdesk::ui::shell {

using widgets::PaletteCommand;
using widgets::qt;

namespace {

constexpr int kMostRecent = 4;
constexpr int kMostPatients = 6;
constexpr int kShortestName = 2;

bool isOffered(const QAction& action) {
    return action.isEnabled() && action.isVisible() && !action.objectName().isEmpty() && !action.text().isEmpty();
}

/// English words find a command in every language: the object's own name says what it does.
QString wordsOf(const QAction& action) {
    const auto name = action.objectName().section(u'_', 1).replace(u'_', u' ');
    const auto more = action.property("words").toString();
    return more.isEmpty() ? name : name + u' ' + more;
}

PaletteCommand commandOf(const QAction& action, const QString& id, const QString& group) {
    const auto icon = action.property("iconName").toString();
    return {id,
            icon.isEmpty() ? QStringLiteral("command") : icon,
            action.text(),
            {},
            group,
            action.shortcut(),
            wordsOf(action),
            false,
            id.startsWith(QLatin1String("subject:"))};
}

/// A place that a command with a key leads to is listed once, with its key.
bool hasCommand(const Place& place, const QList<QAction*>& windowActions, const QList<QAction*>& subjectActions,
                bool hasSubject) {
    const auto names = [&](const QList<QAction*>& actions, const char* id) {
        return std::ranges::any_of(actions, [&](const QAction* action) {
            return action->objectName() == QStringLiteral("action_") + QLatin1String(id) && isOffered(*action);
        });
    };
    return (place.name() == QLatin1String("new_patient") && names(windowActions, "new_patient")) ||
           (place.name() == QLatin1String("edit_patient") && hasSubject && names(subjectActions, "edit"));
}

/// Steps inside a page (next region, back, Enter) and what finishes one (Ctrl+Enter: takes money, signs) are offered
/// only where a person sees what they act on.
bool isForItsPageAlone(const QAction& action) {
    const auto keys = action.shortcut();
    if (keys.isEmpty())
        return true;
    const auto combined = keys[0];
    switch (combined.key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Escape:
        case Qt::Key_Tab:
        case Qt::Key_Delete:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            return true;
        default:
            return combined.keyboardModifiers() == Qt::NoModifier && combined.key() < Qt::Key_Escape;
    }
}

/// "A-14" is found by "a14", "a-14" and "14".
bool isToken(const std::string& token, const QString& typed) {
    const auto bare = qt(token).remove(QLatin1Char('-'));
    const auto wanted = QString(typed).remove(QLatin1Char('-'));
    return bare.startsWith(wanted, Qt::CaseInsensitive) || bare.mid(1).startsWith(wanted);
}

}  // namespace

PaletteController::PaletteController(widgets::CommandPalette& palette, settings::Preferences& preferences,
                                     QObject* parent)
    : QObject(parent), m_palette(palette), m_preferences(preferences) {
    connect(&palette, &widgets::CommandPalette::textTyped, this, &PaletteController::search);
    connect(&palette, &widgets::CommandPalette::contextDropped, this, [this] {
        m_commands.removeIf([](const PaletteCommand& each) { return each.id.startsWith(QLatin1String("subject:")); });
        m_palette.setCommands(m_commands);
    });
}

void PaletteController::fill(std::shared_ptr<clinic::Desk> desk, const WorkArea& work,
                             const QList<QAction*>& windowActions, const QList<QAction*>& subjectActions,
                             const widgets::Subject& subject) {
    clear();
    m_desk = std::move(desk);
    const QString name = m_namesHidden ? QString() : subject.words;
    if (!subject.patientId.isEmpty())
        for (const auto* action : subjectActions)
            if (isOffered(*action))
                m_commands.append(commandOf(*action, QStringLiteral("subject:") + action->objectName(),
                                            name.isEmpty() ? tr("For this patient") : tr("For %1").arg(name)));
    addPage(work.currentId(), *work.current(), true, windowActions + subjectActions);
    for (const auto& place : places()) {
        if (!work.has(place.name()) || hasCommand(place, windowActions, subjectActions, !subject.patientId.isEmpty()))
            continue;
        m_commands.append({QStringLiteral("place:") + place.name(),
                           QString::fromLatin1(place.icon),
                           place.shownWord(),
                           {},
                           tr("Go to"),
                           {},
                           QString::fromLatin1(place.otherWords),
                           true});
    }
    for (const auto* action : windowActions)
        if (isOffered(*action))
            m_commands.append(commandOf(*action, QStringLiteral("action:") + action->objectName(), tr("Everywhere")));
    for (const auto& [id, page] : work.made())
        if (page != work.current() && work.isStarted(page))
            addPage(id, *page, false, windowActions + subjectActions);
    addRecent();
    m_palette.setCommands(m_commands);
    m_palette.setContext(subject.patientId.isEmpty() || name.isEmpty() ? QString() : tr("For: %1").arg(name));
    m_desk->run(clinic::ListQueue{}, [self = QPointer(this), serial = ++m_serial](auto answer) {
        if (!self || serial > self->m_serial || !self->m_desk || !answer)
            return;
        self->m_queue = std::move(answer->tokens);
        self->showFound();
    });
}

void PaletteController::addPage(const QString& placeId, const widgets::Page& page, bool isFront,
                                const QList<QAction*>& notThese) {
    for (auto* action : page.actions())
        if (isOffered(*action) && !notThese.contains(action) && (isFront || !isForItsPageAlone(*action)) &&
            !isListed(*action))
            m_commands.append(commandOf(*action, QStringLiteral("page:%1:%2").arg(placeId, action->objectName()),
                                        isFront ? tr("On this page") : placeOf(placeId)->shownWord()));
}

/// One key, one command: F6 of the queue and F6 for this patient are the same; so are those a page says are.
bool PaletteController::isListed(const QAction& action) const {
    const auto twin = QStringLiteral("subject:") + action.property("twin").toString();
    return std::ranges::any_of(m_commands, [&](const PaletteCommand& each) {
        return each.ofSubject && (each.id == twin || (!action.shortcut().isEmpty() && each.keys == action.shortcut()));
    });
}

/// What was used last stands first, before anything is typed.
void PaletteController::addRecent() {
    const auto ids = m_preferences.value(settings::Choice::recentCommands).split(u',', Qt::SkipEmptyParts);
    QList<PaletteCommand> recent;
    for (const auto& id : ids) {
        const auto found = std::find_if(m_commands.begin(), m_commands.end(),
                                        [&](const PaletteCommand& each) { return each.id == id; });
        if (found == m_commands.end() || recent.size() >= kMostRecent)
            continue;
        recent.append(*found);
        m_commands.erase(found);
        recent.back().group = tr("Recent");
    }
    // After the patient's own, which are for the moment.
    const auto at = std::count_if(m_commands.begin(), m_commands.end(), [](const PaletteCommand& each) {
        return each.id.startsWith(QLatin1String("subject:"));
    });
    for (qsizetype i = 0; i < recent.size(); ++i)
        m_commands.insert(at + i, recent.at(i));
}

void PaletteController::clear() {
    ++m_serial;
    m_commands.clear();
    m_queue.clear();
    m_patients.clear();
    m_typed.clear();
    m_palette.setFound({});
    m_palette.setCommands({});
    m_desk.reset();
}

void PaletteController::remember(const QString& id) {
    if (!id.startsWith(QLatin1String("place:")) && !id.startsWith(QLatin1String("action:")) &&
        !id.startsWith(QLatin1String("page:")))
        return;
    auto ids = m_preferences.value(settings::Choice::recentCommands).split(u',', Qt::SkipEmptyParts);
    ids.removeAll(id);
    ids.prepend(id);
    while (ids.size() > kMostRecent)
        ids.removeLast();
    m_preferences.choose(settings::Choice::recentCommands, ids.join(u','));
}

void PaletteController::search(const QString& text) {
    m_typed = text.trimmed();
    m_patients.clear();
    showFound();
    const auto serial = ++m_serial;
    if (!m_desk || m_typed.size() < kShortestName)
        return;
    clinic::FindPatients find;
    find.text = widgets::utf8(m_typed);
    find.limit = kMostPatients;
    // No look at a record yet: opening one of them is, and is recorded then.
    find.typing = true;
    m_desk->run(find, [self = QPointer(this), serial](auto answer) {
        if (!self || serial != self->m_serial || !self->m_desk || !answer)
            return;
        self->m_patients = std::move(answer->patients);
        self->showFound();
    });
}

void PaletteController::showFound() {
    QList<PaletteCommand> found;
    if (!m_typed.isEmpty()) {
        for (const auto& line : m_queue)
            if (isToken(line.token, m_typed))
                found.append({QStringLiteral("visit:%1:%2").arg(qt(line.patient.text()), qt(line.visit.text())),
                              QStringLiteral("ticket"),
                              qt(line.token),
                              desk::shownName(line.patientName, m_namesHidden),
                              tr("Queue"),
                              {},
                              {}});
        for (const auto& line : m_patients) {
            const QStringList who{desk::shownName(line.name, m_namesHidden), labels::ageSex(line.ageText, line.sex)};
            QStringList where;
            for (const auto& part : {line.locality, line.clinicNumber})
                if (!part.empty())
                    where << qt(part);
            found.append({QStringLiteral("patient:") + qt(line.patient.text()),
                          QStringLiteral("user"),
                          who.join(QStringLiteral(", ")).trimmed(),
                          where.join(QStringLiteral(" · ")),
                          tr("Patients"),
                          {},
                          {}});
        }
    }
    m_palette.setFound(found);
}

}  // namespace opdesk::ui::shell
