#pragma once

#include "ui/widgets/op_delegate.h"

namespace opdesk::ui::consult {

/// A medicine of the prescription: number, name and form, words; dose; duration and quantity; caution below.
class MedicineDelegate : public widgets::OpDelegate {
    Q_OBJECT
public:
    using OpDelegate::OpDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
    int contentHeight(int width, const QModelIndex& index) const override;
};

}  // namespace opdesk::ui::consult
