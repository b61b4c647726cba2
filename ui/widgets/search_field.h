#pragma once

#include <QLineEdit>
#include <QPointer>

class QAbstractItemView;

namespace opdesk::ui::widgets {

/// The search-first field: icon, text, what was found, key cap. ↓ ↑ PgUp PgDn move in the list without leaving the
/// field, Enter activates the list's current row. The list is the page's; the field only forwards keys.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    enum class Size { bar, desk };  ///< 32 px in the top bar, 40 px on the front desk

    SearchField(Size size, const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

    /// "3 matches · 6 ms" at the right; empty shows the key cap instead while the field is empty.
    void setFound(const QString& words);
    void setKey(const QKeySequence& key);
    void setList(QAbstractItemView* list);

signals:
    /// Enter with a current row in the list; the row's index is the list's currentIndex().
    void rowActivated();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fitMargins();

    Size m_size;
    QString m_found;
    QStringList m_caps;
    QPointer<QAbstractItemView> m_list;
};

}  // namespace opdesk::ui::widgets
