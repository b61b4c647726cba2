#pragma once

#include <QList>

#include "ui/widgets/op_delegate.h"
#include "ui/widgets/status.h"

namespace opdesk::ui::patients {

/// One line of a card: what it is about, and its words. The mark repeats for the eye what the words say.
struct FactLine {
    enum class Mark { none, same, alike, differs };
    QString label;
    QString words;
    Mark mark = Mark::none;
    bool operator==(const FactLine&) const = default;
};

/// A card of a list: title, a badge or quiet words at its right, lines under it.
struct FactsRow {
    QString id;
    QString title;
    QString aside;
    QString iconName;
    widgets::Status status = widgets::Status::none;
    QList<FactLine> facts;
    QStringList labels;  ///< all that may stand in this list: the words begin at one place on every card
    int room = 0;        ///< left free at the foot, for buttons
    QString spoken;
};

/// Paints FactsRow. Everything wraps; nothing is cut.
class FactsDelegate : public widgets::OpDelegate {
    Q_OBJECT
public:
    using OpDelegate::OpDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
    int contentHeight(int width, const QModelIndex& index) const override;
    QString group(const QModelIndex& index) const override;
};

}  // namespace opdesk::ui::patients

Q_DECLARE_METATYPE(opdesk::ui::patients::FactsRow)
