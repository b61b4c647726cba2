#include "ui/shell/work_area.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

#include "core/clinic/desk.h"
#include "ui/settings/settings_page.h"
#include "ui/widgets/key_bar.h"
#include "ui/widgets/nav_rail.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/top_bar.h"

namespace opdesk::ui::shell {

using widgets::Page;

namespace {

/// Every page has the same room; none asks for more.
class Pages : public QStackedWidget {
public:
    QSize minimumSizeHint() const override { return {320, 200}; }
    QSize sizeHint() const override { return {800, 400}; }
};

}  // namespace

WorkArea::WorkArea(PageNeeds needs, QWidget* parent) : QWidget(parent), m_needs(std::move(needs)) {
    setObjectName(QStringLiteral("work_area"));
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    m_rail = new widgets::NavRail;
    columns->addWidget(m_rail);
    auto* rows = new QVBoxLayout;
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_top = new widgets::TopBar;
    m_pages = new Pages;
    m_keys = new widgets::KeyBar;
    rows->addWidget(m_top);
    rows->addWidget(m_pages, 1);
    rows->addWidget(m_keys);
    columns->addLayout(rows, 1);
    connect(m_rail, &widgets::NavRail::placeChosen, this, &WorkArea::placeAsked);
}

bool WorkArea::has(const QString& id) const {
    const auto* place = placeOf(id);
    return place && m_desk && (*place->permission == '\0' || m_desk->may(place->permission));
}

Page* WorkArea::page(const QString& id) {
    if (!has(id))
        return nullptr;
    const auto found = m_made.find(id);
    if (found == m_made.end())
        return make(*placeOf(id));
    begin(found->second);
    return found->second;
}

/// What a page reads at its start comes back to this thread: all pages at once would make the person wait.
void WorkArea::begin(Page* page) {
    if (!m_desk || !m_started.insert(page).second)
        return;
    page->start(m_desk);
    if (qobject_cast<settings::SettingsPage*>(page))
        offerStartPlaces();
}

Page* WorkArea::make(const Place& place) {
    auto* page = place.make(m_needs);
    m_made[place.name()] = page;
    auto* area = new widgets::PageScroll(page);
    area->setObjectName(QStringLiteral("page_area"));
    m_pages->addWidget(area);
    emit pageMade(page);
    begin(page);
    if (m_namesHidden)
        page->setNamesHidden(true);
    m_unsettled.emplace_back(page);
    return page;
}

bool WorkArea::settleNext() {
    while (!m_unsettled.empty()) {
        const auto page = m_unsettled.back();
        m_unsettled.pop_back();
        if (!page || page->isVisible())
            continue;
        ensurePolished();
        layout()->activate();
        page->ensurePolished();
        page->resize(m_pages->size());
        if (auto* layout = page->layout())
            layout->activate();
        return true;
    }
    return false;
}

/// The settings page knows no places; the rail's are offered, but not itself.
void WorkArea::offerStartPlaces() {
    const auto found = m_made.find(QStringLiteral("settings"));
    if (found == m_made.end())
        return;
    QList<settings::StartPlace> starts;
    for (const auto& place : places())
        if (place.hasButton() && has(place.name()) && place.name() != found->first)
            starts.append({place.name(), place.shownWord()});
    static_cast<settings::SettingsPage*>(found->second)->setStartPlaces(starts);
}

Page* WorkArea::current() const {
    const auto* area = static_cast<const widgets::PageScroll*>(m_pages->currentWidget());
    return area ? static_cast<Page*>(area->widget()) : nullptr;
}

QWidget* WorkArea::areaOf(Page* page) const {
    // The page is the widget of its area's viewport.
    return page->parentWidget()->parentWidget();
}

QString WorkArea::currentId() const {
    for (const auto& [id, page] : m_made)
        if (page == current())
            return id;
    return {};
}

bool WorkArea::show(const QString& id) {
    auto* next = page(id);
    if (!next)
        return false;
    m_pages->setCurrentWidget(areaOf(next));
    m_rail->setCurrent(QString::fromLatin1(placeOf(id)->rail));
    m_keys->setPage(next);
    m_keys->setStatus({});
    next->enter();
    return true;
}

void WorkArea::prepare(const QString& id) {
    if (!m_made.contains(id))
        make(*placeOf(id));
}

void WorkArea::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_rail->clearPlaces();
    for (const auto& place : places())
        if (place.hasButton() && has(place.name()))
            m_rail->addPlace(place.name(), QString::fromLatin1(place.icon), place.shownWord());
}

void WorkArea::stop() {
    for (const auto& [id, page] : m_made)
        if (m_started.erase(page) > 0)
            page->stop();
    m_desk.reset();
}

bool WorkArea::makeNext() {
    for (const auto& [id, page] : m_made)
        if (!isStarted(page) && has(id)) {
            begin(page);
            return true;
        }
    for (const auto& place : places())
        if (!m_made.contains(place.name()) && has(place.name())) {
            make(place);
            return true;
        }
    return false;
}

void WorkArea::refresh(const std::vector<std::string>& kinds) {
    if (auto* page = current())
        page->refresh(kinds);
}

void WorkArea::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    for (const auto& [id, page] : m_made)
        page->setNamesHidden(hidden);
}

}  // namespace opdesk::ui::shell
