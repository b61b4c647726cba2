#pragma once

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace opdesk::ui::widgets {

/// Dims the window and holds one panel above it (palette, dialog): a child of the window, not a window, no nested loop.
/// Keeps the focus inside while open and gives it back when closed. Esc and a click beside the panel ask to close.
class OverlayLayer : public QWidget {
    Q_OBJECT
public:
    explicit OverlayLayer(QWidget* window);

    /// Takes `panel` (its parent becomes the layer) and shows it; a panel already shown is closed first.
    /// `top` px from the window's top edge, or centred when negative.
    void open(QWidget* panel, int top = -1);
    /// The same below `anchor`, its right edges in line; the page behind is not dimmed.
    void openUnder(QWidget* panel, const QWidget* anchor);
    void close_();
    bool isOpen() const { return m_panel != nullptr; }
    QWidget* panel() const { return m_panel; }
    /// A stop dialog: no closing by a click beside it.
    void setModalStrict(bool strict) { m_strict = strict; }

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void place();

    QPointer<QWidget> m_panel;
    QPointer<QWidget> m_focusBefore;
    QPointer<const QWidget> m_anchor;
    int m_top = -1;
    bool m_strict = false;
};

/// A panel for an OverlayLayer: title, literal text, buttons. Emits what was chosen; Esc means the safe answer.
class AskPanel : public QWidget {
    Q_OBJECT
public:
    AskPanel(const QString& title, const QString& text, const QString& objectName, QWidget* parent = nullptr);

    /// The first button added has the focus and is what Enter does. `id` comes back in answered().
    void addAnswer(const QString& id, const QString& text, bool primary = false);
    void addWidget(QWidget* widget);

signals:
    void answered(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_column;
    QHBoxLayout* m_buttons;
};

}  // namespace opdesk::ui::widgets
