#pragma once

#include "ui/widgets/op_delegate.h"

namespace opdesk::ui::billing {

/// A row of words that wraps and is never cut; a heading where the group begins.
class WordsDelegate : public widgets::OpDelegate {
    Q_OBJECT
public:
    using OpDelegate::OpDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
    int contentHeight(int width, const QModelIndex& index) const override;
    QString group(const QModelIndex& index) const override;
};

}  // namespace opdesk::ui::billing
