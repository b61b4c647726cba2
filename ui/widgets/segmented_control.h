#pragma once

#include <QWidget>

class QPainter;

namespace opdesk::ui::widgets {

/// Exclusive choices side by side, in more lines where the place is too narrow for one. One tab stop: ← → choose, the
/// letter a choice begins with jumps to it.
class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    SegmentedControl(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

    /// `count` is shown bold after the word ("Kulkarni 4"); empty for none.
    void addChoice(const QString& id, const QString& word, const QString& count = {});
    void clear();
    void setCount(const QString& id, const QString& count);
    void setChoiceEnabled(const QString& id, bool enabled);
    /// Empty: nothing chosen yet.
    QString current() const;
    void setCurrent(const QString& id);
    QString word(const QString& id) const;
    /// Tabs of a card header rather than a form field: same look, lower (28 px).
    void setSmall(bool small);
    int choiceCount() const { return static_cast<int>(m_choices.size()); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Only for a change made by the person at the desk.
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Choice {
        QString id;
        QString word;
        QString count;
        bool enabled = true;
    };
    int indexOf(const QString& id) const;
    int choiceWidth(const Choice& choice, int padding) const;
    int lineHeight() const;
    int heightOf(int width) const;
    /// Where each choice stands in a control of this width.
    QList<QRect> boxes(int width) const;
    void paintChoice(QPainter& painter, const QRect& box, int index) const;
    int choiceAt(const QPoint& point) const;
    void choose(int index);
    void speak();

    QList<Choice> m_choices;
    int m_current = -1;
    int m_hovered = -1;
    bool m_small = false;
    int m_lines = 1;  ///< the present width breaks them into
};

}  // namespace opdesk::ui::widgets
