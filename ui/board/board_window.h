#pragma once

#include <QTimer>
#include <QWidget>

#include <memory>

#include "core/base/clock.h"
#include "core/clinic/desk.h"
#include "core/clinic/queue.h"
#include "ui/board/chime.h"

namespace opdesk::ui::board {

/// The waiting-room board (screens.md §22): a window of its own, full screen on the second monitor, painted, without
/// focus and without pointer. It reads the public queue view and nothing else, so that no name can come here. While the
/// desk is locked nothing can be read (docs/adr/0019): then it says that it stands still, and since when. GUI thread.
class BoardWindow : public QWidget {
    Q_OBJECT
public:
    /// `clock` outlives the window.
    explicit BoardWindow(const base::Clock& clock, QWidget* parent = nullptr);

    /// A session of this PC was opened, or ended: then the last state stays, with its time.
    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    /// Kinds that changed, as pages get them.
    void refresh(const std::vector<std::string>& kinds);
    /// Second monitor if there is one, else a window beside the desk; the desk keeps the keyboard.
    void showBoard();
    void hideBoard();
    bool isShown() const { return isVisible(); }

    /// It shows something, and its desk is locked.
    bool isPaused() const { return m_hasContent && !m_desk; }
    int page() const { return m_page; }

    /// Also for tests and pictures.
    void setContent(const clinic::PublicQueue::Answer& content);

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void read();
    void tick();
    void announceCalls(const clinic::PublicQueue::Answer& before);
    int pageCount() const;

    const base::Clock& m_clock;
    std::shared_ptr<clinic::Desk> m_desk;
    clinic::PublicQueue::Answer m_content;
    std::chrono::minutes m_offset{330};
    bool m_hasContent = false;
    quint64 m_serial = 0;
    QTimer m_tick{this};
    int m_page = 0;
    int m_ticks = 0;
    Chime m_chime;
};

}  // namespace opdesk::ui::board
