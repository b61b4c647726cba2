#pragma once

#include "ui/widgets/op_delegate.h"

namespace opdesk::ui::widgets {

/// AppointmentRow: time, patient, age and sex; doctor | status.
class AppointmentDelegate : public OpDelegate {
    Q_OBJECT
public:
    using OpDelegate::OpDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
    int contentHeight(int width, const QModelIndex& index) const override;
};

}  // namespace opdesk::ui::widgets
