#pragma once

#include <QAbstractButton>

namespace opdesk::ui::widgets {

/// What the pill says. `minutes`, `hours` and `count` count what the words name.
struct SyncPillState {
    enum class Kind {
        synced,       ///< "Synced 11:41": `time`
        sending,      ///< "Sending 3": `count`
        offline,      ///< "Offline 14 min · 9 to send": `minutes`, `count`
        toSettle,     ///< "2 to settle": `count`
        clockOff,     ///< "Clock is 7 min off": `minutes`
        accessEnds,   ///< "Access ends in 6 h": `hours`
        parked,       ///< "1 item needs the admin": `count`
        signIn,       ///< "Sign in to sync": the session ended, nothing goes out or comes in
        diskFull,     ///< red: data is at risk; `count`: MB that are left, 0 for none
        stopped,      ///< red: this PC was stopped
        neverSynced,  ///< "Not sent yet · 9 to send": `count`
        loading,      ///< "Getting data 6 %": `count`, below 0 while it is not known how much there is
        loadPaused,   ///< "Getting data: paused"
    };
    Kind kind = Kind::neverSynced;
    QString time;
    int count = 0;
    int minutes = 0;
    int hours = 0;
    bool operator==(const SyncPillState&) const = default;
};

/// The words of a state, as shown and as spoken.
QString syncPillWords(const SyncPillState& state);
/// The same for a narrow bar; the icon beside it says the rest.
QString syncPillShortWords(const SyncPillState& state);

/// The sync pill of the top bar. Offline is grey and dashed, never red; red only when data is at risk.
class SyncPill : public QAbstractButton {
    Q_OBJECT
public:
    explicit SyncPill(QWidget* parent = nullptr);

    const SyncPillState& state() const { return m_state; }
    void setState(const SyncPillState& state);
    /// In a narrow bar the pill says only what is left to do ("28 to send"); spoken it stays whole.
    void setShort(bool isShort);
    int widthWhen(bool isShort) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    SyncPillState m_state;
    bool m_short = false;
};

}  // namespace opdesk::ui::widgets
