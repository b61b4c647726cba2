#pragma once

#include "ui/widgets/op_delegate.h"

namespace opdesk::ui::unlock {

/// A person on the door: round mark, name, role.
class PersonDelegate : public widgets::OpDelegate {
    Q_OBJECT
public:
    using OpDelegate::OpDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
    int contentHeight(int width, const QModelIndex& index) const override;
};

}  // namespace opdesk::ui::unlock
