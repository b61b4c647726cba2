#pragma once

#include "ui/widgets/op_delegate.h"

namespace opdesk::ui::widgets {

/// PatientRow as a two-line row: name, age and sex | UHID; place and last seen | balance. The name is never cut: it
/// wraps.
class PatientResultDelegate : public OpDelegate {
    Q_OBJECT
public:
    using OpDelegate::OpDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
    int contentHeight(int width, const QModelIndex& index) const override;
    QString group(const QModelIndex& index) const override;
};

}  // namespace opdesk::ui::widgets
