#pragma once

#include <QScrollArea>

namespace opdesk::ui::widgets {

class MoreMark;

/// The middle of a page or of a card: what it holds may be higher than its room and then scrolls up and down, so that
/// what stands above it (the banner) and below it (the buttons) stays. Never narrower than what it holds; its scroll
/// bar stands in the right margin of what it holds, so that fields end where the buttons below do. The field with the
/// focus is kept in sight with its label and hint. A list inside takes what is left of the room, and scrolls itself
/// before this does. No row of fields is cut by an edge: it ends above the row that is not there whole, and a mark of
/// its own below says what comes. A container with the property `oneRow` counts as one row. No stop of its own.
class ScrollBody : public QScrollArea {
    Q_OBJECT
public:
    explicit ScrollBody(QWidget* content, QWidget* parent = nullptr);

    /// As high as all it holds, or as the page has left.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitContent();
    void cutSoon();
    void cut();
    void bringIn(QWidget* now);
    bool holdsCards() const;

    MoreMark* m_below;
    MoreMark* m_above;
    bool m_cutAsked = false;
};

/// A whole page or the door in the window's room: as large as the room, or as large as it needs at least and then the
/// room scrolls. The last resort of a page that does not fit; hidden pages have no part in it.
class PageScroll : public QScrollArea {
    Q_OBJECT
public:
    explicit PageScroll(QWidget* page, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {800, 400}; }
    QSize minimumSizeHint() const override { return {320, 200}; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
};

}  // namespace opdesk::ui::widgets
