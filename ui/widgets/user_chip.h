#pragma once

#include <QAbstractButton>

class QPainter;

namespace opdesk::ui::widgets {

/// The first letters of the first and last word, for the round mark of a person.
QString initialsOf(const QString& name);
void paintInitials(QPainter& painter, const QRect& box, const QString& name, bool onSelected = false);

/// Round mark, name and place of the person at the desk.
class UserChip : public QAbstractButton {
    Q_OBJECT
public:
    explicit UserChip(QWidget* parent = nullptr);

    void setUser(const QString& name, const QString& place);
    /// In a narrow bar only the name stands beside the mark; spoken it stays whole.
    void setShort(bool isShort);
    int widthWhen(bool isShort) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    QString m_place;
    bool m_short = false;
};

}  // namespace opdesk::ui::widgets
