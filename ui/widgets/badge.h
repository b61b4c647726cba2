#pragma once

#include <QWidget>

#include "ui/widgets/status.h"

class QPainter;

namespace opdesk::ui::widgets {

int badgeWidth(const StatusLook& look);
/// Paints a 20 px badge in `box`, at its left or right end, vertically centred. Returns the width used.
int paintBadge(QPainter& painter, const QRect& box, const StatusLook& look, Qt::Alignment alignment = Qt::AlignLeft);
int paintBadge(QPainter& painter, const QRect& box, Status status, Qt::Alignment alignment = Qt::AlignLeft);

/// Icon 13 and word on a soft ground, 20 px, radius 4. For a status, or for free words in a family.
class Badge : public QWidget {
    Q_OBJECT
public:
    explicit Badge(Status status, QWidget* parent = nullptr);
    Badge(const QString& word, theme::Family family, const QString& iconName = {}, QWidget* parent = nullptr);

    void setStatus(Status status);
    /// Keeps the look and replaces the word ("12 min late", "8 waiting").
    void setWord(const QString& word);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StatusLook m_look;
};

}  // namespace opdesk::ui::widgets
