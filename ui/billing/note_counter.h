#pragma once

#include <QWidget>
#include <vector>

#include "core/clinic/day_close.h"

class QLayout;
class QLineEdit;

namespace opdesk::ui::widgets {
class Label;
}

namespace opdesk::ui::billing {

/// Notes and coins from 2000 to 1: a number each, Down and Enter to the next, the sum live.
class NoteCounter : public QWidget {
    Q_OBJECT
public:
    explicit NoteCounter(QWidget* parent = nullptr);

    std::vector<clinic::NoteCount> notes() const;
    qint64 sum() const;
    /// Something was typed, be it a nought: the count has begun.
    bool isTouched() const;
    void clear();
    void focusFirst();
    QStringList typed() const;
    void typeAgain(const QStringList& typed);

signals:
    void changed();
    /// Enter or Down after the last coin.
    void finished();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void follow();
    void fitFields();

    struct Row {
        qint64 value;
        QLineEdit* field;
        widgets::Label* amount;
    };
    std::vector<Row> m_rows;
    QLayout* m_first = nullptr;  ///< the notes, whose names are the longer ones
};

}  // namespace opdesk::ui::billing
