#pragma once

#include <QStyledItemDelegate>

class QPainter;

namespace opdesk::ui::widgets {

/// Base of every delegate: row ground, 3 px bar (accent where the view has focus, control colour where not), row line.
/// A subclass paints the content of one cell inside `box` and gives the height of a row. Text is always literal.
class OpDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const final;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const final;

protected:
    /// `box` is inside the padding, below the group heading.
    virtual void paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const;
    /// Height of the row in px without the group heading, for a view `width` px wide.
    virtual int contentHeight(int width, const QModelIndex& index) const;
    virtual QString group(const QModelIndex& index) const;
    virtual int padding() const { return 12; }
};

}  // namespace opdesk::ui::widgets
