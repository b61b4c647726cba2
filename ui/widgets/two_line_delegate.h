#pragma once

#include "ui/widgets/op_delegate.h"

namespace opdesk::ui::widgets {

/// TwoLineRow and TimelineRow: icon, title and badge; detail; small print. Titles and details wrap.
class TwoLineDelegate : public OpDelegate {
    Q_OBJECT
public:
    using OpDelegate::OpDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
    int contentHeight(int width, const QModelIndex& index) const override;
};

}  // namespace opdesk::ui::widgets
