#pragma once

#include <QItemSelectionModel>
#include <QListView>
#include <QPointer>
#include <QTableView>

namespace opdesk::ui::widgets {

class MoreMark;

/// Ends what a view shows at its last whole row where more rows follow: no row is cut by the lower edge.
class WholeRows : public QObject {
    Q_OBJECT
public:
    explicit WholeRows(QAbstractItemView& view);
    /// Once the view has its rows in their places.
    void askAgain();

private:
    void cut();

    QAbstractItemView& m_view;
    MoreMark* m_mark = nullptr;
    QPointer<QItemSelectionModel> m_rows;
    bool m_asked = false;
};

/// A list with the design's defaults: no frame, whole rows, heights from the delegate, keyboard complete.
class ListView : public QListView {
    Q_OBJECT
public:
    ListView(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

    /// Words in the middle while the model has no row: one sentence and the next action.
    void setEmptyText(const QString& sentence);

signals:
    /// Enter, or a double click.
    void chosen(const QModelIndex& index);
    /// Space: the second action. Delete: cancel.
    void spacePressed(const QModelIndex& index);
    void deletePressed(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void updateGeometries() override;

private:
    QString m_empty;
    WholeRows* m_wholeRows;
};

/// A table with the design's defaults: row lines only, SelectRows, fixed row height, Tab leaves it.
class TableView : public QTableView {
    Q_OBJECT
public:
    TableView(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

    void setEmptyText(const QString& sentence);

signals:
    void chosen(const QModelIndex& index);
    void spacePressed(const QModelIndex& index);
    void deletePressed(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void updateGeometries() override;

private:
    QString m_empty;
    WholeRows* m_wholeRows;
};

}  // namespace opdesk::ui::widgets
