#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;

namespace opdesk::ui::widgets {

enum class ConflictSide { undecided, mine, theirs, both };

struct ConflictVersion {
    QString title;  ///< "Yours"
    QString who;    ///< "Lata Mane · Vitals room · today 11:21 am"
};

struct ConflictRow {
    QString field;  ///< the field's name in the registry; comes back in the choice
    QString label;  ///< "Allergies"
    QString before;
    QString mine;
    QString mineNote;  ///< "old slip seen by you"
    QString theirs;
    QString theirsNote;
    bool differs = true;  ///< false: shown for context, nothing to choose
    bool canKeepBoth = false;
    bool isClinical = false;                            ///< the safe side is written in the danger colour
    bool mayChoose = true;                              ///< the role may edit this field
    ConflictSide kept = ConflictSide::undecided;        ///< for rows that merged by themselves: the side kept
    ConflictSide safeChoice = ConflictSide::undecided;  ///< marked in advance
};

struct ConflictContent {
    ConflictVersion before;
    ConflictVersion mine;
    ConflictVersion theirs;
    QList<ConflictRow> rows;
};

struct ConflictChoice {
    QString field;
    ConflictSide side = ConflictSide::undecided;
};

/// The grid Before / Yours / Theirs with a radio per row. ↑ ↓ row, ← → side, 1 mine, 2 theirs, 3 both.
class ConflictCard : public QWidget {
    Q_OBJECT
public:
    explicit ConflictCard(QWidget* parent = nullptr);

    void setContent(const ConflictContent& content);
    const ConflictContent& content() const { return m_content; }
    /// One entry per row that differs.
    QList<ConflictChoice> choices() const;
    bool isComplete() const;
    /// Labels of rows still open, for the sentence beside Settle.
    QStringList openRows() const;
    void keepAll(ConflictSide side);
    int currentRow() const { return m_currentRow; }

signals:
    void choiceChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild();
    void choose(int row, ConflictSide side);
    void setCurrentRow(int row);

    ConflictContent m_content;
    QList<ConflictSide> m_sides;
    QList<QWidget*> m_mineCells;
    QList<QWidget*> m_theirsCells;
    QGridLayout* m_grid;
    int m_currentRow = -1;
};

}  // namespace opdesk::ui::widgets
