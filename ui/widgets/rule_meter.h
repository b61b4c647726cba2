#pragma once

#include <QList>
#include <QWidget>

namespace opdesk::ui::widgets {

struct RuleLine {
    QString words;  ///< "Generic names in capitals"
    bool met = false;
    bool legal = true;  ///< signing needs it; an advised one asks once
};

/// Segments and lines made from the rules in force: met has a check, open is bold with a dashed circle.
/// Accessible value: "9 of 10, open: date and signature".
class RuleMeter : public QWidget {
    Q_OBJECT
public:
    explicit RuleMeter(QWidget* parent = nullptr);

    void setLines(const QList<RuleLine>& lines);
    int metCount() const;
    /// "9 of 10", for the card's note.
    QString summary() const;
    /// Where the bar and each line stand: a scrolled body ends between them.
    QList<QRect> lineBoxes() const;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// What is open stands first, what the law asks above what is advised.
    QList<RuleLine> inOrder() const;

    QList<RuleLine> m_lines;
};

}  // namespace opdesk::ui::widgets
