#pragma once

#include <QLayout>
#include <QList>

namespace opdesk::ui::widgets {

/// Beside each other as long as there is room, then in the next line: buttons keep their key caps and icons, fields
/// their words. Every part has its own natural width; Qt::AlignRight pushes each line to the right, as the answers of
/// a card stand.
class FlowLayout : public QLayout {
    Q_OBJECT
public:
    explicit FlowLayout(int gap = 8, int lineGap = 6, Qt::Alignment side = Qt::AlignLeft, QWidget* parent = nullptr);
    ~FlowLayout() override;

    /// The last part never stands alone on a line that follows a fuller one: the part before it goes down with it.
    void keepLastCompany() { m_lastInCompany = true; }
    /// The parts of a line share what is left of it: its end is that of the button above or below.
    void fillLines() { m_fills = true; }
    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    int place(const QRect& rect, bool move) const;
    const QLayoutItem* breakBeforeLast(int room) const;

    QList<QLayoutItem*> m_items;
    int m_gap;
    int m_lineGap;
    bool m_right;
    bool m_lastInCompany = false;
    bool m_fills = false;
};

}  // namespace opdesk::ui::widgets
