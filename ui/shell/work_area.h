#pragma once

#include <QPointer>
#include <QWidget>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "ui/shell/places.h"
#include "ui/widgets/page.h"

class QStackedWidget;

namespace opdesk::ui::widgets {
class KeyBar;
class NavRail;
class TopBar;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::shell {

/// Rail, top bar, key bar and the pages of this role. A page is made when it is first needed and started with the desk
/// of the session when it is first needed in it, the others one by one while the person does nothing; without a session
/// no page holds anything. Rail, top bar and key bar always stand whole: a page that
/// does not fit scrolls between them, and a hidden one asks for nothing. GUI thread.
class WorkArea : public QWidget {
    Q_OBJECT
public:
    explicit WorkArea(PageNeeds needs, QWidget* parent = nullptr);

    widgets::NavRail* rail() const { return m_rail; }
    widgets::TopBar* top() const { return m_top; }
    widgets::KeyBar* keys() const { return m_keys; }

    /// Whether the role of the session has this place.
    bool has(const QString& id) const;
    /// Makes and starts it when needed; null for a place the role does not have.
    widgets::Page* page(const QString& id);
    template <typename T>
    T* page(const char* id) {
        return static_cast<T*>(page(QString::fromLatin1(id)));
    }
    const std::map<QString, widgets::Page*>& made() const { return m_made; }
    /// Whether it has the desk of the session.
    bool isStarted(const widgets::Page* page) const { return m_started.contains(page); }
    widgets::Page* current() const;
    QString currentId() const;
    /// False, and nothing changes, when the role does not have the place.
    bool show(const QString& id);

    /// Makes a page ahead of the session, so that it need not be made when the session opens.
    void prepare(const QString& id);
    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    /// Starts or makes one page that nobody asked for yet; false when all are there. Called while the person does
    /// nothing.
    bool makeNext();
    /// Styles and lays out a page that was made and not shown yet, as a step of its own; false when none is left.
    bool settleNext();
    void refresh(const std::vector<std::string>& kinds);
    void setNamesHidden(bool hidden);

signals:
    /// A page came into being: whoever listens to pages connects now.
    void pageMade(opdesk::ui::widgets::Page* page);
    void placeAsked(const QString& id);

private:
    widgets::Page* make(const Place& place);
    void begin(widgets::Page* page);
    QWidget* areaOf(widgets::Page* page) const;
    void offerStartPlaces();

    PageNeeds m_needs;
    std::shared_ptr<clinic::Desk> m_desk;
    std::map<QString, widgets::Page*> m_made;
    std::set<const widgets::Page*> m_started;  ///< in this session
    std::vector<QPointer<widgets::Page>> m_unsettled;
    QStackedWidget* m_pages;
    widgets::NavRail* m_rail;
    widgets::TopBar* m_top;
    widgets::KeyBar* m_keys;
    bool m_namesHidden = false;
};

}  // namespace opdesk::ui::shell
