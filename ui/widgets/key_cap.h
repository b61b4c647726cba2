#pragma once

#include <QKeySequence>
#include <QStringList>
#include <QWidget>

class QPainter;

namespace opdesk::ui::widgets {

/// The caps of a shortcut as a person reads them: Ctrl+K -> {"Ctrl","K"}, Return -> "Enter" alone and "↵" after a
/// modifier.
QStringList keyCaps(const QKeySequence& sequence);
/// The same as one spoken phrase, for accessible descriptions: "Control K".
QString spokenKeys(const QKeySequence& sequence);

enum class CapLook { plain, onAccent, onDark, off };

int keyCapsWidth(const QStringList& caps);
/// Paints caps from the left edge, vertically centred. Returns the width used.
int paintKeyCaps(QPainter& painter, const QRect& box, const QStringList& caps, CapLook look = CapLook::plain);

/// Key caps as a widget: `KeyCap(QKeySequence(Qt::Key_F2))`.
class KeyCap : public QWidget {
    Q_OBJECT
public:
    explicit KeyCap(const QKeySequence& sequence, QWidget* parent = nullptr);
    explicit KeyCap(const QStringList& caps, QWidget* parent = nullptr);

    void setCaps(const QStringList& caps);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList m_caps;
};

}  // namespace opdesk::ui::widgets
