#pragma once

#include <QKeySequence>
#include <QString>
#include <QVariantMap>
#include <QWidget>
#include <memory>
#include <string>
#include <vector>

class QAction;

namespace opdesk::clinic {
class Desk;
}

namespace opdesk::ui::widgets {

inline QString qt(const std::string& text) {
    return QString::fromStdString(text);
}
inline std::string utf8(const QString& text) {
    return text.toStdString();
}

/// Whom a page is about. `words` name the patient for the palette ("Vaishali Patil, A-14").
struct Subject {
    QString patientId;
    QString visitId;  ///< empty: none
    QString words;
};

/// A place of the program. It lives from start to exit; each unlocked session hands it a desk, each lock takes it away.
/// Its QActions are the keys the key bar shows and the commands the palette lists.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// A session was opened. The page reads what it needs; nothing of an earlier session may show.
    virtual void start(std::shared_ptr<clinic::Desk> desk) = 0;
    /// The session ended: forget everything that came from it. Drafts are kept by the desk, not by the page.
    virtual void stop() = 0;
    /// The page was brought to the front.
    virtual void enter() {}
    /// Records of these kinds changed, by anybody.
    virtual void refresh(const std::vector<std::string>& kinds) = 0;
    /// Names are hidden on the whole screen (F11).
    virtual void setNamesHidden(bool hidden) { Q_UNUSED(hidden); }
    /// Ctrl+Z while what saidWithUndo() announced can still be taken back.
    virtual void undoLast() {}
    /// The patient in front of the person now: what F6, F7, F9 and the palette's first group are for.
    virtual Subject subject() const { return {}; }
    /// What was typed or chosen and is not in a draft, so that a page built anew (another language) stands as before.
    /// Read before stop(), given back after start() and enter(); empty when there is nothing.
    virtual QVariantMap typedSoFar() const { return {}; }
    virtual void typeAgain(const QVariantMap& typed) { Q_UNUSED(typed); }

protected:
    /// A key of this page: shown by the key bar, listed by the palette under `name`.
    QAction* addKey(const QString& name, const QString& words, const QKeySequence& keys);

signals:
    void said(const QString& sentence, const QString& iconName);
    void saidWithUndo(const QString& sentence, const QString& iconName);
    void statusSaid(const QString& sentence);
    /// For a screen reader alone, once: it stands on the page for the eye.
    void spoken(const QString& sentence);
    void patientAsked(const QString& patientId);
    void consultAsked(const QString& patientId, const QString& visitId);
    void newPatientAsked(const QString& typed);
    void deskAsked();
    void conflictsAsked(const QString& patientId);
    void vitalsAsked(const QString& patientId, const QString& visitId);
    void billAsked(const QString& patientId, const QString& visitId);
    void bookingAsked(const QString& patientId);
    void editAsked(const QString& patientId);
    /// The waiting-room board on the second screen.
    void boardAsked();
};

}  // namespace opdesk::ui::widgets
