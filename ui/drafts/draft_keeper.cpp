#include "ui/drafts/draft_keeper.h"

#include <QPointer>

#include <utility>

namespace opdesk::ui::drafts {

namespace {
constexpr auto kAfterLastKey = std::chrono::milliseconds(300);
}

DraftKeeper::DraftKeeper(std::string form, std::function<Typed()> typed, QObject* parent)
    : QObject(parent), m_form(std::move(form)), m_typed(std::move(typed)) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kAfterLastKey);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeper::write);
}

void DraftKeeper::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_about.clear();
}

void DraftKeeper::stop() {
    ++m_serial;
    flush();
    m_desk.reset();
    m_about.clear();
}

void DraftKeeper::open(const std::string& about, std::function<void(const Typed&)> found) {
    flush();
    m_about = about;
    if (!m_desk)
        return;
    m_desk->run(clinic::ReadDraft{m_form, about},
                [self = QPointer(this), serial = ++m_serial,
                 found = std::move(found)](base::Result<clinic::ReadDraft::Answer> answer) {
                    if (!self || serial != self->m_serial)
                        return;
                    found(answer && answer->found ? answer->typed : Typed{});
                });
}

void DraftKeeper::changed() {
    m_soon.start();
}

void DraftKeeper::flush() {
    if (!m_soon.isActive())
        return;
    m_soon.stop();
    write();
}

void DraftKeeper::write() {
    if (m_desk)
        m_desk->keep(clinic::SaveDraft{m_form, m_about, m_typed()});
}

void DraftKeeper::drop() {
    m_soon.stop();
    ++m_serial;
    if (m_desk)
        m_desk->keep(clinic::DropDraft{m_form, m_about});
}

}  // namespace opdesk::ui::drafts
