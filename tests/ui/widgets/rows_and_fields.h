#pragma once

#include <QCoreApplication>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/widgets/op_delegate.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"

/// Rows and fields without a meaning, for what only lays them out.
namespace opdesk::tests {

inline QWidget* fields(int count) {
    auto* form = new QWidget;
    auto* column = new QVBoxLayout(form);
    for (int i = 0; i < count; ++i)
        column->addWidget(new QLineEdit);
    return form;
}

/// Rows as high as their number says, which says how often it was asked.
class CountingDelegate : public ui::widgets::OpDelegate {
public:
    using ui::widgets::OpDelegate::OpDelegate;
    mutable int asked = 0;

protected:
    int contentHeight(int, const QModelIndex& index) const override {
        ++asked;
        return index.data(ui::widgets::kRowRole).toInt();
    }
};

inline ui::widgets::ListRow rowOf(int number, int high) {
    return {QString::number(number), high, QStringLiteral("row %1, %2 high").arg(number).arg(high), {}};
}

inline void settle() {
    for (int round = 0; round < 4; ++round)
        QCoreApplication::sendPostedEvents();
}

}  // namespace opdesk::tests
