#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace opdesk::ui::widgets {

class Divider;
class Label;
class LoadingBar;

/// A surface with a 1 px border and radius 8: header row (icon, title, whatever the page adds, note), body, foot.
/// Without a title there is no header row.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString& title = {}, const QString& iconName = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const;
    /// Quiet text at the right end of the header ("50,214 patients on this PC").
    void setNote(const QString& note);
    /// Adds a badge, button or segmented control to the header: behind the title, or `atEnd` at the right, left of the
    /// note.
    void addToHeader(QWidget* widget, bool atEnd = false);
    /// Nothing stands below the header now: it takes the whole card, in its middle.
    void setHeaderAlone(bool alone);
    /// No margins: lists and tables reach the border. Use padded() for forms.
    QVBoxLayout* body() const { return m_body; }
    /// Gives the body the card padding (12) and spacing.
    QVBoxLayout* padded();
    /// The docked part at the bottom on the canvas colour; made on first use.
    QVBoxLayout* foot();
    /// A 1 px line across the card.
    void addLine();
    /// The thin bar at the top of the card; shows itself only after 400 ms.
    void setLoading(bool loading);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeHeader();

    QVBoxLayout* m_column;
    QVBoxLayout* m_body;
    QWidget* m_header = nullptr;
    QHBoxLayout* m_headerRow = nullptr;
    Divider* m_headerLine = nullptr;
    QWidget* m_foot = nullptr;
    QVBoxLayout* m_footColumn = nullptr;
    Label* m_title = nullptr;
    Label* m_note = nullptr;
    LoadingBar* m_loading = nullptr;
    QString m_iconName;
};

/// A 1 px divider of the border colour.
class Divider : public QWidget {
    Q_OBJECT
public:
    explicit Divider(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::Orientation m_orientation;
};

}  // namespace opdesk::ui::widgets
