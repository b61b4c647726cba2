#pragma once

#include "ui/widgets/op_delegate.h"

namespace opdesk::ui::calendar {

/// TwoLineRow of a doctor: the key that chooses him (`small`), name, how many today.
class DoctorDelegate : public widgets::OpDelegate {
    Q_OBJECT
public:
    using OpDelegate::OpDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
    int contentHeight(int width, const QModelIndex& index) const override;
};

}  // namespace opdesk::ui::calendar
