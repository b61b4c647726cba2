#include "ui/board/board_window.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QPointer>
#include <QScreen>

#include <algorithm>
#include <utility>

#include "ui/board/board_painter.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::board {

using widgets::qt;

namespace {
constexpr auto kTick = std::chrono::seconds(1);
constexpr int kReadEvery = 15;  ///< ticks; waits grow with the clock
constexpr int kTurnEvery = 8;
constexpr auto kOld = std::chrono::minutes(1);
}  // namespace

BoardWindow::BoardWindow(const base::Clock& clock, QWidget* parent) : QWidget(parent, Qt::Window), m_clock(clock) {
    setObjectName(QStringLiteral("board_window"));
    setWindowTitle(tr("OPDesk waiting room"));
    setAccessibleName(tr("Waiting-room board"));
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setWindowFlag(Qt::WindowDoesNotAcceptFocus);
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::BlankCursor);
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &BoardWindow::tick);
}

void BoardWindow::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_offset = m_desk->identity().offset;
    if (isVisible())
        read();
}

void BoardWindow::stop() {
    ++m_serial;
    m_desk.reset();
    update();
}

void BoardWindow::refresh(const std::vector<std::string>& kinds) {
    const auto has = [&](const char* kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); };
    if (isVisible() && (has("visit") || has("staff") || has("doctor_hours") || has("setting")))
        read();
}

void BoardWindow::showBoard() {
    const auto* own = parentWidget() ? parentWidget()->screen() : QGuiApplication::primaryScreen();
    QScreen* second = nullptr;
    for (auto* screen : QGuiApplication::screens())
        if (screen != own && !second)
            second = screen;
    if (second) {
        setGeometry(second->geometry());
        showFullScreen();
    } else {
        resize(960, 540);
        show();
    }
    m_tick.start();
    read();
}

void BoardWindow::hideBoard() {
    m_tick.stop();
    hide();
}

void BoardWindow::setContent(const clinic::PublicQueue::Answer& content) {
    const auto before = std::exchange(m_content, content);
    m_chime.setSound(content.sound == "off" ? Sound::off : content.sound == "spoken" ? Sound::spoken : Sound::chime);
    if (m_hasContent)
        announceCalls(before);
    m_hasContent = true;
    m_page = std::min(m_page, pageCount() - 1);
    update();
}

void BoardWindow::read() {
    if (!m_desk)
        return;
    m_desk->run(clinic::PublicQueue{},
                [self = QPointer(this), serial = ++m_serial](base::Result<clinic::PublicQueue::Answer> answer) {
                    if (self && serial == self->m_serial && answer)
                        self->setContent(*answer);
                });
}

void BoardWindow::tick() {
    ++m_ticks;
    if (m_ticks % kReadEvery == 0)
        read();
    if (m_ticks % kTurnEvery == 0)
        m_page = (m_page + 1) % pageCount();
    update();
}

int BoardWindow::pageCount() const {
    const auto doctors = static_cast<int>(m_content.doctors.size());
    return std::max(1, (doctors + kDoctorsPerPage - 1) / kDoctorsPerPage);
}

void BoardWindow::announceCalls(const clinic::PublicQueue::Answer& before) {
    for (std::size_t i = 0; i < m_content.doctors.size(); ++i) {
        const auto& line = m_content.doctors[i];
        if (line.state != "called")
            continue;
        const auto old = std::ranges::find(before.doctors, line.doctor, &clinic::BoardLine::doctor);
        if (old != before.doctors.end() && old->token == line.token && old->calledAt == line.calledAt)
            continue;
        m_page = static_cast<int>(i) / kDoctorsPerPage;
        m_chime.ring(qt(line.token), qt(line.room));
    }
}

void BoardWindow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    BoardView view;
    view.content = m_hasContent ? &m_content : nullptr;
    view.page = m_page;
    view.now = m_clock.now();
    view.offset = m_offset;
    view.asOf = m_content.asOf;
    view.paused = isPaused();
    if (m_hasContent && !view.asOf && (view.paused || view.now - m_content.at > kOld))
        view.asOf = m_content.at;
    paintBoard(painter, rect(), view);
}

void BoardWindow::closeEvent(QCloseEvent* event) {
    m_tick.stop();
    emit closed();
    event->accept();
}

}  // namespace opdesk::ui::board
