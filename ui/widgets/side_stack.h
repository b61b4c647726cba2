#pragma once

#include <QLayout>
#include <QStackedWidget>

namespace opdesk::ui::widgets {

/// Parts of which one is shown: as wide and high as that one needs, not as the largest of all.
class SideStack : public QStackedWidget {
public:
    using QStackedWidget::QStackedWidget;
    bool hasHeightForWidth() const override { return false; }
    QSize minimumSizeHint() const override {
        const auto* side = currentWidget();
        if (!side)
            return {};
        const auto* inside = side->layout();
        return {side->minimumSizeHint().width(), inside && inside->hasHeightForWidth() && width() > 0
                                                     ? inside->totalMinimumHeightForWidth(width())
                                                     : side->minimumSizeHint().height()};
    }
    QSize sizeHint() const override { return minimumSizeHint(); }
};

}  // namespace opdesk::ui::widgets
