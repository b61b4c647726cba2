#pragma once

#include <QWidget>

class QHBoxLayout;

namespace opdesk::ui::widgets {

class Label;
class OpButton;
class SearchField;
class SyncPill;
class UserChip;

/// The 48 px bar: search (F2), commands (Ctrl+K), pills, date and time, user.
class TopBar : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(QWidget* parent = nullptr);

    SearchField* search() const { return m_search; }
    SyncPill* syncPill() const { return m_sync; }
    /// A second pill left of the first, hidden while its count is 0 ("2 to settle").
    void setToSettle(int count);
    /// Already formatted: "Tue 17-11-2026", "11:42 am".
    void setClock(const QString& date, const QString& time);
    /// Name, and under it what the person is here and where ("Reception · Desk 1").
    void setUser(const QString& name, const QString& place);
    /// Words give way in a narrow window, never the person's name or what is left to send.
    QSize minimumSizeHint() const override;

signals:
    void commandsAsked();
    void syncAsked();
    void conflictsAsked();
    void userAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fit();

    SearchField* m_search;
    OpButton* m_commands;
    SyncPill* m_settle;
    SyncPill* m_sync;
    Label* m_date;
    Label* m_time;
    UserChip* m_user;
};

}  // namespace opdesk::ui::widgets
