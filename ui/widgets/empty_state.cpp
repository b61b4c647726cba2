#include "ui/widgets/empty_state.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/key_cap.h"
#include "ui/widgets/label.h"

namespace opdesk::ui::widgets {

EmptyState::EmptyState(const QString& sentence, const QKeySequence& key, const QString& action, QWidget* parent)
    : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    column->addStretch(1);
    auto* words = new Label(sentence, Label::Look::second, this);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    column->addWidget(words);
    if (!key.isEmpty()) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addStretch(1);
        row->addWidget(new KeyCap(key, this));
        row->addWidget(new Label(action, Label::Look::hint, this));
        row->addStretch(1);
        column->addLayout(row);
    }
    column->addStretch(1);
}

}  // namespace opdesk::ui::widgets
