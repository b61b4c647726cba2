#pragma once

#include <QKeySequence>
#include <QWidget>

namespace opdesk::ui::widgets {

/// One sentence and the next action with its key; no pictures. "Nobody is waiting." [F2] "finds a patient".
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(const QString& sentence, const QKeySequence& key = {}, const QString& action = {},
                        QWidget* parent = nullptr);
};

}  // namespace opdesk::ui::widgets
